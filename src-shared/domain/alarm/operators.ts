import { lookup, type Keyed } from '../keyed.ts';

/** Who did it and when: the operator's name and the console, `wang@control-1`. */
export interface Deed {
  readonly atMs: number;
  readonly by: string;
}

export interface Acknowledgement extends Deed {
  readonly note: string | null;
}

export interface Shelving extends Deed {
  /** Null: taken off the shelf. */
  readonly untilMs: number | null;
  readonly reason: string | null;
  /** When it was put there, where `atMs` says only what it comes after (another console's clock is ahead); absent: at `atMs`. */
  readonly sinceMs?: number;
}

export interface ServiceChange extends Deed {
  readonly out: boolean;
  readonly reason: string | null;
}

export type WorkStatus = 'new' | 'in-progress' | 'resolved';

export interface Work extends Deed {
  readonly status: WorkStatus;
  readonly assignee: string | null;
  readonly comment: string | null;
}

/** What operators did to an alarm, as one `_alarm/…` message tells it: any of the fields, for one occurrence. */
export interface OperatorsReport {
  /** Whose `acknowledged` and `reset` these are; null where there is neither. */
  readonly occurrence: string | null;
  readonly acknowledged: Acknowledgement | null;
  readonly reset: Deed | null;
  readonly shelved: Shelving | null;
  readonly service: ServiceChange | null;
  readonly work: Work | null;
}

/** What holds for one occurrence only. */
export interface OccurrenceDeeds {
  readonly acknowledged: Acknowledgement | null;
  readonly reset: Deed | null;
}

/**
 * All that operators of all consoles did to one alarm, merged. Merging is commutative, associative and idempotent, so
 * consoles that have heard the same end the same, whatever the order (contract.md, `_alarm/…`).
 */
export interface OperatorsState {
  readonly occurrences: Keyed<OccurrenceDeeds>;
  readonly shelved: Shelving | null;
  readonly service: ServiceChange | null;
  readonly work: Work | null;
}

export const NO_REPORT: OperatorsReport = {
  occurrence: null,
  acknowledged: null,
  reset: null,
  shelved: null,
  service: null,
  work: null,
};
export const NO_OPERATORS: OperatorsState = { occurrences: {}, shelved: null, service: null, work: null };
export const NO_DEEDS: OccurrenceDeeds = { acknowledged: null, reset: null };

/** Enough for consoles that were apart for a while; of an older occurrence nobody asks any more. */
const MAX_OCCURRENCES = 8;

/** The later deed, then that of the greater name; of two that differ in their words only, the greater words. */
export function laterDeed<T extends Deed>(a: T | null, b: T | null): T | null {
  if (a === null || b === null) return a ?? b;
  if (a.atMs !== b.atMs) return a.atMs > b.atMs ? a : b;
  if (a.by !== b.by) return a.by > b.by ? a : b;
  return wordsOf(a) >= wordsOf(b) ? a : b;
}

/** Its values in an order that does not depend on how the object was made. */
const wordsOf = (deed: Deed): string =>
  JSON.stringify(Object.entries(deed).sort(([a], [b]) => (a < b ? -1 : 1)));

/** When the alarm was put on the shelf or taken off it, epoch ms. */
export const shelvedSince = ({ atMs, sinceMs = atMs }: Shelving): number => sinceMs;

export const newestOf = ({ acknowledged, reset }: OccurrenceDeeds): number =>
  Math.max(acknowledged?.atMs ?? -Infinity, reset?.atMs ?? -Infinity);

function mergeOccurrence(known: Keyed<OccurrenceDeeds>, report: OperatorsReport): Keyed<OccurrenceDeeds> {
  const { occurrence, acknowledged, reset } = report;
  if (occurrence === null || (acknowledged === null && reset === null)) return known;
  const before = lookup(known, occurrence) ?? NO_DEEDS;
  const after = {
    acknowledged: laterDeed(before.acknowledged, acknowledged),
    reset: laterDeed(before.reset, reset),
  };
  if (after.acknowledged === before.acknowledged && after.reset === before.reset) return known;
  const all = Object.entries({ ...known, [occurrence]: after });
  // Sorted also where there is room: two states with the same content are then the same JSON.
  all.sort(([idA, a], [idB, b]) => newestOf(b) - newestOf(a) || (idA < idB ? -1 : 1));
  const kept = all.slice(0, MAX_OCCURRENCES);
  // Older than all that there is room for: nothing new, or it would be journalled each time it is heard.
  return kept.some(([id]) => id === occurrence) ? Object.fromEntries(kept) : known;
}

/** Takes a report in. Answers the same object where it brings nothing new. */
export function mergeOperators(state: OperatorsState, report: OperatorsReport): OperatorsState {
  const after = {
    occurrences: mergeOccurrence(state.occurrences, report),
    shelved: laterDeed(state.shelved, report.shelved),
    service: laterDeed(state.service, report.service),
    work: laterDeed(state.work, report.work),
  };
  const isSame =
    after.occurrences === state.occurrences &&
    after.shelved === state.shelved &&
    after.service === state.service &&
    after.work === state.work;
  return isSame ? state : after;
}

/** What is to be told other consoles about the alarm while `occurrence` is its newest; null where nobody did anything. */
export function reportOf(state: OperatorsState, occurrence: string | null): OperatorsReport | null {
  const deeds = deedsFor(state, occurrence);
  const { shelved, service, work } = state;
  const isAnything = [deeds.acknowledged, deeds.reset, shelved, service, work].some((deed) => deed !== null);
  const isOfOccurrence = deeds.acknowledged !== null || deeds.reset !== null;
  return isAnything
    ? { occurrence: isOfOccurrence ? occurrence : null, ...deeds, shelved, service, work }
    : null;
}

export function deedsFor(state: OperatorsState, occurrence: string | null): OccurrenceDeeds {
  return occurrence === null ? NO_DEEDS : (lookup(state.occurrences, occurrence) ?? NO_DEEDS);
}
