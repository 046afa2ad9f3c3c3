import { Dexie } from 'dexie';
import { loadOf, type AlarmLoad } from '../../src-shared/domain/alarm/load.ts';
import { TEN_MINUTES_MS } from '../../src-shared/domain/alarm/load-windows.ts';
import { endOf, type AlarmOccurrence } from '../../src-shared/domain/alarm/occurrence.ts';
import type { Priority } from '../../src-shared/domain/event.ts';
import { keyOf, occurrenceOf, type AlarmKey } from './alarm-rows.ts';
import type { HistoryDb } from './rows.ts';
import { eventsOf } from './segments.ts';

/** What the journal is narrowed to; null: anything. */
export interface AlarmFilter {
  readonly station: string | null;
  readonly priority: Priority | null;
  readonly type: string | null;
  /** Anywhere in text, alarm, note, operators' names; capitals do not matter. */
  readonly text: string;
}

/** Raised in `[fromMs, toMs)`, epoch ms. */
export interface AlarmQuery {
  readonly fromMs: number;
  readonly toMs: number;
  /** Where the page before ended; null: from the newest on. */
  readonly before: AlarmKey | null;
  readonly limit: number;
  readonly filter: AlarmFilter;
}

export interface AlarmPage {
  /** Newest first. */
  readonly rows: readonly AlarmOccurrence[];
  /** `before` of the next page; null: there is no more. A page with fewer rows than asked for may have one. */
  readonly next: AlarmKey | null;
}

/** Rows read at once, and the most gone through for one page: a filter that finds nothing answers within half a second. */
const STEP = 250;
const SCAN_MAX = 5_000;

/** By key, so that a page costs the same wherever it is. */
export async function alarmPage(db: HistoryDb, query: AlarmQuery): Promise<AlarmPage> {
  const passes = testOf(query.filter);
  const rows: AlarmOccurrence[] = [];
  let { before } = query;
  for (let scanned = 0; scanned < SCAN_MAX; scanned += STEP) {
    const step = await olderThan(db, query, before);
    for (const row of step) {
      if (!passes(row)) continue;
      rows.push(row);
      if (rows.length === query.limit) return { rows, next: keyOf(row) };
    }
    const last = step.at(-1);
    if (last === undefined || step.length < STEP) return { rows, next: null };
    before = keyOf(last);
  }
  return { rows, next: before };
}

async function olderThan(
  db: HistoryDb,
  { fromMs, toMs }: AlarmQuery,
  before: AlarmKey | null,
): Promise<AlarmOccurrence[]> {
  const rows = await db.alarmLog
    .where(':id')
    .between([fromMs, Dexie.minKey], before ?? [toMs, Dexie.minKey], true, false)
    .reverse()
    .limit(STEP)
    .toArray();
  return rows.map(occurrenceOf);
}

function testOf({ station, priority, type, text }: AlarmFilter): (row: AlarmOccurrence) => boolean {
  const wanted = text.trim().toLowerCase();
  return (row) =>
    (station === null || row.station === station) &&
    (priority === null || row.priority === priority) &&
    (type === null || row.type === type) &&
    (wanted === '' || wordsOf(row).includes(wanted));
}

const wordsOf = ({ text, alarm, acknowledged, shelved }: AlarmOccurrence): string =>
  [text, alarm, acknowledged?.by, acknowledged?.note, shelved?.by, shelved?.reason].join('\n').toLowerCase();

/** The most alarms whose load is reckoned: half a year at the limit of what a person can manage. 100 MB while it is. */
const LOAD_ROWS_MAX = 100_000;

export interface LoadQuery {
  readonly fromMs: number;
  readonly toMs: number;
  readonly binMs: number;
  readonly operators: number;
}

/** What was raised so long before a stretch and stood at its end is found too; longer is what is active still. */
const STOOD_BEFORE_MS = 31 * 86_400_000;

/**
 * The load of a stretch. It begins where the history does, where that is later: time of which nothing
 * is known would make every average look better.
 */
export async function alarmLoad(db: HistoryDb, query: LoadQuery): Promise<AlarmLoad> {
  const { fromMs, toMs } = query;
  const raised = await db.alarmLog
    .where(':id')
    .between([fromMs, Dexie.minKey], [toMs, Dexie.minKey], true, false)
    .reverse()
    .limit(LOAD_ROWS_MAX)
    .toArray();
  const active = await db.alarmLog.where('openMs').below(fromMs).toArray();
  const before = await db.alarmLog
    .where(':id')
    .between([fromMs - STOOD_BEFORE_MS, Dexie.minKey], [fromMs, Dexie.minKey], true, false)
    .filter((row) => row.openMs === null && (endOf(occurrenceOf(row)) ?? Infinity) > toMs)
    .limit(LOAD_ROWS_MAX)
    .toArray();
  const older = [...active, ...before];
  const firstMs = Math.min(await beginningOf(db, toMs), raised.at(-1)?.raisedMs ?? toMs);
  const knownMs = raised.length === LOAD_ROWS_MAX ? (raised.at(-1)?.raisedMs ?? toMs) : firstMs;
  const beginsMs = Math.floor(knownMs / TEN_MINUTES_MS) * TEN_MINUTES_MS;
  const range = { ...query, originMs: fromMs, fromMs: Math.max(fromMs, beginsMs) };
  return loadOf([...older, ...raised].map(occurrenceOf), range);
}

/** When the first of the events that are kept arrived, epoch ms; `elseMs` where there is none. */
async function beginningOf(db: HistoryDb, elseMs: number): Promise<number> {
  const first = await db.segments.orderBy('first').first();
  return first === undefined ? elseMs : Math.min(...eventsOf(first).map(({ arrivedMs }) => arrivedMs));
}
