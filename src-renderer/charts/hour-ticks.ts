import { formatShortTime } from '../text/format.ts';

const HOUR_MS = 3_600_000;

/** Full hours of the given zone within a stretch, every `everyHours` of the zone's own day, epoch ms. */
export function hourTicks(fromMs: number, toMs: number, everyHours: number, zone: string): readonly number[] {
  const ticks: number[] = [];
  // Zones differ by quarters of an hour at the finest.
  const quarter = HOUR_MS / 4;
  for (let at = Math.ceil(fromMs / quarter) * quarter; at <= toMs; at += quarter) {
    const [hour = '', minute = ''] = formatShortTime(at, zone).split(':');
    if (minute === '00' && Number(hour) % everyHours === 0) ticks.push(at);
  }
  return ticks;
}
