import { monthOf, shiftDay, type DayRange } from '../../../src-shared/domain/report/range.ts';

/** What the report is to be of. */
export interface Choice {
  readonly range: DayRange;
  /** Empty: all. */
  readonly stations: readonly string[];
}

/** This month, where it has been going on for a week; else the one before, which people then want. */
export function lastMonth(nowMs: number): DayRange {
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const weekAgo = shiftDay(today, -7);
  return monthOf(weekAgo) ?? { from: today, to: today };
}
