import { wallClock } from '../../local-time.ts';
import type { Schedule } from './rule.ts';

const DAYS = 7;

/**
 * Whether a rule watches at `atMs`, by the wall clock of the station's zone. An hour that the clocks skip is not watched, one
 * that comes twice is watched twice: whoever writes "22:00 to 06:00" means what the clock on the wall says.
 */
export function isWatching(schedule: Schedule | null, atMs: number, zone: string | null): boolean {
  if (schedule === null) return true;
  const { days, fromMinute, toMinute } = schedule;
  const { weekday, minute } = wallClock(atMs, zone);
  const beganToday = days.includes(weekday) && minute >= fromMinute;
  if (fromMinute < toMinute) return beganToday && minute < toMinute;
  const beganYesterday = days.includes((weekday + DAYS - 1) % DAYS) && minute < toMinute;
  return beganToday || beganYesterday;
}
