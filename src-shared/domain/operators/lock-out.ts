/** How often a secret was wrong, one after the other, and since when the next try waits. */
export interface LockOut {
  readonly failures: number;
  readonly lastMs: number;
}

export const NO_FAILURES: LockOut = { failures: 0, lastMs: 0 };

/** A tired hand misses a key; nobody guesses a secret in so many tries. */
const FREE_FAILURES = 3;
const FIRST_DELAY_MS = 5_000;
/**
 * Four tries an hour are too few to guess with, and nobody is shut out for good: the only administrator at 4 a.m. waits for
 * a quarter of an hour at most.
 */
export const LONGEST_DELAY_MS = 15 * 60_000;

/** Until when no try is looked at, epoch ms; 0: the next one is. A clock that was set back does not make it longer. */
export function closedUntilMs({ failures, lastMs }: LockOut, nowMs: number): number {
  if (failures <= FREE_FAILURES) return 0;
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES - 1), LONGEST_DELAY_MS);
  const untilMs = Math.min(lastMs, nowMs) + delayMs;
  return untilMs > nowMs ? untilMs : 0;
}

export const afterFailure = ({ failures }: LockOut, nowMs: number): LockOut => ({
  failures: failures + 1,
  lastMs: nowMs,
});
