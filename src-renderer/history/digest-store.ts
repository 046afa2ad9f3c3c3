import { Dexie } from 'dexie';
import type { StationEvent } from '../../src-shared/domain/event.ts';
import { DAY_MS, dayOf, digestOf, HEARD, isTrace, type Field } from './digest.ts';
import { hoursOf } from './line.ts';
import { events } from './read.ts';
import type { DigestRow, HistoryDb, HourRow } from './rows.ts';

/** Of one station's day at most; a gateway that sends more in a day is broken, and its day is judged by these. */
const EVENTS_MAX = 50_000;

/** A station's day from the tables as they are now. `isTraced`: with events, which cost more than the minutes. */
export async function readDigest(
  db: HistoryDb,
  station: string,
  dayMs: number,
  isTraced: boolean,
  field?: Field,
): Promise<DigestRow[]> {
  const range = { station, fromMs: dayMs, toMs: dayMs + DAY_MS };
  const keys = hoursOf(range.fromMs, range.toMs).map((hourMs): [number, string] => [hourMs, station]);
  const rows = await db.telemetry.bulkGet(keys);
  const hours = rows.filter((row): row is HourRow => row !== undefined);
  return digestOf(station, dayMs, hours, isTraced ? await events(db, range, EVENTS_MAX) : [], field);
}

/** The stored days of one series, oldest first. */
export function storedDays(
  db: HistoryDb,
  station: string,
  series: string,
  fromMs: number,
  toMs: number,
): Promise<DigestRow[]> {
  return db.digests
    .where(':id')
    .between([station, series, dayOf(fromMs)], [station, series, toMs], true, false)
    .toArray();
}

/** Makes a day's digests of one station, whole or not at all; false where they were there. */
export function storeDigest(db: HistoryDb, station: string, dayMs: number): Promise<boolean> {
  return db.transaction('rw', [db.digests, db.telemetry, db.segments], async () => {
    if ((await db.digests.get([station, HEARD, dayMs])) !== undefined) return false;
    await db.digests.bulkPut(await readDigest(db, station, dayMs, true));
    return true;
  });
}

/**
 * Within the transaction of a commit: what comes for a day that is digested already makes that digest void. While the day goes on
 * there is none, so that this costs the look at one key.
 */
export async function forgetDigests(db: HistoryDb, fresh: readonly StationEvent[]): Promise<void> {
  const newest = await db.digests.orderBy('[dayMs+station]').lastKey();
  if (newest === undefined) return;
  const days = new Map<string, [dayMs: number, station: string]>();
  for (const event of fresh) {
    const dayMs = dayOf(event.kind === 'minute' ? event.minuteMs : event.atMs);
    days.set(`${String(dayMs)} ${event.station}`, [dayMs, event.station]);
  }
  for (const day of days.values())
    if (day[0] <= newestDay(newest)) await db.digests.where('[dayMs+station]').equals(day).delete();
}

const newestDay = (key: unknown): number =>
  Array.isArray(key) && typeof key[0] === 'number' ? key[0] : -Infinity;

/** Rows of one step: as in retention.ts. */
const STEP = 250;

/** One step of the digests of days before `beforeMs`; how many were deleted. */
export async function pruneDigests(db: HistoryDb, beforeMs: number): Promise<number> {
  const old = db.digests.where('[dayMs+station]').below([dayOf(beforeMs), Dexie.minKey]);
  return old.limit(STEP).delete();
}

/** Likewise of the traces of events of days that began before `beforeMs`; the minutes of those days stay. */
export async function pruneTraces(db: HistoryDb, beforeMs: number): Promise<number> {
  const days = db.digests.where('[dayMs+station]').below([beforeMs, Dexie.minKey]);
  const traces = (await days.primaryKeys()).filter(([, series]) => isTrace(series)).slice(0, STEP);
  await db.digests.bulkDelete(traces);
  return traces.length;
}
