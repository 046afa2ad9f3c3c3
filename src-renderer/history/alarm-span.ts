import { laterDeed, type Shelving } from '../../src-shared/domain/alarm/operators.ts';
import { compareStamps, type Stamp } from '../../src-shared/domain/stamp.ts';
import type { Span } from './alarm-rows.ts';

/** Of a gateway that tells of a return again and again the earliest are kept: the first is the one that counts. */
const CLEARS_MAX = 16;
/** The newest are kept: the last is the one that is shown. */
const SHELVINGS_MAX = 8;

export const NO_SPAN: Span = { clears: [], shelvings: [] };

/** Answers the same object where it is known already. */
export function withClear(span: Span, clear: Stamp): Span {
  if (span.clears.some((known) => compareStamps(known, clear) === 0)) return span;
  const clears = [...span.clears, clear].sort(compareStamps);
  return { ...span, clears: clears.slice(0, CLEARS_MAX) };
}

/** Likewise. */
export function withShelving(span: Span, shelving: Shelving): Span {
  const isSame = ({ atMs, by }: Shelving): boolean => atMs === shelving.atMs && by === shelving.by;
  const known = span.shelvings.find(isSame) ?? null;
  const kept = laterDeed(known, shelving) ?? shelving;
  if (kept === known) return span;
  const others = span.shelvings.filter((one) => !isSame(one));
  const shelvings = [...others, kept].sort((a, b) => a.atMs - b.atMs || (a.by < b.by ? -1 : 1));
  return { ...span, shelvings: shelvings.slice(-SHELVINGS_MAX) };
}

/** What is before a raise, and what is after it. */
export function divide({ clears, shelvings }: Span, raise: Stamp): readonly [before: Span, after: Span] {
  const isBefore = (clear: Stamp): boolean => compareStamps(clear, raise) < 0;
  return [
    {
      clears: clears.filter(isBefore),
      shelvings: shelvings.filter(({ atMs }) => atMs < raise.atMs),
    },
    {
      clears: clears.filter((clear) => !isBefore(clear)),
      shelvings: shelvings.filter(({ atMs }) => atMs >= raise.atMs),
    },
  ];
}
