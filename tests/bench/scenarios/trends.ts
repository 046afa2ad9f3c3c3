import { z } from 'zod';
import { stationId } from '../../../src-main/demo/load/messages.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { settled } from '../rig/in-page.ts';
import { layYear, publishPast } from '../rig/past.ts';
import { untilLive, type Program } from '../rig/program.ts';
import { withBench } from '../rig/rig.ts';
import { quantile } from '../rig/statistics.ts';
import { until } from '../rig/wait.ts';

const STATIONS = 300;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NIGHT_MS = 12 * HOUR_MS;
/** Half of them events, four a visit; at full 250 visits a station in the night, and a reading every 43 seconds. */
const NIGHT_MESSAGES = { quick: 100_000, full: 600_000 };
const DRAWINGS = 9;
const LEAPS = 24;
const LIMIT_MS = 600_000;

/** From a new address until what it asks for is on the screen, ms. */
const shownAfter = (program: Program, hash: string, selector: string): Promise<number> =>
  settled(program, z.number(), `(${lookInPage.toString()})(${JSON.stringify({ hash, selector })})`, LIMIT_MS);

/** Runs in the page: nothing from outside the function is there. */
function lookInPage({ hash, selector }: { hash: string; selector: string }): Promise<number> {
  return new Promise((done) => {
    const begunMs = performance.now();
    const look = (): void => {
      if (document.querySelector(selector) === null) requestAnimationFrame(look);
      // The frame after it, in which it is painted.
      else requestAnimationFrame(() => done(performance.now() - begunMs));
    };
    window.location.hash = hash;
    look();
  });
}

async function drawings(program: Program, toMs: number): Promise<readonly number[]> {
  const draw = (spanMs: number): Promise<number> => {
    const fromMs = toMs - spanMs;
    const hash = `#/view/trends?stations=${stationId(0)}&signal=inside&from=${fromMs}&to=${toMs}`;
    return shownAfter(program, hash, `[data-drawn-from="${fromMs}"]`);
  };
  await draw(HOUR_MS);
  const times: number[] = [];
  for (let count = 0; count < DRAWINGS; count += 1) {
    times.push(await draw(365 * DAY_MS + count * HOUR_MS));
    await draw(HOUR_MS + count * 60_000);
  }
  return times;
}

async function leaps(
  program: Program,
  fromMs: number,
): Promise<{ openMs: number; times: readonly number[] }> {
  const leap = (atMs: number): Promise<number> =>
    shownAfter(program, `#/view/replay?at=${atMs}`, `[data-replay-at="${atMs}"]`);
  const openMs = await leap(fromMs);
  const times: number[] = [];
  // To and fro all over the night: never on from where one is.
  for (let count = 1; count <= LEAPS; count += 1)
    times.push(await leap(fromMs + Math.floor((((count * 7) % LEAPS) / LEAPS) * NIGHT_MS) + count));
  return { openMs, times };
}

/** A year of a station, and a night of all of them, from the window's history. */
export const trends: Scenario = {
  name: 'trends',
  title: `a year of hours drawn, and leaps in a night of ${STATIONS} stations`,
  rounds: { quick: 1, full: 3 },
  run: (rig) =>
    withBench(rig, async ({ broker, start, profile }): Promise<readonly Figure[]> => {
      const program = await start(profile);
      await untilLive(program, 0);
      // The last noon to noon that is over, at the stations.
      const noonMs = Math.floor((Date.now() - 4 * HOUR_MS) / DAY_MS) * DAY_MS + 4 * HOUR_MS;
      const fromMs = noonMs - DAY_MS + 6 * HOUR_MS;
      const messages = NIGHT_MESSAGES[rig.mode];
      await publishPast(broker.url, { stations: STATIONS, messages, fromMs, toMs: fromMs + NIGHT_MS });
      const inHistory = async () => ((await program.backlog()) === 0 ? true : null);
      await until('the history to hold the night', inHistory, LIMIT_MS, 500);
      await layYear(program, stationId(0), Date.now());
      const drawn = await drawings(program, Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
      const { openMs, times } = await leaps(program, fromMs);
      return [
        { name: 'a year of hours, p50', value: quantile(drawn, 0.5), unit: 'ms', target: { atMost: 150 } },
        { name: 'a year of hours, worst', value: quantile(drawn, 1), unit: 'ms' },
        { name: 'messages of the night', value: messages, unit: '' },
        { name: 'the night opened', value: openMs, unit: 'ms' },
        { name: 'a leap, p50', value: quantile(times, 0.5), unit: 'ms' },
        { name: 'a leap, worst', value: quantile(times, 1), unit: 'ms', target: { atMost: 1_000 } },
      ];
    }),
};
