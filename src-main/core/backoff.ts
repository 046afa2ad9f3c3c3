/** Waiting times that double, with jitter, so that a hundred consoles do not come back in one instant. */
export interface Backoff {
  /** The next wait in ms: between half of the current step and all of it. */
  readonly nextMs: () => number;
  readonly reset: () => void;
}

export function createBackoff(
  firstMs: number,
  longestMs: number,
  random: () => number = Math.random,
): Backoff {
  let stepMs = firstMs;
  return {
    nextMs: () => {
      const waitMs = stepMs * (0.5 + random() / 2);
      stepMs = Math.min(stepMs * 2, longestMs);
      return waitMs;
    },
    reset: () => {
      stepMs = firstMs;
    },
  };
}
