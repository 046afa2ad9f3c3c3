const MINUTE_MS = 60_000;

/** The minute under way is not in the history yet, and the one before it may still be on its way: no gap. */
const NOT_YET_MINUTES = 2;

/** A stretch without data, epoch ms, `[fromMs, toMs)`. */
export interface Gap {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * People are told by events and some gateways read their meters only now and then: so short a silence is no gap, and
 * the value before it stands. Longer than that, nobody knows.
 */
const HELD_MINUTES = 15;

/** Minutes without data between two with data, where they are few, take the value before them. */
export function held(minutes: readonly (number | null)[]): readonly (number | null)[] {
  const filled = [...minutes];
  let last = -1;
  minutes.forEach((value, index) => {
    if (value === null) return;
    if (last >= 0 && index - last - 1 <= HELD_MINUTES) filled.fill(minutes[last] ?? null, last + 1, index);
    last = index;
  });
  return filled;
}

/** The stretches of a minute-by-minute line that hold no data. */
export function gapsOf(startMs: number, minutes: readonly (number | null)[]): readonly Gap[] {
  const gaps: Gap[] = [];
  const at = (index: number): number => startMs + index * MINUTE_MS;
  let from = -1;
  minutes.forEach((value, index) => {
    if (value === null) {
      if (from < 0) from = index;
      return;
    }
    if (from >= 0) gaps.push({ fromMs: at(from), toMs: at(index) });
    from = -1;
  });
  if (from >= 0 && minutes.length - from > NOT_YET_MINUTES)
    gaps.push({ fromMs: at(from), toMs: at(minutes.length) });
  return gaps;
}

/** Width of a step of StationSummary.hour; steps lie on full multiples of it, the last one is under way. */
const STEP_MINUTES = 5;

/** Minutes that the history lacks, filled from the steps of the last hour, which main knows from the events. */
export function withRecent(
  startMs: number,
  minutes: readonly (number | null)[],
  steps: readonly (number | null)[],
  nowMs: number,
): readonly (number | null)[] {
  const stepMs = STEP_MINUTES * MINUTE_MS;
  const firstMs = (Math.floor(nowMs / stepMs) + 1 - steps.length) * stepMs;
  return minutes.map((value, index) => {
    const atMs = startMs + index * MINUTE_MS;
    return (
      value ??
      (atMs < firstMs || atMs > nowMs ? null : (steps[Math.floor((atMs - firstMs) / stepMs)] ?? null))
    );
  });
}

/** The shortest stretch that is worth an axis. */
const LEAST_SPAN_MS = 3_600_000;

/**
 * Where to begin the picture: a station that is known for two hours has no gap of 22 before them.
 * Null when there is nothing to draw.
 */
export function drawnFrom(startMs: number, minutes: readonly (number | null)[], toMs: number): number | null {
  const first = minutes.findIndex((value) => value !== null);
  return first < 0 ? null : Math.max(startMs, Math.min(startMs + first * MINUTE_MS, toMs - LEAST_SPAN_MS));
}

/** Points of a line that breaks at its gaps, ending in what is known now. */
export function pointsOf(
  startMs: number,
  minutes: readonly (number | null)[],
  now: { readonly atMs: number; readonly value: number | null } | null,
): { readonly x: number; readonly y: number | null }[] {
  const points = minutes.map((y, index) => ({ x: startMs + index * MINUTE_MS, y }));
  while (points.length > 0 && points.at(-1)?.y === null && minutes.length - points.length < NOT_YET_MINUTES)
    points.pop();
  if (now !== null && now.value !== null) points.push({ x: now.atMs, y: now.value });
  return points;
}
