import type { Gap } from '../../charts/gaps.ts';
import { held } from '../../charts/gaps.ts';
import { minMaxOf, type Values } from '../../../src-shared/domain/trend/down-sample.ts';
import type { Resolution } from '../../../src-shared/domain/trend/signal.ts';
import type { TrendLine } from '../../history/read-trend.ts';

export interface Point {
  readonly x: number;
  readonly y: number | null;
}

/** Of minutes a short silence is no gap, see `held`; a coarser bin without data is one. */
export const shownValues = (values: Values, resolution: Resolution): Values =>
  resolution === 'minute' ? held(values) : values;

/**
 * The line as it is drawn in so many pixels. Each value stands until its bin ends, so that one between two gaps is seen;
 * gaps break the line.
 */
export function pointsOf(
  { startsMs, endMs }: TrendLine,
  values: Values,
  pixels: number,
  shiftMs: number,
): readonly Point[] {
  const points: Point[] = [];
  const drawn = minMaxOf(values, Math.max(1, Math.floor(pixels)));
  drawn.forEach((index, at) => {
    const x = (startsMs[index] ?? endMs) + shiftMs;
    const y = values[index] ?? null;
    points.push({ x, y });
    const next = drawn[at + 1];
    const isLastOfRun = y !== null && (next === undefined || (values[next] ?? null) === null);
    if (isLastOfRun) points.push({ x: (startsMs[index + 1] ?? endMs) + shiftMs, y });
  });
  return points;
}

/** The bin under way, and the one before it, may still be on their way: no gap. */
const NOT_YET_MS = 120_000;

/** The stretches in which no bin has a value; what is later than `nowMs` is not known yet. */
export function gapsIn({ startsMs, endMs }: TrendLine, values: Values, nowMs: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let fromMs: number | null = null;
  for (const [index, value] of values.entries()) {
    const startMs = startsMs[index] ?? endMs;
    if (value === null) fromMs ??= startMs;
    else if (fromMs !== null) {
      gaps.push({ fromMs, toMs: startMs });
      fromMs = null;
    }
  }
  const untilMs = Math.min(endMs, nowMs);
  if (fromMs !== null && untilMs - fromMs > NOT_YET_MS) gaps.push({ fromMs, toMs: untilMs });
  return gaps;
}
