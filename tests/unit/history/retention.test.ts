import { expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { storeDigest } from '../../../src-renderer/history/digest-store.ts';
import { dayOf } from '../../../src-renderer/history/digest.ts';
import { hotRows } from '../../../src-renderer/history/hot-rows.ts';
import { readCounts } from '../../../src-renderer/history/read.ts';
import { pruneOldest, pruneStep } from '../../../src-renderer/history/retention.ts';
import type { HistoryDb } from '../../../src-renderer/history/rows.ts';
import {
  aDoorEvent,
  aMinuteEvent,
  anAlarmEvent,
  aDeedEvent,
  aPeopleEvent,
  NOON_MS,
  STATION,
} from '../../builders/events.ts';
import { aBatch, anOpenDb, contents } from './support.ts';

const DAY_MS = 86_400_000;
/** More than a step takes. */
const DAYS = 300;
const keep = { keepEventsDays: 30, keepMinutesDays: 90, keepAlarmsDays: 30, keepDaysDays: null };

/** A visit and a minute on each day, each its own commit. */
async function aHistory(days = DAYS): Promise<HistoryDb> {
  const db = await anOpenDb();
  const hot = hotRows();
  for (let day = 0; day < days; day += 1) {
    const atMs = NOON_MS + day * DAY_MS;
    await commitBatch(db, aBatch([aPeopleEvent({ atMs }), aMinuteEvent({ atMs })], day * 2), hot);
  }
  return db;
}

async function pruneAll(db: HistoryDb, nowMs: number): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    const { segments, hours, alarms } = await pruneStep(db, keep, nowMs);
    if (segments + hours + alarms === 0) return steps;
  }
}

it('keeps events and minutes for as long as each is to be kept, and the days for good', async () => {
  const db = await aHistory();
  const nowMs = NOON_MS + (DAYS - 1) * DAY_MS;
  expect(await pruneAll(db, nowMs)).toBeGreaterThan(1);
  const { events, hours, days, cursor } = await contents(db);
  expect(events).toHaveLength(31);
  expect(hours).toHaveLength(91);
  expect(days).toHaveLength(DAYS);
  expect(cursor).toBe(2 * DAYS);
  expect(await readCounts(db)).toMatchObject({ events: 31, oldestMs: nowMs - 30 * DAY_MS });
});

it('deletes nothing that is young enough', async () => {
  const db = await aHistory(10);
  const before = await contents(db);
  expect(await pruneStep(db, keep, NOON_MS)).toEqual({
    segments: 0,
    hours: 0,
    alarms: 0,
    days: 0,
    digests: 0,
  });
  expect(await contents(db)).toEqual(before);
});

it('gives up the oldest first when room is needed at any price', async () => {
  const db = await aHistory();
  await pruneOldest(db);
  const { events, hours } = await contents(db);
  expect(events[0]?.atMs).toBe(NOON_MS + 50 * DAY_MS);
  expect(hours[0]?.hourMs).toBeGreaterThan(NOON_MS + 249 * DAY_MS);
});

it('lets commits go on between and after its steps', async () => {
  const db = await aHistory();
  const late = aBatch([aPeopleEvent()], 2 * DAYS);
  await Promise.all([pruneAll(db, NOON_MS + DAYS * DAY_MS), commitBatch(db, late)]);
  expect((await db.meta.get('state'))?.cursor).toBe(2 * DAYS + 1);
});

it('keeps the log of alarms as long as the events, and what waits for an occurrence no longer', async () => {
  const db = await anOpenDb();
  const raised = Array.from({ length: DAYS }, (_, day) => anAlarmEvent({ atMs: NOON_MS + day * DAY_MS }));
  const acknowledged = { atMs: NOON_MS, by: 'li@c1', note: null };
  await commitBatch(db, aBatch([...raised, aDeedEvent({ occurrence: 'unheard', acknowledged })]));
  const nowMs = NOON_MS + (DAYS - 1) * DAY_MS;
  expect(await pruneAll(db, nowMs)).toBeGreaterThan(1);
  const { alarms, ahead } = await contents(db);
  expect(alarms).toHaveLength(31);
  expect(alarms[0]?.raisedMs).toBe(nowMs - 30 * DAY_MS);
  expect(ahead).toEqual([]);
});

it('keeps no trace of an event for longer than the event', async () => {
  const db = await anOpenDb();
  const days = [0, 1, 2, 3].map((day) => NOON_MS + day * DAY_MS);
  const events = days.flatMap((atMs) => [
    aDoorEvent({ atMs, event: 'opened' }),
    aMinuteEvent({ atMs, minuteMs: atMs }),
  ]);
  await commitBatch(db, aBatch(events));
  for (const atMs of days) await storeDigest(db, STATION, dayOf(atMs));
  const left = async (series: string): Promise<number[]> =>
    (await db.digests.toArray()).filter((row) => row.series === series).map(({ dayMs }) => dayMs);
  expect(await left('trace/leaf')).toHaveLength(4);

  const retention = { ...keep, keepEventsDays: 2 };
  await pruneStep(db, retention, NOON_MS + 4 * DAY_MS);
  // The day in which the two days begin has events that are gone.
  expect(await left('trace/leaf')).toEqual([dayOf(NOON_MS + 3 * DAY_MS)]);
  expect(await left('heard')).toHaveLength(4);
  expect((await pruneStep(db, retention, NOON_MS + 4 * DAY_MS)).digests).toBe(0);
});
