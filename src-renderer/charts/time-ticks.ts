import { formatShortTime } from '../text/format.ts';

const HOUR_MS = 3_600_000;

/** Distances of ticks, minutes, and how many of them are too many. */
const DISTANCES = [15, 30, 60, 120, 180];
const TICKS_MAX = 9;

/** Round times of the given zone within a stretch, at most nine in a day, epoch ms. */
export function timeTicks(fromMs: number, toMs: number, zone: string): readonly number[] {
  const spanMinutes = (toMs - fromMs) / 60_000;
  const distance = DISTANCES.find((minutes) => spanMinutes / minutes <= TICKS_MAX) ?? 180;
  const ticks: number[] = [];
  // Zones differ by quarters of an hour at the finest.
  const quarter = HOUR_MS / 4;
  for (let at = Math.ceil(fromMs / quarter) * quarter; at <= toMs; at += quarter) {
    const [hour = '', minute = ''] = formatShortTime(at, zone).split(':');
    if ((Number(hour) * 60 + Number(minute)) % distance === 0) ticks.push(at);
  }
  return ticks;
}
