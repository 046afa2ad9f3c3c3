import { expect, type Page } from '@playwright/test';
import { connectAsync } from 'mqtt';
import { nextRun } from '../../src-shared/domain/schedule/plan.ts';
import type { LightSchedule } from '../../src-shared/domain/schedule/schedule.ts';
import { payloads } from '../../src-shared/feed/payloads.ts';
import { aResultMessage, aStateMessage } from '../builders/messages.ts';
import { CLOCK, shiftClock } from './support/clock.ts';
import type { RunningConsole } from './support/console.ts';
import { goTo, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test, type Room } from './support/room.ts';

const ID = 'kexuecheng';
const LIGHT = 'main-light';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Before it is due: the rest of the way the clock goes by itself. */
const JUST_BEFORE_MS = 1_000;
/** Both consoles' turns, and a busy machine. */
const CARRIED_OUT_WITHIN_MS = 30_000;

/** What the page makes of "Add", which is what this test saves. */
const SUNSET: LightSchedule = {
  id: 'x',
  enabled: true,
  action: 'on',
  at: { kind: 'sunset', offsetMin: 0 },
  days: [0, 1, 2, 3, 4, 5, 6],
  stations: 'all',
  lights: 'all',
  by: '',
};
/** Of the station's `about`. */
const STATION = {
  station: ID,
  timezone: 'Asia/Shanghai',
  place: { lat: 34.81, lon: 113.55 },
  lights: [{ device: LIGHT, name: null }],
};

function sunsetAfter(nowMs: number): number {
  const next = nextRun(SUNSET, [STATION], STATION.place, nowMs);
  if (next === null) throw new Error('the sun sets in Zhengzhou');
  return next.atMs;
}

/** A station that acts on each command once, and answers a repeated one as before. */
async function actingStation(room: Room, url: string) {
  const gateway = await room.gateway(url, ID);
  const received: string[] = [];
  const deeds = new Map<string, string>();
  const ear = await connectAsync(url);
  room.atEnd(() => ear.endAsync(true));
  ear.on('message', (_topic, payload) => {
    const { id, action, by } = payloads.command.parse(JSON.parse(payload.toString()));
    received.push(by);
    const isNew = !deeds.has(id);
    deeds.set(id, action);
    const report = { ts: Date.now(), on: action === 'on', cause: 'command', command: id };
    if (isNew) void gateway.say(aStateMessage(report, { device: LIGHT }));
    void gateway.say(aResultMessage({ id, ts: Date.now() }));
  });
  await ear.subscribeAsync(`waystation/v1/${ID}/command/+`, { qos: 1 });
  const switchedOff = (): Promise<void> =>
    gateway.say(aStateMessage({ ts: Date.now(), on: false, cause: 'manual' }, { device: LIGHT }));
  return { received, deeds, switchedOff };
}

interface Wanted {
  readonly name: string;
  readonly lang: 'zh-CN' | 'en';
  /** What its clock shows now. */
  readonly atMs: number;
}

/** A console on which somebody has made the schedule. */
async function scheduledConsole(
  room: Room,
  url: string,
  { name, lang, atMs }: Wanted,
): Promise<RunningConsole> {
  const running = await room.console({
    flags: ['--broker', url, '--lang', lang, '--name', name],
    before: [CLOCK],
  });
  await standAt(running, atMs);
  const { page } = running;
  const { schedules } = TEXT[lang];
  await expect(page.locator(`[data-station="${ID}"]`)).toBeVisible();
  await signedIn(page);
  await goTo(page, 'devices/schedules');
  await page.getByRole('button', { name: schedules.add }).click();
  // The page goes by its own clock, to the minute.
  const earliestMs = sunsetAfter(Date.now() - 2 * MINUTE_MS);
  const nextMs = Number(await page.locator('[data-next-ms]').getAttribute('data-next-ms'));
  expect([earliestMs, sunsetAfter(earliestMs)]).toContain(nextMs);
  await page.getByRole('button', { name: schedules.save }).click();
  await expect(page.getByText(schedules.note.saved)).toBeVisible();
  return running;
}

const standAt = (running: RunningConsole, atMs: number): Promise<void> =>
  shiftClock(running, atMs - Date.now());

const outcomes = (page: Page): Promise<string[]> =>
  page
    .locator(`[data-run="${ID}/${LIGHT}"]`)
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-outcome') ?? ''));

const expectOutcomes = (page: Page, expected: readonly (string | RegExp)[]): Promise<void> =>
  expect
    .poll(() => outcomes(page), { timeout: CARRIED_OUT_WITHIN_MS })
    .toEqual(expected.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))));

test('two consoles switch the lights at sunset once, and not after an hour of absence', async ({ room }) => {
  const broker = await room.broker();
  const { received, deeds, switchedOff } = await actingStation(room, broker.url);
  const first = sunsetAfter(Date.now());
  const atMs = first - 2 * HOUR_MS;
  const one = await scheduledConsole(room, broker.url, { name: 'control-1', lang: 'zh-CN', atMs });
  const two = await scheduledConsole(room, broker.url, { name: 'control-2', lang: 'en', atMs });
  const second = sunsetAfter(first);
  const third = sunsetAfter(second);
  expect(second - first).toBeLessThan(1.1 * DAY_MS);

  // The one whose clock is behind finds it done, and sends nothing.
  await standAt(one, first - JUST_BEFORE_MS);
  await expectOutcomes(one.page, ['sent']);
  await expect.poll(() => deeds.size).toBe(1);
  await standAt(two, first - JUST_BEFORE_MS);
  await expectOutcomes(two.page, ['elsewhere']);
  expect(received).toEqual(['wang@control-1']);

  // Both at once: one command, whoever sends it.
  await switchedOff();
  await Promise.all([one, two].map((running) => standAt(running, second - JUST_BEFORE_MS)));
  await expectOutcomes(one.page, [/sent|elsewhere|already/, 'sent']);
  await expectOutcomes(two.page, [/sent|elsewhere|already/, 'elsewhere']);
  expect([...deeds.values()]).toEqual(['on', 'on']);

  await switchedOff();
  const before = received.length;
  await Promise.all([one, two].map((running) => standAt(running, third + HOUR_MS)));
  await expectOutcomes(one.page, ['missed', /./, 'sent']);
  await expectOutcomes(two.page, ['missed', /./, 'elsewhere']);
  const { absent } = TEXT['zh-CN'].schedules.cause;
  await expect(one.page.locator('[data-outcome="missed"]')).toContainText(absent);
  expect(received).toHaveLength(before);
  expect(deeds.size).toBe(2);
});
