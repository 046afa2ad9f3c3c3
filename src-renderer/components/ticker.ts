import { createContext } from 'react';

/** One second hand for all that ages on the screen. */
export interface Ticker {
  readonly now: () => number;
  /** Calls back at every full second until the returned function is called. */
  readonly every: (tick: (nowMs: number) => void) => () => void;
}

const SECOND_MS = 1_000;

/** `now` is in epoch ms. The timer runs while somebody listens. */
export function createTicker(now: () => number): Ticker {
  const ticks = new Set<(nowMs: number) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const schedule = (): void => {
    timer = setTimeout(run, SECOND_MS - (now() % SECOND_MS));
  };
  const run = (): void => {
    schedule();
    const nowMs = now();
    for (const tick of ticks) tick(nowMs);
  };

  return {
    now,
    every: (tick) => {
      if (ticks.size === 0) schedule();
      ticks.add(tick);
      return () => {
        ticks.delete(tick);
        if (ticks.size === 0) clearTimeout(timer);
      };
    },
  };
}

export const TickerContext = createContext<Ticker>(createTicker(Date.now));
