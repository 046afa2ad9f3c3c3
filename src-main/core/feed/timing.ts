import type { Timing } from '../../../src-shared/domain/event.ts';
import { LAST_MS } from '../../../src-shared/domain/stamp.ts';
import type { Timestamp } from '../../../src-shared/feed/parts.ts';

/** Station clocks drift, networks delay: within this much of the arrival nothing is said of it (contract.md, `ts`). */
const SKEW_ALLOWED_MS = 5 * 60_000;

export interface Stamp {
  /** When the message counts, epoch ms. */
  readonly atMs: number;
  /** The station's own time, epoch ms; null when it sent none. */
  readonly stationMs: number | null;
  readonly timing: Timing;
}

/** In the past a message counts at its own time, however old; in the future, or without one, at its arrival. */
export function stampOf(ts: Timestamp | null | undefined, arrivedMs: number): Stamp {
  if (ts === null || ts === undefined) return { atMs: arrivedMs, stationMs: null, timing: 'missing' };
  const stationMs = epochMs(ts);
  if (stationMs > arrivedMs + SKEW_ALLOWED_MS) return { atMs: arrivedMs, stationMs, timing: 'future' };
  return { atMs: stationMs, stationMs, timing: stationMs < arrivedMs - SKEW_ALLOWED_MS ? 'late' : 'ok' };
}

/** `+08` is ISO 8601 but not ECMAScript's subset of it. */
const HOURS_ONLY = /[+-]\d\d$/;

/** An offset may carry a text beyond 1970 or 9999, where nobody could say it again: the nearest that can be said. */
export function epochMs(ts: Timestamp): number {
  if (typeof ts === 'number') return Math.floor(ts);
  const ms = Date.parse(HOURS_ONLY.test(ts) ? `${ts}:00` : ts);
  return Math.min(LAST_MS, Math.max(0, ms));
}
