import type { Aggregate } from './event.ts';

/** One reading as an aggregate of itself. */
export function ofSample(value: number, atMs: number): Aggregate {
  return { n: 1, min: value, max: value, sum: value, last: value, lastMs: atMs };
}

/** Which of two readings is the last: the later one; of two in the same millisecond the greater, so that order does not matter. */
export function isLast(
  value: number,
  atMs: number,
  than: { readonly last: number; readonly lastMs: number },
): boolean {
  return atMs > than.lastMs || (atMs === than.lastMs && value > than.last);
}

/** Both together. Commutative and associative, so fragments of a minute, and minutes of an hour, merge in any order. */
export function merge(a: Aggregate, b: Aggregate): Aggregate {
  const newest = isLast(b.last, b.lastMs, a) ? b : a;
  return {
    n: a.n + b.n,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    sum: a.sum + b.sum,
    last: newest.last,
    lastMs: newest.lastMs,
  };
}
