import { wallClock } from '../../local-time.ts';
import type { Schedule, Times } from './rule.ts';

const DAYS = 7;

/** Whose clock and working hours a rule goes by. */
export interface Place {
  /** IANA; null: this computer's. */
  readonly timezone: string | null;
  readonly workingHours: Times;
}

/** Whether a rule watches at `atMs`, there. */
export function isWatching(schedule: Schedule | null, atMs: number, place: Place): boolean {
  if (schedule === null) return true;
  if (!('hours' in schedule)) return isWithin(schedule, atMs, place.timezone);
  return isWithin(place.workingHours, atMs, place.timezone) === (schedule.hours === 'within');
}

/**
 * By the wall clock of the zone. An hour that the clocks skip is not within, one that comes twice is within twice: whoever
 * writes "22:00 to 06:00" means what the clock on the wall says.
 */
function isWithin({ days, fromMinute, toMinute }: Times, atMs: number, zone: string | null): boolean {
  const { weekday, minute } = wallClock(atMs, zone);
  const beganToday = days.includes(weekday) && minute >= fromMinute;
  if (fromMinute < toMinute) return beganToday && minute < toMinute;
  const beganYesterday = days.includes((weekday + DAYS - 1) % DAYS) && minute < toMinute;
  return beganToday || beganYesterday;
}
