/** Long enough to see through the waves in which a broker sends, short enough to notice a flood at once. */
const WINDOW_MS = 500;

export interface EventRate {
  readonly add: (events: number) => void;
  /** Of the last whole window, or of the present one if that has more already; 0 when none came for as long. */
  readonly perS: () => number;
}

/** How many events a second there are. */
export function eventRate(now: () => number = () => performance.now()): EventRate {
  let fromMs = now();
  let count = 0;
  let before = 0;
  const turn = (): void => {
    const passed = Math.floor((now() - fromMs) / WINDOW_MS);
    if (passed <= 0) return;
    before = passed === 1 ? count : 0;
    count = 0;
    fromMs += passed * WINDOW_MS;
  };
  return {
    add: (events) => {
      turn();
      count += events;
    },
    perS: () => {
      turn();
      return (Math.max(before, count) * 1_000) / WINDOW_MS;
    },
  };
}
