import type { Priority } from '../event.ts';
import type { AlarmOccurrence } from './occurrence.ts';

export const TEN_MINUTES_MS = 10 * 60_000;

/** EEMUA 191: more than ten alarms in ten minutes is a flood, which nobody follows. */
export const FLOOD_ABOVE = 10;

/** The ten minutes with the most alarms, wherever they begin. */
export interface Peak {
  readonly count: number;
  /** The first of these alarms, epoch ms. */
  readonly fromMs: number;
}

/** A column of the chart: alarms by priority in `[fromMs, fromMs + binMs)`. */
export type AlarmBin = { readonly fromMs: number } & Readonly<Record<Priority, number>>;

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The busiest stretch of `widthMs`, of times in ascending order; the first of several alike. */
export function peakOf(times: readonly number[], widthMs = TEN_MINUTES_MS): Peak | null {
  let peak: Peak | null = null;
  let first = 0;
  times.forEach((atMs, index) => {
    while ((times[first] ?? atMs) <= atMs - widthMs) first += 1;
    const count = index - first + 1;
    if (count > (peak?.count ?? 0)) peak = { count, fromMs: times[first] ?? atMs };
  });
  return peak;
}

/** Share of the windows of ten minutes, laid from the beginning on, that are a flood; null without any time. */
export function floodShare(times: readonly number[], { fromMs, toMs }: Stretch): number | null {
  const windows = Math.ceil((toMs - fromMs) / TEN_MINUTES_MS);
  if (windows <= 0) return null;
  const counts = new Map<number, number>();
  for (const atMs of times) {
    const window = Math.floor((atMs - fromMs) / TEN_MINUTES_MS);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  const floods = [...counts.values()].filter((count) => count > FLOOD_ABOVE).length;
  return floods / windows;
}

interface Columns extends Stretch {
  readonly originMs: number;
  readonly binMs: number;
}

/** The columns of the whole stretch, also where there was no alarm. */
export function binsOf(
  rows: readonly AlarmOccurrence[],
  { fromMs, toMs, originMs, binMs }: Columns,
): readonly AlarmBin[] {
  const firstMs = originMs + Math.floor((fromMs - originMs) / binMs) * binMs;
  const count = toMs > fromMs ? Math.ceil((toMs - firstMs) / binMs) : 0;
  const none = { critical: 0, high: 0, medium: 0, low: 0 };
  const bins = Array.from({ length: count }, (_, index) => ({ fromMs: firstMs + index * binMs, ...none }));
  for (const { raisedMs, priority } of rows) {
    const bin = bins[Math.floor((raisedMs - firstMs) / binMs)];
    if (bin !== undefined) bin[priority] += 1;
  }
  return bins;
}
