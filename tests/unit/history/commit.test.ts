import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitBatch, type Batch } from '../../../src-renderer/history/commit.ts';
import { hotRows } from '../../../src-renderer/history/hot-rows.ts';
import type { HistoryDb } from '../../../src-renderer/history/rows.ts';
import { aMinuteEvent, anAboutEvent, aPeopleEvent } from '../../builders/events.ts';
import { anyEvent, eventsAndCut } from './arbitrary.ts';
import { aBatch, anOpenDb, anOrigin, contents } from './support.ts';

/** Fewer than by default: each run is a database. */
const RUNS = { numRuns: 25 };

async function commitAll(db: HistoryDb, batches: readonly Batch[]): Promise<void> {
  const hot = hotRows();
  for (const batch of batches) await commitBatch(db, batch, hot);
}

describe('exactly once', () => {
  it('gives the same tables for any batching, with the rows kept hot and without', async () => {
    await fc.assert(
      fc.asyncProperty(eventsAndCut, async ([events, cut]) => {
        const [whole, hot, cold] = [await anOpenDb(), await anOpenDb(), await anOpenDb()];
        let after = 0;
        const batches = cut.map((part) => aBatch(part, (after += part.length) - part.length));
        await commitBatch(whole, aBatch(events));
        await commitAll(hot, batches);
        for (const batch of batches) await commitBatch(cold, batch);
        const expected = await contents(whole);
        expect(await contents(hot)).toEqual(expected);
        expect(await contents(cold)).toEqual(expected);
      }),
      RUNS,
    );
  });

  it('takes each entry once when two windows commit overlapping batches at the same time', async () => {
    const windows = fc.array(fc.tuple(fc.nat(30), fc.nat(20), fc.boolean()), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyEvent, { minLength: 1, maxLength: 40 }), windows, async (events, cuts) => {
        const access = anOrigin();
        const [one, other, alone] = [await anOpenDb(access), await anOpenDb(access), await anOpenDb()];
        const [hotOne, hotOther] = [hotRows(), hotRows()];
        await Promise.all(
          cuts.map(([from, length, isOther]) => {
            const part = aBatch(events.slice(from, from + length), Math.min(from, events.length));
            return isOther ? commitBatch(other, part, hotOther) : commitBatch(one, part, hotOne);
          }),
        );
        await commitBatch(one, aBatch(events), hotOne);
        await commitBatch(alone, aBatch(events));
        expect(await contents(one)).toEqual(await contents(alone));
      }),
      RUNS,
    );
  });

  it('leaves nothing behind when the transaction is aborted, and the next try is whole', async () => {
    const db = await anOpenDb();
    const hot = hotRows();
    await commitBatch(db, aBatch([anAboutEvent(), aPeopleEvent(), aMinuteEvent()]), hot);
    const before = await contents(db);

    const second = aBatch([aPeopleEvent(), aMinuteEvent()], 3);
    const failing = db.transaction('rw', db.tables, async (transaction) => {
      await commitBatch(db, second, hot);
      transaction.abort();
    });
    await expect(failing).rejects.toThrow();
    expect(await contents(db)).toEqual(before);

    await commitBatch(db, second, hot);
    const [day] = await db.days.toArray();
    expect([...(day?.hours.values() ?? [])].map(({ visits }) => visits)).toEqual([2]);
  });

  it('is not misled by its hot rows when another writer was there in between', async () => {
    const access = anOrigin();
    const [one, other] = [await anOpenDb(access), await anOpenDb(access)];
    const hot = hotRows();
    await commitBatch(one, aBatch([aPeopleEvent()]), hot);
    await commitBatch(other, aBatch([aPeopleEvent()], 1));
    await commitBatch(one, aBatch([aPeopleEvent()], 2), hot);
    const [day] = await one.days.toArray();
    expect([...(day?.hours.values() ?? [])].map(({ visits }) => visits)).toEqual([3]);
  });
});

it('counts right with more stations than rows are kept hot for', async () => {
  const db = await anOpenDb();
  const stations = Array.from({ length: 1_200 }, (_, at) => `station-${at}`);
  const day = stations.flatMap((station) => [aPeopleEvent({ station }), aMinuteEvent({ station })]);
  await commitAll(db, [aBatch(day), aBatch(day, day.length), aBatch(day, 2 * day.length)]);
  const [days, hours] = await Promise.all([db.days.toArray(), db.telemetry.toArray()]);
  expect(days).toHaveLength(1_200);
  expect(new Set(days.map((row) => row.hours.get(12)?.visits))).toEqual(new Set([3]));
  expect(new Set(hours.map(({ fragments }) => fragments[0]))).toEqual(new Set([3]));
});

describe('a batch that does not fit', () => {
  it('is refused when entries before it are missing', async () => {
    const db = await anOpenDb();
    await commitBatch(db, aBatch([aPeopleEvent()]));
    expect(await commitBatch(db, aBatch([aPeopleEvent()], 5))).toEqual({ outcome: 'behind', cursor: 1 });
  });

  it('is taken when the journal itself has a hole or begins later', async () => {
    const db = await anOpenDb();
    const entries = [[5_001, aPeopleEvent()]] as const;
    const report = await commitBatch(
      db,
      aBatch([], 0, { entries, next: 5_001, head: 5_001, earliest: 5_001 }),
    );
    expect(report).toMatchObject({ outcome: 'committed', taken: 1, state: { cursor: 5_001 } });
  });

  it('is refused when it comes from another journal', async () => {
    const db = await anOpenDb();
    await commitBatch(db, aBatch([aPeopleEvent()]));
    const before = await contents(db);
    const report = await commitBatch(db, aBatch([aPeopleEvent()], 1, { journal: 'journal-2' }));
    expect(report).toEqual({ outcome: 'other-journal' });
    expect(await contents(db)).toEqual(before);
  });

  it('begins anew where tables are left without the row that tells how far they are', async () => {
    const db = await anOpenDb();
    await commitBatch(db, aBatch([aPeopleEvent()]));
    await db.meta.clear();
    await commitBatch(db, aBatch([aPeopleEvent()]));
    expect((await contents(db)).events).toHaveLength(1);
  });
});

it('keeps minutes out of the segments, and packs events into rows below the size of a file', async () => {
  const db = await anOpenDb();
  const people = Array.from({ length: 2_000 }, (_, at) => aPeopleEvent({ station: `station-${at % 300}` }));
  await commitBatch(db, aBatch([...people, aMinuteEvent()]));
  const segments = await db.segments.toArray();
  expect(segments.length).toBeGreaterThan(1);
  expect(Math.max(...segments.map(({ events }) => events.length))).toBeLessThan(32_768);
  expect((await contents(db)).events).toHaveLength(2_000);
});
