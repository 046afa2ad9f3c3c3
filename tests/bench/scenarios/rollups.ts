import { monthBefore } from '../../../src-shared/domain/report/month.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { fillMonth, type Filling } from '../rig/month-profile.ts';
import { untilLive } from '../rig/program.ts';
import { withBench, type Rig } from '../rig/rig.ts';
import { takenIn } from '../rig/taken-in.ts';

const STATIONS = 300;

const rateOf = (rig: Rig, filling: Filling): Promise<number> =>
  withBench(rig, async ({ start, profile }) => {
    const month = monthBefore(new Date().toISOString().slice(0, 7));
    await fillMonth(profile, month, STATIONS, rig.historyEvents, filling);
    const program = await start(profile);
    await untilLive(program, 0);
    return (await takenIn(program)).perS;
  });

/** The same events twice: as they come, and as history already, which is kept alike and counted nowhere. */
export const rollups: Scenario = {
  name: 'rollups',
  title: `what roll-ups cost the history of ${STATIONS} stations`,
  rounds: { quick: 1, full: 3 },
  run: async (rig): Promise<readonly Figure[]> => {
    const without = await rateOf(rig, 'uncounted');
    const counted = await rateOf(rig, 'events');
    return [
      { name: 'taken in without roll-ups', value: without, unit: 'events/s' },
      { name: 'taken in with them', value: counted, unit: 'events/s' },
      { name: 'slower by', value: 100 * (1 - counted / without), unit: '%', target: { atMost: 25 } },
    ];
  },
};
