import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Figure, Scenario } from '../rig/figures.ts';
import { copyOfFilled } from '../rig/filled-profile.ts';
import { untilLive } from '../rig/program.ts';
import { withBench } from '../rig/rig.ts';
import { until } from '../rig/wait.ts';

const LIMIT_MS = 1_800_000;
const LOOK_MS = 100;

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
      const first = await until(
        'the rebuild to begin',
        async () => {
          const backlog = await program.backlog();
          return backlog > 0 ? { backlog, atMs: Date.now() } : null;
        },
        LIMIT_MS,
        LOOK_MS,
      );
      const endMs = await until(
        'the rebuild to end',
        async () => ((await program.backlog()) === 0 ? Date.now() : null),
        LIMIT_MS,
        LOOK_MS,
      );
      return [
        { name: 'events', value: first.backlog, unit: '' },
        {
          name: 'rebuilt',
          value: (first.backlog * 1_000) / (endMs - first.atMs),
          unit: 'events/s',
          target: { atLeast: 8_000 },
        },
      ];
    }),
};
