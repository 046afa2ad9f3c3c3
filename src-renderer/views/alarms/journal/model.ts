import { endOf, type AlarmOccurrence } from '../../../../src-shared/domain/alarm/occurrence.ts';
import { zhCN } from '../../../../src-shared/text/zh-CN.ts';
import type { AlarmKey } from '../../../history/alarm-rows.ts';
import type { AlarmFilter, AlarmPage, AlarmQuery } from '../../../history/read-alarms.ts';
import { formatDuration, formatWhen, UNKNOWN } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';

export const NO_FILTER: AlarmFilter = { station: null, priority: null, type: null, text: '' };

/** The types that have a word; another can be searched for by its text. */
export const ALARM_TYPES: readonly string[] = Object.keys(zhCN.words.alarmType);

/** Rows of a page: what a person looks through, and the document carries without effort. */
const PAGE_ROWS = 100;

/** What is being read: a filter, and where the pages before this one ended, oldest last. */
export interface Reading {
  readonly filter: AlarmFilter;
  readonly ends: readonly AlarmKey[];
}

export const fromNewest = (filter: AlarmFilter): Reading => ({ filter, ends: [] });
export const older = ({ filter, ends }: Reading, next: AlarmKey): Reading => ({
  filter,
  ends: [...ends, next],
});
export const newer = ({ filter, ends }: Reading): Reading => ({ filter, ends: ends.slice(0, -1) });
export const pageNumber = ({ ends }: Reading): number => ends.length + 1;

/** All of the journal; nothing is raised in the future. */
export const queryOf = ({ filter, ends }: Reading): AlarmQuery => ({
  filter,
  fromMs: 0,
  toMs: Number.MAX_SAFE_INTEGER,
  before: ends.at(-1) ?? null,
  limit: PAGE_ROWS,
});

/** True: the search stopped short of a full page, and can go on. */
export const isPartial = ({ rows, next }: AlarmPage): boolean => next !== null && rows.length < PAGE_ROWS;

/** How long it was active, ms; null while it is. */
export function lastedMs(row: AlarmOccurrence): number | null {
  const endMs = endOf(row);
  return endMs === null ? null : endMs - row.raisedMs;
}

/** By whom, and how long after it was raised. */
export function acknowledgedText({ acknowledged, raisedMs }: AlarmOccurrence, t: Translate): string {
  if (acknowledged === null) return t('alarmJournal.nobody');
  const { by, atMs } = acknowledged;
  return t('alarmJournal.by', { by, after: formatDuration(atMs - raisedMs, t) });
}

interface Telling {
  readonly nowMs: number;
  readonly zone: string | undefined;
  readonly t: Translate;
}

export function endText(row: AlarmOccurrence, { nowMs, zone, t }: Telling): string {
  if (row.clearedMs !== null) return formatWhen(row.clearedMs, nowMs, zone);
  return t(row.renewedMs === null ? 'alarmJournal.stillActive' : 'alarmJournal.renewed');
}

/** What operators wrote and did besides acknowledging, a line each. */
export function noteLines({ acknowledged, shelved, reset }: AlarmOccurrence, telling: Telling): string[] {
  const { nowMs, zone, t } = telling;
  const lines = acknowledged?.note == null ? [] : [acknowledged.note];
  if (shelved !== null) {
    const { by, untilMs, reason } = shelved;
    const until = untilMs === null ? UNKNOWN : formatWhen(untilMs, nowMs, zone);
    lines.push(t('alarmJournal.shelved', { by, until, reason: reason ?? UNKNOWN }));
  }
  if (reset !== null)
    lines.push(t('alarmJournal.reset', { by: reset.by, time: formatWhen(reset.atMs, nowMs, zone) }));
  return lines;
}

export const COLUMNS = [
  'raised',
  'priority',
  'station',
  'what',
  'cleared',
  'lasted',
  'acknowledged',
  'note',
] as const;

/** A cell of a sheet has no tabs and lines of its own. */
const inOneCell = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The rows as a table that a sheet takes: cells between tabs, the first line says what they are. */
export function journalText(
  rows: readonly AlarmOccurrence[],
  nameOf: (station: string) => string,
  telling: Telling,
): string {
  // Against no day at all, so that each time carries its date.
  const dated = { ...telling, nowMs: 0 };
  const { zone, t } = dated;
  const lines = rows.map((row) => {
    const lasted = lastedMs(row);
    return [
      formatWhen(row.raisedMs, 0, zone),
      t(`words.priority.${row.priority}`),
      nameOf(row.station),
      `${alarmTypeLabel(row.type, t)} ${row.text}`,
      endText(row, dated),
      lasted === null ? '' : formatDuration(lasted, t),
      acknowledgedText(row, t),
      noteLines(row, dated).join('; '),
    ];
  });
  const head = COLUMNS.map((column) => t(`alarmJournal.${column}`));
  return [head, ...lines].map((cells) => cells.map(inOneCell).join('\t')).join('\n');
}
