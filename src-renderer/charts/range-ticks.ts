import { localDays, wallClock } from '../../src-shared/domain/local-time.ts';
import { formatShortTime } from '../text/format.ts';

interface Tick {
  readonly atMs: number;
  readonly label: string;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Distances of ticks within days, minutes. */
const MINUTES = [1, 5, 15, 30, 60, 120, 180, 360, 720];
const DAYS = [1, 2, 7, 14];
const MONTHS = [1, 3, 6, 12];
const MONTH_MS = 30 * DAY_MS;

/** More do not stand side by side on the smallest screen. */
const TICKS_MAX = 10;

/** Round times of the zone within a stretch of minutes to years, epoch ms; a midnight is named by its day. */
export function rangeTicks(fromMs: number, toMs: number, zone: string): readonly Tick[] {
  const spanMs = toMs - fromMs;
  const fits = (stepMs: number): boolean => spanMs / stepMs <= TICKS_MAX;
  const minutes = MINUTES.find((step) => fits(step * MINUTE_MS));
  if (minutes !== undefined) return ofClock(fromMs, toMs, minutes, zone);
  const days = localDays(fromMs, toMs, zone).filter(({ startMs }) => startMs >= fromMs);
  const step = DAYS.find((count) => fits(count * DAY_MS));
  if (step !== undefined)
    return days
      .filter(({ key }) => (Date.parse(key) / DAY_MS) % step === 0)
      .map(({ key, startMs }) => ({ atMs: startMs, label: key.slice(5) }));
  const months = MONTHS.find((count) => fits(count * MONTH_MS)) ?? 12;
  return days
    .filter(({ key }) => key.endsWith('-01') && (Number(key.slice(5, 7)) - 1) % months === 0)
    .map(({ key, startMs }) => ({ atMs: startMs, label: key.slice(0, 7) }));
}

function ofClock(fromMs: number, toMs: number, step: number, zone: string): Tick[] {
  // Zones differ by quarters of an hour at the finest.
  const lookMs = Math.min(step, 15) * MINUTE_MS;
  const ticks: Tick[] = [];
  for (let atMs = Math.ceil(fromMs / lookMs) * lookMs; atMs <= toMs; atMs += lookMs) {
    const { minute } = wallClock(atMs, zone);
    if (minute % step !== 0) continue;
    const [day] = minute === 0 ? localDays(atMs, atMs + 1, zone) : [];
    ticks.push({ atMs, label: day?.key.slice(5) ?? formatShortTime(atMs, zone) });
  }
  return ticks;
}
