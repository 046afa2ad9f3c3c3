import type { StationDay } from '../statistics/station-day.ts';

/** The same weekday of so many weeks before is what a day is compared with. */
export const USUAL_WEEKS = 8;
/** Fewer days are chance, and called that. */
const LEAST_DAYS = 3;
/** A day of which less was heard says nothing about a usual one. */
const LEAST_HOURS_HEARD = 12;
const HOURS = 24;
/** Of the day's visits; hours with more are the busy ones. */
const BUSY_OF_PEAK = 0.75;
/** Where most of the day is busy, no hour is worth naming. */
const BUSY_HOURS_MOST = 6;
const MILLI = 1_000;

/** A day by the hours since its midnight. */
export interface PastDay {
  readonly visits: readonly number[];
  /** Mean number of people inside; null: not known. */
  readonly inside: readonly (number | null)[];
}

/** Null where too little of the day was heard. */
export function pastDay({ hours }: StationDay): PastDay | null {
  const heard = [...hours.values()].filter(
    ({ visits, left, minutes }) => visits + left > 0 || minutes.minutesWithData > 0,
  );
  if (heard.length < LEAST_HOURS_HEARD) return null;
  const each = Array.from({ length: HOURS }, (_, hour) => hours.get(hour));
  return {
    visits: each.map((counts) => counts?.visits ?? 0),
    inside: each.map((counts) => {
      const minutes = counts?.minutes;
      if (minutes === undefined || minutes.minutesCounted === 0) return null;
      return minutes.personMilliMinutes / minutes.minutesCounted / MILLI;
    }),
  };
}

/** Visits of a usual day until so many minutes after its midnight: the median of the days; null: too few of them. */
export function usualVisits(days: readonly PastDay[], minute: number): number | null {
  if (days.length < LEAST_DAYS) return null;
  const hour = Math.floor(minute / 60);
  const sums = days.map(({ visits }) => {
    const whole = visits.slice(0, hour).reduce((sum, count) => sum + count, 0);
    return whole + ((visits[hour] ?? 0) * (minute - hour * 60)) / 60;
  });
  return Math.round(quantile(sums, 0.5));
}

export interface UsualRange {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** People inside in an hour of a usual day: the middle half of the days; null: too few of them. */
export function usualInside(days: readonly PastDay[], hour: number): UsualRange | null {
  const known = days.flatMap(({ inside }) => inside[hour] ?? []);
  if (known.length < LEAST_DAYS) return null;
  return { low: quantile(known, 0.25), middle: quantile(known, 0.5), high: quantile(known, 0.75) };
}

/** Means of the visits by hour; null: too few days. */
export function hourlyVisits(days: readonly PastDay[]): readonly number[] | null {
  if (days.length < LEAST_DAYS) return null;
  return Array.from(
    { length: HOURS },
    (_, hour) => days.reduce((sum, { visits }) => sum + (visits[hour] ?? 0), 0) / days.length,
  );
}

/** The stretch around the busiest hour that is nearly as busy, `[from, to)`; null where nobody comes, or no hour stands out. */
export function busiestHours(visits: readonly number[]): readonly [from: number, to: number] | null {
  const peak = Math.max(0, ...visits);
  if (peak === 0) return null;
  const isBusy = (hour: number): boolean => (visits[hour] ?? 0) >= peak * BUSY_OF_PEAK;
  let from = visits.indexOf(peak);
  let to = from + 1;
  while (from > 0 && isBusy(from - 1)) from -= 1;
  while (to < visits.length && isBusy(to)) to += 1;
  return to - from > BUSY_HOURS_MOST ? null : [from, to];
}

/** Between two values where it falls between them. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}
