import type { StationEvent } from '../../src-shared/domain/event.ts';
import { countBatch, planBatch } from './fold.ts';
import { forget, hotRows, touch, trim, warmRows, warmStations, type HotRows } from './hot-rows.ts';
import type { HistoryDb, StateRow } from './schema.ts';
import { packSegments } from './segments.ts';

/** Journal entries in journal order, without holes. */
export interface Batch {
  readonly entries: readonly (readonly [cursor: number, event: StationEvent])[];
  /** Cursor of the last entry. */
  readonly next: number;
  readonly journal: string;
  /** The journal's extent when the entries were read. */
  readonly head: number;
  readonly earliest: number;
}

export type CommitReport =
  /** All up to `state.cursor` is in the tables; `taken` entries were new. */
  | { readonly outcome: 'committed'; readonly state: StateRow; readonly taken: number }
  /** The entries begin after a hole: the tables are younger than they were taken for. Nothing was written. */
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
  const state = (await db.meta.get('state')) ?? firstState(batch);
  if (state.journal !== batch.journal) return { outcome: 'other-journal' };
  const fresh = batch.entries.filter(([cursor]) => cursor > state.cursor);
  const [first] = fresh;
  if (first === undefined) return { outcome: 'committed', state, taken: 0 };
  if (first[0] > Math.max(state.cursor + 1, batch.earliest))
    return { outcome: 'behind', cursor: state.cursor };

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
  await warmRows(db, hot, plan);
  countBatch(plan, hot.days, hot.hours);
  for (const [id, row] of plan.stations) hot.stations.set(id, row);

  // Minutes live in `telemetry`; whole, they would be most of the disk.
  const kept = events.filter(({ kind }) => kind !== 'minute');
  const after = { ...state, cursor, nextEvent: state.nextEvent + kept.length };
  await Promise.all([
    db.segments.bulkAdd(packSegments(kept, state.nextEvent)),
    db.days.bulkPut(touch(hot.days, plan.days.keys())),
    db.telemetry.bulkPut(touch(hot.hours, plan.hours.keys())),
    db.stations.bulkPut([...plan.stations.values()]),
    db.meta.put(after),
  ]);
  return after;
}

function firstState({ journal, head, earliest }: Batch): StateRow {
  const from = Math.max(0, earliest - 1);
  return { name: 'state', cursor: 0, journal, nextEvent: 1, rebuild: { from, to: head } };
}
