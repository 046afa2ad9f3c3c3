import { localDays } from '../local-time.ts';
import type { Resolution } from './signal.ts';

/** Stretches one after another without a hole: bin i is `[startsMs[i], startsMs[i + 1])`, the last ends at `endMs`. Epoch ms. */
export interface Bins {
  readonly startsMs: readonly number[];
  readonly endMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The bins that `[fromMs, toMs)` touches. Hours and days are the station's own: hours are counted from its midnight. */
export function binsOf(resolution: Resolution, fromMs: number, toMs: number, zone: string | null): Bins {
  switch (resolution) {
    case 'minute':
      return stepped(fromMs, toMs, MINUTE_MS);
    case 'five-minutes':
      return stepped(fromMs, toMs, 5 * MINUTE_MS);
    case 'hour': {
      const hours = localDays(fromMs, toMs, zone).flatMap(({ startMs, endMs }) =>
        Array.from({ length: Math.ceil((endMs - startMs) / HOUR_MS) }, (_, hour) => startMs + hour * HOUR_MS),
      );
      return within(hours, fromMs, toMs, HOUR_MS);
    }
    case 'day': {
      const days = localDays(fromMs, toMs, zone);
      return { startsMs: days.map(({ startMs }) => startMs), endMs: days.at(-1)?.endMs ?? toMs };
    }
  }
}

function stepped(fromMs: number, toMs: number, stepMs: number): Bins {
  const firstMs = Math.floor(fromMs / stepMs) * stepMs;
  const count = Math.max(0, Math.ceil((toMs - firstMs) / stepMs));
  return {
    startsMs: Array.from({ length: count }, (_, index) => firstMs + index * stepMs),
    endMs: firstMs + count * stepMs,
  };
}

function within(startsMs: readonly number[], fromMs: number, toMs: number, stepMs: number): Bins {
  const kept = startsMs.filter((startMs) => startMs + stepMs > fromMs && startMs < toMs);
  return { startsMs: kept, endMs: (kept.at(-1) ?? toMs - stepMs) + stepMs };
}

/** Answers the bin of a time; times must not go back from call to call. -1: it is in none. */
export function binFinder({ startsMs, endMs }: Bins): (atMs: number) => number {
  let bin = -1;
  return (atMs) => {
    while ((startsMs[bin + 1] ?? Infinity) <= atMs) bin += 1;
    return atMs < endMs ? bin : -1;
  };
}
