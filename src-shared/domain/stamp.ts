/** The last millisecond of a four-digit year; a clock beyond it has no ISO form to send it in. */
export const LAST_MS = 253_402_300_799_999;

/** Where something stands in the station's own order: by time, and by id where two share the millisecond. */
export interface Stamp {
  readonly atMs: number;
  readonly id: string;
}

/** Negative when `a` is before `b`, 0 for the same event, positive when after. Total, so any order of arrival ends the same. */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.atMs !== b.atMs) return a.atMs - b.atMs;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** True when `a` comes after `b`; anything comes after nothing. */
export function isAfter(a: Stamp, b: Stamp | null | undefined): boolean {
  return b === null || b === undefined || compareStamps(a, b) > 0;
}

/** The one of two that comes later; null only when there is neither. */
export function laterOf<T extends Stamp>(a: T, b: T | null): T {
  return isAfter(a, b) || b === null ? a : b;
}

interface Arrival {
  readonly retained: boolean;
  readonly timing: 'ok' | 'late' | 'future' | 'missing';
}

/**
 * A retained message without a usable time of its own: it may be a week old, so its arrival says nothing.
 * What happened at a moment (people, door events) cannot be placed then, and is left out.
 */
export function isUndatedHistory(event: Arrival): boolean {
  return event.retained && (event.timing === 'missing' || event.timing === 'future');
}
