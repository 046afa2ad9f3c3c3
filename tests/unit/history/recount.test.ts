import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { hotRows } from '../../../src-renderer/history/hot-rows.ts';
import type { Keeper } from '../../../src-renderer/history/keeper.ts';
import { recount } from '../../../src-renderer/history/recount.ts';
import type { HistoryDb } from '../../../src-renderer/history/rows.ts';
import type { Task } from '../../../src-renderer/history/task.ts';
import { historyWriter } from '../../../src-renderer/history/writer.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { aMinuteEvent, anAboutEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { anyEvent } from './arbitrary.ts';
import { aBatch, anOpenDb } from './support.ts';

/** Commits the events cut into batches, each batch twice: the second time it is known already. */
async function committed(batches: readonly (readonly StationEvent[])[]): Promise<HistoryDb> {
  const db = await anOpenDb();
  const hot = hotRows();
  let cursor = 0;
  for (const batch of batches) {
    await commitBatch(db, aBatch(batch, cursor), hot);
    await commitBatch(db, aBatch(batch, cursor), hot);
    cursor += batch.length;
  }
  return db;
}

async function recounted(db: HistoryDb, daysMax?: number): Promise<void> {
  const stations = new Map((await db.stations.toArray()).map((row) => [row.id, row]));
  await db.transaction(
    'rw',
    db.tables,
    async () => await recount(db, stations, daysMax === undefined ? {} : { daysMax }),
  );
}

/** Days with their hours in order: the order of coming is nobody's concern. */
async function daysOf(db: HistoryDb) {
  const rows = await db.days.toArray();
  return rows.map(({ hours, ...row }) => ({ ...row, hours: new Map([...hours].sort(([a], [b]) => a - b)) }));
}

const distinct = (events: readonly StationEvent[]): StationEvent[] =>
  events.map((event, at) => ({ ...event, id: `e${String(at).padStart(3, '0')}` }));

const shuffledAndCut = fc.array(anyEvent, { maxLength: 40 }).chain((events) => {
  const own = distinct(events);
  const shuffled = fc.shuffledSubarray(own, { minLength: own.length });
  return fc.tuple(fc.constant(own), shuffled, fc.integer({ min: 1, max: 12 }), fc.nat(4));
});

function cut(events: readonly StationEvent[], size: number): StationEvent[][] {
  return Array.from({ length: Math.ceil(events.length / size) }, (_, at) =>
    events.slice(at * size, (at + 1) * size),
  );
}

describe('a recount', () => {
  it('gives the same days as any order, any duplication and any cut of the same events', async () => {
    await fc.assert(
      fc.asyncProperty(shuffledAndCut, async ([events, shuffled, size, daysMax]) => {
        const reference = await daysOf(await committed([events]));
        const db = await committed(cut(shuffled, size));
        expect(await daysOf(db)).toEqual(reference);
        await recounted(db, daysMax);
        expect(await daysOf(db)).toEqual(reference);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves nothing of an hour in a zone that was only guessed before the first event that is kept', async () => {
    const minute = aMinuteEvent();
    const about = anAboutEvent({ timezone: 'America/New_York' });
    const reference = await daysOf(await committed([[about, minute]]));
    expect(await daysOf(await committed([[minute], [about]]))).toEqual(reference);
  });

  it('mends days that were damaged', async () => {
    const db = await committed([[anAboutEvent(), aPeopleEvent({ entered: 3 }), aMinuteEvent()]]);
    const right = await daysOf(db);
    await db.days.clear();
    await recounted(db);
    expect(await daysOf(db)).toEqual(right);
  });

  it('leaves what is older than the kept events and minutes as it was counted', async () => {
    const dayMs = 86_400_000;
    const old = [aPeopleEvent({ entered: 3 }), aMinuteEvent()];
    const young = [
      aPeopleEvent({ entered: 2, atMs: NOON_MS + 9 * dayMs, arrivedMs: NOON_MS + 9 * dayMs }),
      aMinuteEvent({ minuteMs: NOON_MS + 9 * dayMs, atMs: NOON_MS + 9 * dayMs }),
    ];
    const db = await committed([old, young]);
    const before = await daysOf(db);
    await db.segments.where(':id').equals(1).delete();
    await db.telemetry
      .where(':id')
      .below([NOON_MS + dayMs, ''])
      .delete();
    await recounted(db);
    expect(await daysOf(db)).toEqual(before);
  });
});

describe('a recount by the writer', () => {
  async function damaged() {
    const db = await committed([[anAboutEvent(), aPeopleEvent({ entered: 3 })], [aMinuteEvent()]]);
    const right = await daysOf(db);
    await db.days.toCollection().modify(({ hours }) => hours.clear());
    const failures: unknown[] = [];
    const keeper: Keeper = {
      open: () => Promise.resolve(db),
      drop: () => undefined,
      destroy: () => Promise.resolve(),
    };
    const onFailure = (failure: unknown) => failures.push(failure);
    const writer = historyWriter({ keeper, onFailure, pause: () => Promise.resolve() });
    return { db, right, failures, writer };
  }

  it('tells how many rows of how many are read', async () => {
    const { db, right, writer } = await damaged();
    const told: string[] = [];
    const progress: Task['progress'] = (done, total) => told.push(`${String(done)}/${String(total)}`);
    expect(await writer.recount({ progress, isCancelled: () => false })).toBe(true);
    expect(await daysOf(db)).toEqual(right);
    expect(told).toEqual(['1/3', '2/3', '3/3']);
  });

  it('that is cancelled in the middle changes nothing, is no failure and is not tried again', async () => {
    const { db, failures, writer } = await damaged();
    const before = await daysOf(db);
    const told: number[] = [];
    const progress: Task['progress'] = (done) => told.push(done);
    expect(await writer.recount({ progress, isCancelled: () => told.length === 2 })).toBe(false);
    expect(told).toEqual([1, 2]);
    expect(await daysOf(db)).toEqual(before);
    expect(failures).toEqual([]);
  });
});

it('a zone that is told after the first events moves them to the days that they belong to', async () => {
  const atMs = Date.parse('2026-11-01T03:30:00Z');
  const visit = aPeopleEvent({ station: 'west', atMs, entered: 1 });
  const about = anAboutEvent({ timezone: 'America/New_York' }, { station: 'west' });
  const db = await committed([[visit], [about]]);
  expect((await db.days.toArray()).map(({ day }) => day)).toEqual(['2026-10-31']);
});
