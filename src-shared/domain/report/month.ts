import { startOfDay } from '../local-time.ts';
import { parseRange, shiftDay, shiftMonth, type DayRange } from './range.ts';

/** A calendar month, "2026-10". */
export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

const HOUR_MS = 3_600_000;

/** The month's days. */
export function rangeOf(month: string): DayRange {
  const range = MONTH.test(month) ? parseRange(month) : null;
  if (range === null) throw new Error(`no month: ${month}`);
  return range;
}

export const monthAfter = (month: string): string => shiftMonth(rangeOf(month).from, 1).slice(0, 7);
export const monthBefore = (month: string): string => shiftMonth(rangeOf(month).from, -1).slice(0, 7);

/** When the month is over at all of the zones, epoch ms; without a zone, at that of the stations that told none. */
export function overMs(month: string, zones: Iterable<string | null>, dayBeginsAtHour: number): number {
  const next = shiftDay(rangeOf(month).to, 1);
  const ends = [...new Set(zones)].map((zone) => startOfDay(next, zone));
  return Math.max(...(ends.length === 0 ? [startOfDay(next, null)] : ends)) + dayBeginsAtHour * HOUR_MS;
}
