import type { Values } from './down-sample.ts';

/** What is said of a line in words. */
export interface TrendFigures {
  /** Bins with data. */
  readonly known: number;
  readonly sum: number;
  /** Null where there is no data at all. */
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
}

export function figuresOf(values: Values): TrendFigures {
  const known = values.filter((value) => value !== null);
  const sum = known.reduce((total, value) => total + value, 0);
  if (known.length === 0) return { known: 0, sum: 0, min: null, max: null, mean: null };
  const min = known.reduce((least, value) => Math.min(least, value), Infinity);
  const max = known.reduce((most, value) => Math.max(most, value), -Infinity);
  return { known: known.length, sum, min, max, mean: sum / known.length };
}
