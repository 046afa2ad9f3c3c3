import { expect, type Page } from '@playwright/test';
import {
  anAboutMessage,
  anAlarmMessage,
  aDoorMessage,
  aPeopleMessage,
  aStateMessage,
  aStatusMessage,
} from '../builders/messages.ts';
import { chanceOf } from './support/chance.ts';
import { expectConnected } from './support/console.ts';
import { field, LANGUAGES, station, TEXT } from './support/handles.ts';
import { openPast } from './support/past.ts';
import { test } from './support/room.ts';
import type { Ledger } from './support/ledger.ts';

const ID = 'kexuecheng';
const MINUTE_MS = 60_000;
const STEPS = 40;

/** One thing that happened, and what it made of the station. */
interface Happened {
  readonly ts: number;
  readonly entered: number;
  readonly inside: number;
  readonly light: 'on' | 'off' | 'unknown';
  readonly alarms: number;
}

/** An hour of a station, a minute and a half between events; answers what was the case after each. */
async function publishHour(ledger: Ledger, beganMs: number): Promise<readonly Happened[]> {
  const chance = chanceOf(5);
  await ledger.say(anAboutMessage({ ts: beganMs }, { station: ID }));
  await ledger.say(aStatusMessage({ ts: beganMs }, { station: ID }));
  const told: Happened[] = [];
  let now: Happened = { ts: beganMs, entered: 0, inside: 0, light: 'unknown', alarms: 0 };
  for (let step = 1; step <= STEPS; step += 1) {
    const ts = beganMs + step * 90_000;
    const own = { ts, seq: undefined };
    const kind = chance.between(0, 3);
    if (kind === 0) {
      const [entered, left] = [chance.between(1, 3), chance.between(0, 1)];
      now = { ...now, entered: now.entered + entered, inside: now.inside + entered - left };
      await ledger.say(
        aPeopleMessage({ ...own, in: entered, out: left, inside: now.inside }, { station: ID }),
      );
    } else if (kind === 1) {
      const light = chance.between(0, 1) === 1 ? 'on' : 'off';
      now = { ...now, light };
      await ledger.say(aStateMessage({ ...own, on: light === 'on' }, { station: ID }));
    } else if (kind === 2) {
      const active = now.alarms === 0;
      now = { ...now, alarms: active ? 1 : 0 };
      await ledger.say(anAlarmMessage({ ...own, id: `smoke-${String(step)}`, active }, { station: ID }));
    } else await ledger.say(aDoorMessage({ ...own, event: 'granted' }, { station: ID }));
    now = { ...now, ts };
    told.push(now);
  }
  return told;
}

const past = (page: Page, name: string) =>
  page.locator(`[data-replay-station="${ID}"] [data-field="${name}"]`);

async function expectAsItWas(page: Page, { ts, entered, inside, light, alarms }: Happened): Promise<void> {
  await openPast(page, 'replay', { at: ts, station: ID });
  await expect(page.locator('[data-replay-at]')).toHaveAttribute('data-replay-at', String(ts));
  await expect(past(page, 'entries')).toHaveText(String(entered));
  await expect(past(page, 'inside')).toHaveText(entered === 0 ? /^—/ : new RegExp(`^${String(inside)}$`));
  await expect(past(page, 'alarms')).toHaveText(String(alarms));
  const device = page.locator('[data-replay-device="main-light"]');
  await expect(device).toHaveAttribute('data-replay-reported', light);
}

/** Within one day of the station, so that the oracle needs no calendar: between 1:10 and midnight of its clock. */
function anHourOfOneDay(): number {
  const dayMs = 24 * 60 * MINUTE_MS;
  const sinceMidnightMs = (Date.now() + 8 * 60 * MINUTE_MS) % dayMs;
  const early = sinceMidnightMs < 80 * MINUTE_MS;
  return Date.now() - (early ? sinceMidnightMs + 90 * MINUTE_MS : 70 * MINUTE_MS);
}

for (const lang of LANGUAGES) {
  const { replay, frame } = TEXT[lang];

  test(`a replay shows what was the case, is never taken for now, and one key leaves it (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const running = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    const { page } = running;
    await expectConnected(running);
    const ledger = await room.ledger(broker.url);
    const told = await publishHour(ledger, anHourOfOneDay());
    const last = told.at(-1);
    if (last === undefined) throw new Error('something was published');
    await expect(field(page, ID, 'entries')).toHaveText(/\d/);

    // The history follows the journal within a second; a night that was opened before is opened again.
    await expect(async () => {
      await page.reload();
      await openPast(page, 'replay', { at: last.ts, station: ID });
      await expect(past(page, 'entries')).toHaveText(String(last.entered), { timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    for (const moment of [told[25], told[3], told[30], told[12], told[0], last])
      if (moment !== undefined) await expectAsItWas(page, moment);

    // Nothing of it can be found as live, or pressed.
    const view = page.locator('[data-view="replay"]');
    await expect(view).toContainText(replay.mark);
    await expect(page.locator('[data-station]')).toHaveCount(0);
    await expect(view.locator('[data-action], [data-device], [data-alarm-action]')).toHaveCount(0);

    // What happens now goes on being told and kept.
    const now = { ts: Date.now(), seq: undefined };
    await ledger.say(anAlarmMessage({ ...now, id: 'fire-now', type: 'fire' }, { station: ID }));
    await ledger.say(aPeopleMessage({ ...now, in: 2, out: 0, inside: 2 }, { station: ID }));
    await expect(page.locator('[data-count="critical"]')).toHaveText(/1/);
    await expect(page.getByRole('alert').filter({ hasText: TEXT[lang].words.alarmType.fire })).toBeVisible();

    await page.keyboard.press(lang === 'en' ? 'n' : 'Escape');
    await expect(
      page.locator('[data-view="overview"]').and(page.locator(':not([data-view="replay"])')),
    ).toBeVisible();
    await expect(view).toHaveCount(0);
    await expect(field(page, ID, 'inside')).toHaveText(/^2/);
    await expect(page.getByRole('link', { name: frame.view.overview })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
}

test('a replay plays, leaps from alarm to alarm, and ends where the night does', async ({ room }) => {
  const broker = await room.broker();
  const running = await room.console({ flags: ['--broker', broker.url, '--lang', 'en'] });
  const { page } = running;
  await expectConnected(running);
  const ledger = await room.ledger(broker.url);
  const beganMs = anHourOfOneDay();
  const raisedMs = [10, 30].map((minutes) => beganMs + minutes * MINUTE_MS);
  await ledger.say(anAboutMessage({ ts: beganMs }, { station: ID }));
  for (const [index, ts] of raisedMs.entries())
    await ledger.say(anAlarmMessage({ ts, id: `o${String(index)}`, seq: undefined }, { station: ID }));
  await expect(station(page, ID)).toBeVisible();

  const { replay } = TEXT.en;
  const shown = page.locator('[data-replay-at]');
  const view = page.locator('[data-view="replay"]');
  const next = view.getByRole('button', { name: replay.nextAlarm });
  await expect(async () => {
    await page.reload();
    await openPast(page, 'replay', { at: beganMs, scope: ID });
    await expect(page.getByRole('img', { name: replay.alarms.replace('{{n}}', '2') })).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 60_000 });
  for (const atMs of raisedMs) {
    await next.click();
    await expect(shown).toHaveAttribute('data-replay-at', String(atMs));
  }
  await expect(next).toBeDisabled();
  await view.getByRole('button', { name: replay.previousAlarm }).click();
  await expect(shown).toHaveAttribute('data-replay-at', String(raisedMs[0]));

  await page.getByText('600×').click();
  await view.getByRole('button', { name: replay.play }).click();
  const atMs = async (): Promise<number> => Number(await shown.getAttribute('data-replay-at'));
  await expect.poll(atMs).toBeGreaterThan((raisedMs[0] ?? 0) + 5 * MINUTE_MS);
  await expect(page.getByText(replay.ended)).toBeVisible({ timeout: 60_000 });
  await expect(view.getByRole('button', { name: replay.play })).toBeDisabled();
});
