import type { OccurrenceDeeds, Shelving } from '../../src-shared/domain/alarm/operators.ts';
import type { AlarmOccurrence } from '../../src-shared/domain/alarm/occurrence.ts';
import type { Stamp } from '../../src-shared/domain/stamp.ts';

/**
 * What happened to an alarm between one raise and the next, placed there by its time. All of it and not only what is
 * shown, because a raise that comes late divides it anew.
 */
export interface Span {
  /** Returns to normal, earliest first. */
  readonly clears: readonly Stamp[];
  /** Put on the shelf, earliest first. */
  readonly shelvings: readonly Shelving[];
}

/** One occurrence. Its key grows with time, so that a page and a step of retention are ranges of keys. */
export interface AlarmRow extends Omit<AlarmOccurrence, 'clearedMs' | 'shelved'>, Span {
  /** `raisedMs` while it is active, else null, which is no key: the index of it holds the active ones only. */
  readonly openMs: number | null;
}

/** What is known of an alarm before the occurrence that it belongs to is. */
export interface AheadRow extends Span {
  readonly station: string;
  readonly alarm: string;
  /** Acknowledged or reset, by occurrence. */
  readonly deeds: ReadonlyMap<string, OccurrenceDeeds>;
  /** The latest time within, epoch ms: retention goes by it. */
  readonly newestMs: number;
}

export type AlarmKey = [raisedMs: number, station: string, alarm: string, occurrence: string];

/** The tables' keys and indexes, in Dexie's notation. */
export const ALARM_STORES = {
  alarmLog: '[raisedMs+station+alarm+occurrence], [station+alarm+raisedMs+occurrence], openMs',
  alarmsAhead: '[station+alarm], newestMs',
};
export const CHAIN_INDEX = '[station+alarm+raisedMs+occurrence]';

export const pairOf = ({ station, alarm }: { readonly station: string; readonly alarm: string }): string =>
  `${station} ${alarm}`;

export const keyOf = ({ raisedMs, station, alarm, occurrence }: AlarmOccurrence | AlarmRow): AlarmKey => [
  raisedMs,
  station,
  alarm,
  occurrence,
];

/** As the row is read: what follows from it is not stored. */
export function occurrenceOf(row: AlarmRow): AlarmOccurrence {
  const { station, alarm, occurrence, type, priority, text, rule, raisedMs, dated, renewedMs } = row;
  const { clears, shelvings, acknowledged, reset } = row;
  const told = { station, alarm, occurrence, type, priority, text, rule, raisedMs, dated };
  const clearedMs = clears[0]?.atMs ?? null;
  return { ...told, clearedMs, renewedMs, acknowledged, reset, shelved: shelvings.at(-1) ?? null };
}
