import { setTimeout as pause } from 'node:timers/promises';
import type { Scenario } from '../rig/figures.ts';
import { copyOfFilled } from '../rig/filled-profile.ts';
import { loadBetween } from '../rig/processes.ts';
import { untilLive } from '../rig/program.ts';
import { withBench, type Rig } from '../rig/rig.ts';

const STATIONS = 300;
const PER_S = 2_000;
const EVENTS_SHARE = 0.2;
const SETTLE_MS = 10_000;

/** Does a message cost more where there are more stations, or more history? */
export const growth: Scenario = {
  name: 'growth',
  title: 'CPU per message as the console grows',
  rounds: { quick: 1, full: 3 },
  run: async (rig) => {
    const plain = await costOf(rig, STATIONS, false);
    const wider = await costOf(rig, 2 * STATIONS, false);
    const older = await costOf(rig, STATIONS, true);
    return [
      { name: `${STATIONS} stations, empty history`, value: plain, unit: 'µs' },
      { name: 'twice the stations', value: wider / plain, unit: '×', target: { atMost: 1.1 } },
      {
        name: `with ${rig.historyEvents} events on disk`,
        value: older / plain,
        unit: '×',
        target: { atMost: 1.1 },
      },
    ];
  },
};

/** CPU of all processes per message, µs. */
const costOf = (rig: Rig, stations: number, withHistory: boolean): Promise<number> =>
  withBench(rig, async ({ load, start, profile }) => {
    if (withHistory) await copyOfFilled(rig, profile);
    const program = await start(profile);
    load({ stations, ratePerS: PER_S, qos1Share: EVENTS_SHARE, durationS: 600 });
    await untilLive(program, stations);
    await pause(SETTLE_MS);
    const before = program.usage();
    await pause(rig.mode === 'full' ? 60_000 : 15_000);
    const { totalCores } = loadBetween(before, program.usage());
    return (totalCores / PER_S) * 1_000_000;
  });
