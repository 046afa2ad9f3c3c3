import { conditionOf, type Measure } from './condition.ts';
import { isResting, RESTING, raisedBefore, step, type Delays, type Timer } from './timer.ts';

/** Timers of one rule at one station, by what they watch; only those at which something goes on. */
export type Timers = Map<string, Timer>;

/** What is raised: since when its condition has held, epoch s, and what was seen of it. */
export interface Raised {
  readonly beganS: number;
  readonly measure: Measure;
}

const NO_TIMERS: ReadonlyMap<string, Timer> = new Map();

/**
 * One look of a rule at a station, in place: most looks find all as it should be, and make nothing. `raisedS`: when the occurrence
 * began that an earlier run of the program left active, epoch s; null from the second look on, or where there is none.
 */
export function look(
  timers: Timers | undefined,
  delays: Delays,
  measures: readonly Measure[],
  raisedS: number | null,
  nowMs: number,
): { readonly timers: Timers | undefined; readonly raised: readonly Raised[] } {
  const first = raisedS === null ? RESTING : raisedBefore(raisedS, nowMs);
  let kept = timers;
  let raised: Raised[] | null = null;
  for (const measure of measures) {
    const { subject, atMs } = measure;
    const before = kept?.get(subject) ?? first;
    const condition = conditionOf(measure, before.condition);
    if (condition !== true && isResting(before)) continue;
    const after = step(before, delays, { condition, atMs }, nowMs);
    kept ??= new Map();
    if (isResting(after)) kept.delete(subject);
    else kept.set(subject, after);
    if (after.raised) (raised ??= []).push({ beganS: after.occurrence ?? 0, measure });
  }
  for (const [subject, before] of kept ?? NO_TIMERS)
    if (!measures.some((measure) => measure.subject === subject)) {
      // No longer watched: a schedule that ended, a sensor that is not listed any more.
      const after = step(before, delays, { condition: false, atMs: nowMs }, nowMs);
      if (isResting(after)) kept?.delete(subject);
      else kept?.set(subject, after);
      if (after.raised) (raised ??= []).push({ beganS: after.occurrence ?? 0, measure: gone(subject) });
    }
  return { timers: kept, raised: raised ?? NONE };
}

const NONE: readonly Raised[] = [];

const gone = (subject: string): Measure => ({
  subject,
  value: null,
  limit: 0,
  deadband: 0,
  side: 'above',
  atMs: 0,
  base: null,
});
