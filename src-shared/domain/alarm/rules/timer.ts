/**
 * On-delay and off-delay of one rule at one thing. Plain JSON: a restart between any two steps changes nothing.
 */
export interface Timer {
  /** The last that was known. */
  readonly condition: boolean;
  /** Since when, by the station's time, epoch ms. */
  readonly sinceMs: number;
  /** For how long it has been *seen* to be so, ms. */
  readonly countedMs: number;
  /** Our clock at the last step, epoch ms; null: it was unknown then, and the time since does not count. */
  readonly seenMs: number | null;
  readonly raised: boolean;
  /** When the condition began that was raised last, epoch s; null before the first. */
  readonly occurrence: number | null;
}

export const RESTING: Timer = {
  condition: false,
  sinceMs: 0,
  countedMs: 0,
  seenMs: null,
  raised: false,
  occurrence: null,
};

export interface Delays {
  readonly onDelayS: number;
  readonly offDelayS: number;
}

export interface Observation {
  /** Null: unknown. */
  readonly condition: boolean | null;
  /** The station's time of the reading, epoch ms. */
  readonly atMs: number;
}

/**
 * Steps are a second apart; a longer one was a stalled program, a sleeping computer or a clock that was set, and counts as this.
 * A clock set back counts as nothing: neither raises an alarm, and neither holds one up.
 */
export const LONGEST_STEP_MS = 5_000;

/** Nothing is going on: such a timer need not be kept. */
export const isResting = ({ condition, raised }: Timer): boolean => !condition && !raised;

/** An alarm that was raised in an earlier run of the program: it stays so until its condition is seen to be over. */
export function raisedBefore(occurrence: number, nowMs: number): Timer {
  return {
    condition: true,
    sinceMs: occurrence * 1_000,
    countedMs: 0,
    seenMs: nowMs,
    raised: true,
    occurrence,
  };
}

/**
 * One more look. What is unknown holds all as it is: an alarm that is raised stays, one that is not is not raised by silence,
 * and the time until it is known again counts neither way.
 */
export function step(
  timer: Timer,
  delays: Delays,
  { condition, atMs }: Observation,
  nowMs: number,
  longestStepMs = LONGEST_STEP_MS,
): Timer {
  if (condition === null) return timer.seenMs === null ? timer : { ...timer, seenMs: null };
  const { raised, occurrence } = timer;
  if (condition !== timer.condition)
    return settled({ condition, sinceMs: atMs, countedMs: 0, seenMs: nowMs, raised, occurrence }, delays);
  const passedMs = timer.seenMs === null ? 0 : Math.min(Math.max(0, nowMs - timer.seenMs), longestStepMs);
  const countedMs = timer.countedMs + passedMs;
  return settled({ condition, sinceMs: timer.sinceMs, countedMs, seenMs: nowMs, raised, occurrence }, delays);
}

function settled(timer: Timer, { onDelayS, offDelayS }: Delays): Timer {
  const { condition, raised, countedMs } = timer;
  if (condition === raised || countedMs < (condition ? onDelayS : offDelayS) * 1_000) return timer;
  return condition
    ? { ...timer, raised: true, occurrence: Math.floor(timer.sinceMs / 1_000) }
    : { ...timer, raised: false };
}
