import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import type { Batch } from '../../../src-renderer/history/commit.ts';
import { occurrenceOf } from '../../../src-renderer/history/alarm-rows.ts';
import type { HistoryDb } from '../../../src-renderer/history/rows.ts';
import { historyDb, type IndexedDbAccess } from '../../../src-renderer/history/schema.ts';
import { eventsOf } from '../../../src-renderer/history/segments.ts';

export const JOURNAL = 'journal-1';

/** An origin of its own. */
export function anOrigin(): IndexedDbAccess {
  return { name: 'waystation', indexedDB: new IDBFactory(), IDBKeyRange };
}

export async function anOpenDb(access = anOrigin()): Promise<HistoryDb> {
  const db = historyDb(access);
  await db.open();
  return db;
}

/** Journal entries of the events, from cursor `after` + 1 on. */
export function aBatch(events: readonly StationEvent[], after = 0, fields: Partial<Batch> = {}): Batch {
  const next = after + events.length;
  const entries = events.map((event, at) => [after + 1 + at, event] as const);
  return { entries, after, next, journal: JOURNAL, head: next, earliest: 1, ...fields };
}

/** All that the tables say, with the packing of events into segments undone. */
export async function contents(db: HistoryDb) {
  const segments = await db.segments.toArray();
  const events = segments
    .flatMap(eventsOf)
    .sort((a, b) => (a.station < b.station ? -1 : a.station > b.station ? 1 : 0));
  const [days, hours, stations, state] = await Promise.all([
    db.days.toArray(),
    db.telemetry.toArray(),
    db.stations.toArray(),
    db.meta.get('state'),
  ]);
  const { alarms, ahead } = await alarmContents(db);
  return { events, days, hours, stations, alarms, ahead, cursor: state?.cursor };
}

/** What the journal of alarms says, oldest first, and what waits for its occurrence. */
export async function alarmContents(db: HistoryDb) {
  const [rows, ahead] = await Promise.all([db.alarmLog.toArray(), db.alarmsAhead.toArray()]);
  return { alarms: rows.map(occurrenceOf), ahead };
}
