import type { StationEvent } from '../../src-shared/domain/event.ts';
import { planAlarms, takeAlarms } from './alarm-plan.ts';
import { putAlarms, warmAlarms } from './alarm-store.ts';
import { forgetDigests } from './digest-store.ts';
import type { Entry } from './entries.ts';
import { countBatch, planBatch, type Plan } from './fold.ts';
import { forget, hotRows, touch, trim, warmRows, warmStations, type HotRows } from './hot-rows.ts';
import { forgetMonths, forgetMonthsUntil } from './months.ts';
import { recount } from './recount.ts';
import type { HistoryDb, StateRow } from './rows.ts';
import { packSegments } from './segments.ts';

/** All that the journal holds between two cursors, in journal order. */
export interface Batch {
  readonly entries: readonly Entry[];
  /** The cursor that was asked for what is after it. A journal may have holes, so the first entry does not tell. */
  readonly after: number;
  /** Cursor of the last entry; `after` when there is none. */
  readonly next: number;
  readonly journal: string;
  /** The journal's extent when the entries were read. */
  readonly head: number;
  readonly earliest: number;
}

export type CommitReport =
  /** All up to `state.cursor` is in the tables; `taken` entries were new. */
  | { readonly outcome: 'committed'; readonly state: StateRow; readonly taken: number }
  /** The tables are younger than they were taken for: entries between are missing. Nothing was written. */
  | { readonly outcome: 'behind'; readonly cursor: number }
  /** The tables come from another journal. Nothing was written. */
  | { readonly outcome: 'other-journal' };

/**
 * Takes a batch into all tables in one transaction, each entry once: the cursor is read inside it, and what is not
 * beyond it is skipped. Rejects with Dexie's error when the database fails; then nothing was written.
 */
export async function commitBatch(
  db: HistoryDb,
  batch: Batch,
  hot: HotRows = hotRows(),
): Promise<CommitReport> {
  try {
    const report = await db.transaction(
      'rw',
      db.tables,
      async () => await commitInTransaction(db, batch, hot),
    );
    trim(hot);
    return report;
  } catch (error) {
    forget(hot);
    throw error;
  }
}

async function commitInTransaction(db: HistoryDb, batch: Batch, hot: HotRows): Promise<CommitReport> {
  const state = (await db.meta.get('state')) ?? (await begin(db, batch));
  if (state.journal !== batch.journal) return { outcome: 'other-journal' };
  if (state.cursor < batch.after) return { outcome: 'behind', cursor: state.cursor };
  const fresh = batch.entries.filter(([cursor]) => cursor > state.cursor);
  if (fresh.length === 0) return { outcome: 'committed', state, taken: 0 };

  await warmStations(db, hot, state.cursor);
  const after = await write(
    db,
    hot,
    state,
    fresh.map(([, event]) => event),
    batch.next,
  );
  hot.cursor = after.cursor;
  return { outcome: 'committed', state: after, taken: fresh.length };
}

async function write(
  db: HistoryDb,
  hot: HotRows,
  state: StateRow,
  events: readonly StationEvent[],
  cursor: number,
): Promise<StateRow> {
  const plan = planBatch(events, hot.stations);
  const alarms = planAlarms(events);
  if (plan.rezoned.size > 0) await rezone(db, hot, plan);
  await Promise.all([warmRows(db, hot, plan), warmAlarms(db, hot.alarms, alarms)]);
  await forgetDigests(db, events);
  await forgetMonths(db, plan.days.values());
  countBatch(plan, hot.days, hot.hours);
  takeAlarms(alarms, hot.alarms);
  for (const [id, row] of plan.stations) hot.stations.set(id, row);

  // Minutes live in `telemetry`; whole, they would be most of the disk.
  const kept = events.filter(({ kind }) => kind !== 'minute');
  const after = { ...state, cursor, nextEvent: state.nextEvent + kept.length };
  await Promise.all([
    db.segments.bulkAdd(packSegments(kept, state.nextEvent)),
    db.days.bulkPut(touch(hot.days, plan.days.keys())),
    db.telemetry.bulkPut(touch(hot.hours, plan.hours.keys())),
    db.stations.bulkPut([...plan.stations.values()]),
    putAlarms(db, hot.alarms, alarms),
    db.meta.put(after),
  ]);
  return after;
}

/** Days are the station's own: those counted in a zone that it never was in are counted again. */
async function rezone(db: HistoryDb, hot: HotRows, { rezoned, stations }: Plan): Promise<void> {
  for (const [key, { station }] of hot.days) if (rezoned.has(station)) hot.days.delete(key);
  await recount(db, new Map([...hot.stations, ...stations]), { only: rezoned, before: hot.stations });
  await Promise.all([...rezoned].map((station) => forgetMonthsUntil(db, station)));
}

/** Rows without a state cannot be continued: whatever is there came from a history that was torn apart. */
async function begin(db: HistoryDb, { journal, head, earliest }: Batch): Promise<StateRow> {
  await Promise.all(db.tables.map((table) => table.clear()));
  const from = Math.max(0, earliest - 1);
  return { name: 'state', cursor: 0, journal, nextEvent: 1, rebuild: { from, to: head } };
}
