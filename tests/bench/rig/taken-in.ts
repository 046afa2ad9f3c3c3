import type { Program } from './program.ts';
import { until } from './wait.ts';

const LIMIT_MS = 3_600_000;
const LOOK_MS = 100;

/** From the first look at the backlog until there is none: how much the history took in, and how fast. */
export async function takenIn(program: Program): Promise<{ readonly events: number; readonly perS: number }> {
  const look = (): Promise<number> => program.backlog().catch(() => 0);
  const first = await until(
    'a backlog',
    async () => {
      const events = await look();
      return events > 0 ? { events, atMs: Date.now() } : null;
    },
    LIMIT_MS,
    LOOK_MS,
  );
  const over = async () => ((await program.backlog().catch(() => NaN)) === 0 ? Date.now() : null);
  const endMs = await until('the history to take it in', over, LIMIT_MS, LOOK_MS);
  return { events: first.events, perS: (first.events * 1_000) / (endMs - first.atMs) };
}
