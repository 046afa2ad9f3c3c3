import {
  laterDeed,
  newestOf,
  NO_DEEDS,
  type OccurrenceDeeds,
} from '../../src-shared/domain/alarm/operators.ts';
import type { AheadRow, Span } from './alarm-rows.ts';
import { NO_SPAN } from './alarm-span.ts';

/** Occurrences that operators knew of before this console did; the deeds of the newest are kept. */
const DEEDS_MAX = 32;

export function nothingAhead(station: string, alarm: string): AheadRow {
  return { station, alarm, ...NO_SPAN, deeds: new Map(), newestMs: 0 };
}

export const isNothing = ({ clears, shelvings, deeds }: AheadRow): boolean =>
  clears.length + shelvings.length + deeds.size === 0;

export const mergeDeeds = (a: OccurrenceDeeds, b: OccurrenceDeeds): OccurrenceDeeds => ({
  acknowledged: laterDeed(a.acknowledged, b.acknowledged),
  reset: laterDeed(a.reset, b.reset),
});

export const aheadWithSpan = (ahead: AheadRow, span: Span): AheadRow => dated({ ...ahead, ...span });

export function aheadWithDeeds(ahead: AheadRow, occurrence: string, deeds: OccurrenceDeeds): AheadRow {
  const all = new Map(ahead.deeds);
  all.set(occurrence, mergeDeeds(ahead.deeds.get(occurrence) ?? NO_DEEDS, deeds));
  const newestFirst = [...all].sort(
    ([idA, a], [idB, b]) => newestOf(b) - newestOf(a) || (idA < idB ? -1 : 1),
  );
  return dated({ ...ahead, deeds: new Map(newestFirst.slice(0, DEEDS_MAX)) });
}

export function aheadWithoutDeeds(ahead: AheadRow, occurrence: string): AheadRow {
  if (!ahead.deeds.has(occurrence)) return ahead;
  const deeds = new Map(ahead.deeds);
  deeds.delete(occurrence);
  return dated({ ...ahead, deeds });
}

function dated(ahead: AheadRow): AheadRow {
  const times = [
    ...ahead.clears.map(({ atMs }) => atMs),
    ...ahead.shelvings.map(({ atMs }) => atMs),
    ...[...ahead.deeds.values()].map(newestOf),
  ];
  return { ...ahead, newestMs: Math.max(0, ...times) };
}
