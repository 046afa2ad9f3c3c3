import { SHELF_MOST_MS } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import type { Priority } from '../../../../src-shared/domain/event.ts';
import { formatShortTime } from '../../../text/format.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MINUTES = 24 * 60;

const LENGTHS_MS = [
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  12 * HOUR_MS,
  24 * HOUR_MS,
];

/** So many are offered; short ones are what one wants. */
const OFFERED = 5;

/** How long an alarm of this priority may be shelved for, ms: the longest allowed is among them. */
export function shelfLengths(priority: Priority): readonly number[] {
  return LENGTHS_MS.filter((ms) => ms <= SHELF_MOST_MS[priority]).slice(-OFFERED);
}

/** A little less than asked for, so that a computer that takes a second to answer does not find it too long, ms. */
const ANSWER_MS = 2_000;

export const shelfEnd = (nowMs: number, lengthMs: number): number => nowMs + lengthMs - ANSWER_MS;

/** When the clock of the stations next shows "06:30", epoch ms; null for what is no time of day. */
export function nextClockTime(clock: string, nowMs: number, zone: string | undefined): number | null {
  const wanted = minutesOf(clock);
  const present = minutesOf(formatShortTime(nowMs, zone));
  if (wanted === null || present === null) return null;
  const ahead = (wanted - present + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return Math.floor(nowMs / MINUTE_MS) * MINUTE_MS + ahead * MINUTE_MS;
}

function minutesOf(clock: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
