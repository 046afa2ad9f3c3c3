import { Dexie } from 'dexie';
import { pruneDigests, pruneTraces } from './digest-store.ts';
import { DIGEST_DAYS } from './digester.ts';
import type { HistoryDb } from './rows.ts';

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
const STEP_ALARMS = 250;

/** What a step deleted. */
export interface Pruned {
  readonly segments: number;
  readonly hours: number;
  /** Occurrences of alarms, and what waited for one in vain. */
  readonly alarms: number;
  /** What was made from the others, and goes with them. */
  readonly digests: number;
}

/** One step of what is past its time at `nowMs`. Nothing deleted in any table: done for now. */
export async function pruneStep(db: HistoryDb, retention: Retention, nowMs: number): Promise<Pruned> {
  const eventsBeforeMs = nowMs - retention.keepEventsDays * DAY_MS;
  const segments = await pruneSegments(db, eventsBeforeMs);
  const alarms = await pruneAlarms(db, eventsBeforeMs);
  const hours = await pruneHours(db, nowMs - retention.keepMinutesDays * DAY_MS);
  const digestDays = Math.min(retention.keepMinutesDays, DIGEST_DAYS + 1);
  const whole = await pruneDigests(db, nowMs - digestDays * DAY_MS);
  const digests = whole + (await pruneTraces(db, eventsBeforeMs));
  return { segments, hours, alarms, digests };
}

/** One step of the oldest of all, however young: makes room when the disk or the quota is full. */
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

/** By the time of the raise: an alarm that has stood for longer is forgotten with it. */
function pruneAlarms(db: HistoryDb, beforeMs: number): Promise<number> {
  return db.transaction('rw', db.alarmLog, db.alarmsAhead, async () => {
    const before = [beforeMs, Dexie.minKey];
    const keys = await db.alarmLog.where(':id').below(before).limit(STEP_ALARMS).primaryKeys();
    const last = keys.at(-1);
    if (last !== undefined) await db.alarmLog.where(':id').belowOrEqual(last).delete();
    return keys.length + (await db.alarmsAhead.where('newestMs').below(beforeMs).limit(STEP_ALARMS).delete());
  });
}
