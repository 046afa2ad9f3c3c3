import { Dexie } from 'dexie';
import { pruneDigests, pruneTraces } from './digest-store.ts';
import { DIGEST_DAYS } from './digester.ts';
import { forgetMonthsUntil } from './months.ts';
import { firstDays } from './read.ts';
import type { HistoryDb } from './rows.ts';

/** How long the history keeps what. */
export interface Retention {
  readonly keepEventsDays: number;
  readonly keepMinutesDays: number;
  readonly keepAlarmsDays: number;
  /** Roll-ups of hours and days; null: for good. */
  readonly keepDaysDays: number | null;
}

const DAY_MS = 86_400_000;

/**
 * Rows deleted in one transaction: some tens of ms, so that a commit behind it hardly waits. A full segment has about
 * a hundred events and thirty index entries, an hour has none.
 */
const STEP_SEGMENTS = 50;
const STEP_HOURS = 250;
const STEP_ALARMS = 250;
const STEP_DAYS = 250;

/** What a step deleted. */
export interface Pruned {
  readonly segments: number;
  readonly hours: number;
  /** Occurrences of alarms, and what waited for one in vain. */
  readonly alarms: number;
  readonly days: number;
  /** What was made from the others, and goes with them. */
  readonly digests: number;
}

export const rowsOf = ({ segments, hours, alarms, days, digests }: Pruned): number =>
  segments + hours + alarms + days + digests;

/** One step of what is past its time at `nowMs`. Nothing deleted in any table: done for now. */
export async function pruneStep(db: HistoryDb, retention: Retention, nowMs: number): Promise<Pruned> {
  const { eventsMs, minutesMs, alarmsMs, beforeDay } = limitsOf(retention, nowMs);
  const segments = await pruneSegments(db, eventsMs);
  const alarms = await pruneAlarms(db, alarmsMs);
  const hours = await pruneHours(db, minutesMs);
  const days = beforeDay === null ? 0 : await pruneDays(db, beforeDay);
  const digestDays = Math.min(retention.keepMinutesDays, DIGEST_DAYS + 1);
  const whole = await pruneDigests(db, nowMs - digestDays * DAY_MS);
  const digests = whole + (await pruneTraces(db, eventsMs));
  return { segments, hours, alarms, days, digests };
}

/** Before when each is past its time; days by their names, which is a day more or less. */
function limitsOf(retention: Retention, nowMs: number) {
  const before = (days: number): number => nowMs - days * DAY_MS;
  const { keepDaysDays } = retention;
  return {
    eventsMs: before(retention.keepEventsDays),
    minutesMs: before(retention.keepMinutesDays),
    alarmsMs: before(retention.keepAlarmsDays),
    beforeDay: keepDaysDays === null ? null : new Date(before(keepDaysDays)).toISOString().slice(0, 10),
  };
}

/** What is past its time: whole events, and rows of the others. */
export interface PastTime {
  readonly events: number;
  readonly minutes: number;
  readonly alarms: number;
  readonly days: number;
  /** Rows of tables to be deleted, all together. */
  readonly rows: number;
}

/** Counted by keys; nothing is changed. */
export async function pastTime(db: HistoryDb, retention: Retention, nowMs: number): Promise<PastTime> {
  const { eventsMs, minutesMs, alarmsMs, beforeDay } = limitsOf(retention, nowMs);
  const [oldest, young] = await Promise.all([
    db.segments.orderBy(':id').first(),
    firstArrivedFrom(db, eventsMs),
  ]);
  const [segments, hours, alarms, days] = await Promise.all([
    db.segments.where(':id').below(young).count(),
    db.telemetry.where(':id').below([minutesMs, Dexie.minKey]).count(),
    db.alarmLog.where(':id').below([alarmsMs, Dexie.minKey]).count(),
    beforeDay === null ? 0 : countDays(db, beforeDay),
  ]);
  const events = oldest === undefined ? 0 : Math.max(0, young - oldest.first);
  return { events, minutes: hours, alarms, days, rows: segments + hours + alarms + days };
}

/** Number of the first event of the first segment that arrived from then on; of the next to come where none did. Keys grow with arrival: halving finds it. */
export async function firstArrivedFrom(
  { segments }: Pick<HistoryDb, 'segments'>,
  fromMs: number,
): Promise<number> {
  const [oldest, newest] = await Promise.all([
    segments.orderBy(':id').first(),
    segments.orderBy(':id').last(),
  ]);
  if (oldest === undefined || newest === undefined) return 0;
  let [low, high] = [oldest.first, newest.first + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await segments.where(':id').aboveOrEqual(middle).first();
    if (row === undefined || row.arrivedMs >= fromMs) high = middle;
    else low = row.first + 1;
  }
  return low;
}

async function countDays(db: HistoryDb, beforeDay: string): Promise<number> {
  const old = (await firstDays(db)).filter(([, day]) => day < beforeDay);
  const counts = old.map(([station, day]) =>
    db.days.where(':id').between([station, day], [station, beforeDay], true, false).count(),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** A step of the first station that has any past their time. */
function pruneDays(db: HistoryDb, beforeDay: string): Promise<number> {
  return db.transaction('rw', db.days, db.months, async () => {
    const first = (await firstDays(db)).find(([, day]) => day < beforeDay);
    if (first === undefined) return 0;
    const [station] = first;
    const range = db.days.where(':id').between(first, [station, beforeDay], true, false);
    const keys = await range.limit(STEP_DAYS).primaryKeys();
    const last = keys.at(-1);
    if (last !== undefined) {
      await db.days.where(':id').between(first, last, true, true).delete();
      await forgetMonthsUntil(db, station, last[1]);
    }
    return keys.length;
  });
}

/** Days are what the month is made of, and small: they stay. */
const OLDEST: Retention = { keepEventsDays: 0, keepMinutesDays: 0, keepAlarmsDays: 0, keepDaysDays: null };

/** One step of the oldest of all, however young: makes room when the disk or the quota is full. */
export function pruneOldest(db: HistoryDb): Promise<Pruned> {
  return pruneStep(db, OLDEST, Number.MAX_SAFE_INTEGER);
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
