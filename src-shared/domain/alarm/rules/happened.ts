import type { StationState } from '../../station.ts';
import type { Measure } from './condition.ts';
import { stateMeasure } from './measure.ts';
import { ringsAtOnce, type Rule, type Times } from './rule.ts';
import { isWatching } from './schedule.ts';

/** A night: what a gateway delivers after it was away for longer is for the morning's report. */
const STILL_NEWS_MS = 12 * 3_600_000;

/**
 * What must be told even if it is over by now: a door that was forced, and closed again before anybody looked. Told from
 * the events, so neither a batch that holds both nor a program that was killed in between loses it.
 */
export function happenedOf(
  rule: Rule,
  state: StationState,
  workingHours: Times,
  nowMs: number,
): readonly Measure[] {
  if (!ringsAtOnce(rule.kind)) return [];
  const place = { timezone: state.about?.info.timezone ?? null, workingHours };
  return state.recentDoorEvents
    .filter(({ event, atMs }) => event === 'forced' && nowMs - atMs < STILL_NEWS_MS)
    .filter(({ atMs }) => isWatching(rule.schedule, atMs, place))
    .map(({ door, atMs }) => stateMeasure(true, atMs, door));
}
