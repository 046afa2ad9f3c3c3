import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure, Scenario } from '../rig/figures.ts';
import { copyOfFilled } from '../rig/filled-profile.ts';
import { untilLive } from '../rig/program.ts';
import { withBench } from '../rig/rig.ts';
import { takenIn } from '../rig/taken-in.ts';

/** The window's database is gone; the history comes back from the journal. */
export const rebuild: Scenario = {
  name: 'rebuild',
  title: 'rebuild of the history from the journal',
  rounds: { quick: 1, full: 3 },
  run: (rig) =>
    withBench(rig, async ({ start, profile }): Promise<readonly Figure[]> => {
      await copyOfFilled(rig, profile);
      await rm(join(profile, 'IndexedDB'), { recursive: true });
      const program = await start(profile);
      await untilLive(program, 0);
      const taken = await takenIn(program);
      return [
        { name: 'events', value: taken.events, unit: '' },
        {
          name: 'rebuilt',
          value: taken.perS,
          unit: 'events/s',
          target: { atLeast: 8_000 },
        },
      ];
    }),
};
