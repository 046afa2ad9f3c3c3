import { Dexie } from 'dexie';
import type { HistoryDb } from './schema.ts';

/** How long the history keeps what; roll-ups of days are kept for good. */
export interface Retention {
  readonly keepEventsDays: number;
  readonly keepMinutesDays: number;
}

const DAY_MS = 86_400_000;

/**
 * Rows deleted in one transaction: some tens of ms, so that a commit behind it hardly waits. A full segment has about
 * a hundred events and thirty index entries, an hour has none.
 */
const STEP_SEGMENTS = 50;
const STEP_HOURS = 250;

/** What a step deleted. */
export interface Pruned {
  readonly segments: number;
  readonly hours: number;
}

/** One step of what is past its time at `nowMs`. Nothing deleted in either table: done for now. */
export async function pruneStep(db: HistoryDb, retention: Retention, nowMs: number): Promise<Pruned> {
  const segments = await pruneSegments(db, nowMs - retention.keepEventsDays * DAY_MS);
  const hours = await pruneHours(db, nowMs - retention.keepMinutesDays * DAY_MS);
  return { segments, hours };
}

/** One step of the oldest of both, however young: makes room when the disk or the quota is full. */
export function pruneOldest(db: HistoryDb): Promise<Pruned> {
  return pruneStep(db, { keepEventsDays: 0, keepMinutesDays: 0 }, Number.MAX_SAFE_INTEGER);
}

/** Keys grow with arrival, so the rows past their time stand first; only the row at a step's end is looked at. */
function pruneSegments(db: HistoryDb, beforeMs: number): Promise<number> {
  return db.transaction('rw', db.segments, async () => {
    const keys = await db.segments.orderBy('first').limit(STEP_SEGMENTS).primaryKeys();
    for (let size = keys.length; size > 0; size = Math.floor(size / 2)) {
      const last = await db.segments.get(keys[size - 1] ?? 0);
      if (last === undefined || last.arrivedMs >= beforeMs) continue;
      await db.segments.where(':id').belowOrEqual(last.first).delete();
      return size;
    }
    return 0;
  });
}

function pruneHours(db: HistoryDb, beforeMs: number): Promise<number> {
  return db.transaction('rw', db.telemetry, async () => {
    const keys = await db.telemetry
      .where(':id')
      .below([beforeMs, Dexie.minKey])
      .limit(STEP_HOURS)
      .primaryKeys();
    const last = keys.at(-1);
    if (last !== undefined) await db.telemetry.where(':id').belowOrEqual(last).delete();
    return keys.length;
  });
}
