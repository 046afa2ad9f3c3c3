import { expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import type { HistoryFailure } from '../../../src-renderer/history/protocol.ts';
import type { HistoryDb } from '../../../src-renderer/history/rows.ts';
import { historyWriter } from '../../../src-renderer/history/writer.ts';
import { aPeopleEvent } from '../../builders/events.ts';
import { aBatch, anOpenDb, contents, JOURNAL } from './support.ts';

/** A database that fails so many times with this error before it works. */
function aFailingKeeper(db: HistoryDb, error: Error, times: number) {
  const did: string[] = [];
  let left = times;
  return {
    did,
    open: () => {
      left -= 1;
      return left >= 0 ? Promise.reject(error) : Promise.resolve(db);
    },
    drop: () => void did.push('drop'),
    destroy: () => Promise.resolve(void did.push('destroy')),
  };
}

function aWriter(keeper: ReturnType<typeof aFailingKeeper>) {
  const told: (HistoryFailure['code'] | null)[] = [];
  const pauses: number[] = [];
  const writer = historyWriter({
    keeper,
    onFailure: (failure) => told.push(failure?.code ?? null),
    pause: (ms) => Promise.resolve(void pauses.push(ms)),
  });
  return { writer, told, pauses };
}

const aCommit = (after: number) => {
  const entries = JSON.stringify([[after + 1, aPeopleEvent()]]);
  return { entries, after, next: after + 1, head: after + 1, earliest: 1, journal: JOURNAL };
};

it('gives up the oldest when the disk is full, tells so, and takes the batch all the same', async () => {
  const db = await anOpenDb();
  for (let at = 0; at < 60; at += 1) await commitBatch(db, aBatch([aPeopleEvent()], at));
  const error = new DOMException('Encountered disk full', 'QuotaExceededError');
  const { writer, told } = aWriter(aFailingKeeper(db, error, 1));
  expect(await writer.commit(aCommit(60))).toMatchObject({ cursor: 61 });
  expect(told).toEqual(['quota', null]);
  expect((await contents(db)).events).toHaveLength(61 - 50);
});

it('waits longer from try to try, and never gives up a batch', async () => {
  const { writer, told, pauses } = aWriter(aFailingKeeper(await anOpenDb(), new Error('no idea'), 8));
  expect(await writer.commit(aCommit(0))).toMatchObject({ cursor: 1 });
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(told.filter((code) => code === 'unknown')).toHaveLength(8);
  expect(told.at(-1)).toBeNull();
});

it('opens a damaged database again some times before it is made anew', async () => {
  const keeper = aFailingKeeper(await anOpenDb(), new DOMException('', 'UnknownError'), 6);
  const { writer, pauses } = aWriter(keeper);
  await writer.commit(aCommit(0));
  expect(keeper.did).toHaveLength(3);
  expect(new Set(keeper.did)).toEqual(new Set(['destroy']));
  expect(pauses).toHaveLength(6);
});

it('mends for one request at a time, in the order they came', async () => {
  const keeper = aFailingKeeper(await anOpenDb(), new DOMException('', 'AbortError'), 3);
  const { writer, told } = aWriter(keeper);
  const [first, second] = await Promise.all([writer.commit(aCommit(0)), writer.commit(aCommit(1))]);
  expect([first.cursor, second.cursor]).toEqual([1, 2]);
  expect(told).toEqual(['closed', 'closed', 'closed', null]);
});

it('never deletes a database for a fault of the program', async () => {
  const keeper = aFailingKeeper(await anOpenDb(), new TypeError('undefined is not a function'), 10);
  const { writer } = aWriter(keeper);
  await writer.commit(aCommit(0));
  expect(keeper.did).toEqual([]);
});
