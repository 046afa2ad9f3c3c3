import { localDay } from '../local-time.ts';

/** From noon to noon, `[fromMs, toMs)`, epoch ms: a night is whole, and every time is in exactly one. */
export interface Night {
  /** The day on whose noon it begins, "2026-11-23". */
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
}

const NOON_MS = 12 * 3_600_000;

/** The night that a time is in. */
export function nightOf(atMs: number, zone: string | null): Night {
  const today = localDay(atMs, zone);
  const first = atMs >= today.startMs + NOON_MS ? today : localDay(today.startMs - 1, zone);
  return {
    day: first.key,
    fromMs: first.startMs + NOON_MS,
    toMs: localDay(first.endMs, zone).startMs + NOON_MS,
  };
}
