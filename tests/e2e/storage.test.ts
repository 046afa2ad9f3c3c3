import { expect, type Page } from '@playwright/test';
import { aPeopleMessage } from '../builders/messages.ts';
import { expectConnected } from './support/console.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { readHistory } from './support/history.ts';
import { signedIn } from './support/operators.ts';
import { test } from './support/room.ts';

const STATION = 'kexuecheng';
const WITHIN_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEKS = 4;
const EACH_HOUR = 2;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const keepDays = (page: Page, kind: string) => page.locator(`[data-space="${kind}"] input`);

for (const lang of LANGUAGES)
  test(`today is shown against the usual, and shorter times say what goes and delete it (${lang})`, async ({
    room,
  }) => {
    test.setTimeout(180_000);
    const text = TEXT[lang].storage;
    const broker = await room.broker();
    const running = await room.console({ flags: ['--lang', lang, '--broker', broker.url] });
    const { page } = running;
    await expectConnected(running);
    const gateway = await room.gateway(broker.url, STATION);
    // Two visits in each hour of the same day of four weeks: by any minute the usual ones are a known number.
    const nowMs = Date.now();
    const firstHourMs = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
    const sent: string[] = [];
    for (let week = 1; week <= WEEKS; week += 1)
      for (let hour = -24; hour < 24; hour += 1) {
        const id = `usual-${String(week)}-${String(hour)}`;
        sent.push(id);
        const ts = firstHourMs - week * 7 * DAY_MS + hour * HOUR_MS;
        await gateway.say(aPeopleMessage({ id, ts, in: EACH_HOUR, out: 0 }));
      }
    const kept = async (): Promise<number> =>
      ((await readHistory(running)) ?? []).filter(({ id }) => id.startsWith('usual-')).length;
    await expect.poll(kept, { timeout: WITHIN_MS }).toBe(sent.length);

    // Asked for once a minute; a page that is loaded anew asks at once.
    await page.reload();
    const usual = page.locator('[data-total-usual]');
    await expect(usual).toHaveAttribute('data-total-usual', /^\d+$/, { timeout: WITHIN_MS });
    const shown = Number(await usual.getAttribute('data-total-usual'));
    // Somewhere between the beginning of the test and now, on whichever side of midnight that is.
    const distances = [nowMs, Date.now()].map((atMs) =>
      Math.abs(shown - (EACH_HOUR * minuteOfDay(atMs)) / 60),
    );
    expect(Math.min(...distances)).toBeLessThanOrEqual(EACH_HOUR);
    await goTo(page, `station/${STATION}`);
    await expect(page.locator('[data-usual]')).toContainText(
      TEXT[lang].insight.from.replace('{{n}}', String(WEEKS)),
    );

    await signedIn(page);
    await goTo(page, 'settings/storage');
    await expect(page.locator('[data-forecast]')).toBeVisible({ timeout: WITHIN_MS });
    await keepDays(page, 'events').fill('399');
    await button(page, text.save).click();
    const dialog = page.getByRole('dialog', { name: text.ask });
    // Retention goes by arrival, and all of it arrived today.
    await expect(dialog).toContainText(text.nothingGoes, { timeout: WITHIN_MS });
    await button(page, text.keepAsIs).click();
    await expect(dialog).toBeHidden();
    await keepDays(page, 'events').fill('400');
    await keepDays(page, 'days').fill('399');
    await button(page, text.save).click();
    await expect(
      page.getByText(text.rangeOrEmpty.replace('{{min}}', '400').replace('{{max}}', '3660')),
    ).toBeVisible();
    await keepDays(page, 'days').fill('400');
    await button(page, text.save).click();
    await button(page, text.confirm).click();
    await expect(page.getByText(text.saved)).toBeVisible({ timeout: WITHIN_MS });
    await page.reload();
    await expect(keepDays(page, 'days')).toHaveValue('400', { timeout: WITHIN_MS });
    expect(await kept()).toBe(sent.length);
  });

/** Of the station, which is in Shanghai. */
function minuteOfDay(atMs: number): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(
    atMs,
  );
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}
