import type { Figure, Scenario } from '../rig/figures.ts';
import { sum, type Role, type Usage } from '../rig/processes.ts';
import { untilLive } from '../rig/program.ts';
import { withBench } from '../rig/rig.ts';
import { median } from '../rig/statistics.ts';

const STATIONS = 300;
const PER_S = 10_000;
/** Events as many as the history takes without falling behind; it is the way of all messages that is watched here. */
const EVENTS_SHARE = 0.2;
const LOOK_MS = 2_000;
/** The first part of the run fills caches and is not looked at: a million of ten, in a full run. */
const WARM_SHARE = 0.1;
/** Garbage comes and goes: the level is the median of so many looks. */
const LEVEL_LOOKS = 10;

const ROLES: readonly Role[] = ['main', 'window', 'gpu', 'other'];

/** Memory of all processes while messages flow, by the millions. */
export const memory: Scenario = {
  name: 'memory',
  title: 'memory over many messages',
  rounds: { quick: 1, full: 1 },
  run: (rig) =>
    withBench(rig, async ({ load, start, profile }): Promise<readonly Figure[]> => {
      const program = await start(profile);
      const durationS = rig.messages / PER_S;
      await untilLive(program, 0);
      const going = load({ stations: STATIONS, ratePerS: PER_S, qos1Share: EVENTS_SHARE, durationS });
      const looks: Usage['pssMb'][] = [];
      const looking = setInterval(() => looks.push(program.usage().pssMb), LOOK_MS);
      const { published } = await going.finished.finally(() => clearInterval(looking));
      const warm = looks.slice(Math.floor(looks.length * WARM_SHARE));
      const first = median(warm.slice(0, LEVEL_LOOKS).map(sum));
      const last = median(warm.slice(-LEVEL_LOOKS).map(sum));
      return [
        { name: 'messages', value: published, unit: '' },
        { name: 'PSS after the first tenth', value: first, unit: 'MB' },
        { name: 'PSS at the end', value: last, unit: 'MB', target: { atMost: 450 } },
        { name: 'PSS at most', value: Math.max(...looks.map(sum)), unit: 'MB' },
        ...ROLES.map((role) => ({
          name: `of it at the end: ${role}`,
          value: median(warm.slice(-LEVEL_LOOKS).map((pssMb) => pssMb[role])),
          unit: 'MB',
        })),
        {
          name: 'growth since the first tenth',
          value: ((last - first) / first) * 100,
          unit: '%',
          target: { atMost: 5 },
        },
      ];
    }),
};
