import { describe, expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { readCommandLog } from '../../../src-renderer/history/read-commands.ts';
import { MAX_COMMANDS } from '../../../src-shared/domain/command/command.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { aRequestEvent, aResultOf } from '../../builders/commands.ts';
import { aDeviceStateEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { aBatch, anOpenDb } from './support.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = NOON_MS + 10 * HOUR_MS;
const QUIETLY = { progress: () => undefined, isCancelled: () => false };

/** Each batch is a commit of its own, and so rows of its own. */
async function dbWith(...batches: readonly StationEvent[][]) {
  const db = await anOpenDb();
  let after = 0;
  for (const batch of batches) {
    await commitBatch(db, aBatch(batch, after));
    after += batch.length;
  }
  return db;
}

const visits = (count: number, fromMs: number): StationEvent[][] =>
  Array.from({ length: count }, (_, n) => [
    aPeopleEvent({ id: `p${fromMs}-${n}`, atMs: fromMs + n, arrivedMs: fromMs + n }),
  ]);

describe('the log of commands', () => {
  it('tells each as the live picture did, over rows in which nothing is of it', async () => {
    const reportedMs = NOON_MS + 3_000;
    const report = { on: true, command: 'c1', atMs: reportedMs, arrivedMs: reportedMs };
    const db = await dbWith(
      ...visits(30, NOON_MS - HOUR_MS),
      [aRequestEvent()],
      ...visits(3, NOON_MS + 10),
      [aResultOf('c1', 'accepted', NOON_MS + 1_000), aResultOf('c1', 'done', NOON_MS + 2_000)],
      [aDeviceStateEvent({ id: 's1', device: 'main-light', ...report })],
      ...visits(30, NOON_MS + HOUR_MS),
      [aRequestEvent({ command: 'c2', atMs: NOON_MS + 2 * HOUR_MS })],
      [aResultOf('c2', 'rejected', NOON_MS + 2 * HOUR_MS + 5, 'busy'), aResultOf('other', 'done', NOW_MS)],
    );
    const log = await readCommandLog(db, { fromMs: NOON_MS - 1, nowMs: NOW_MS }, QUIETLY);
    expect(log).toMatchObject({
      isWhole: true,
      commands: [
        { id: 'c2', stage: 'rejected', reason: 'busy' },
        { id: 'c1', stage: 'verified', verifiedMs: reportedMs },
      ],
    });
  });

  it('begins where it is asked to', async () => {
    const db = await dbWith([aRequestEvent()], ...visits(150, NOON_MS + 1), [
      aRequestEvent({ command: 'c2', atMs: NOON_MS + HOUR_MS }),
    ]);
    const log = await readCommandLog(db, { fromMs: NOON_MS + HOUR_MS, nowMs: NOW_MS }, QUIETLY);
    expect(log?.commands.map(({ id }) => id)).toEqual(['c2']);
  });

  it('keeps those that newer ones have pushed out of the live list', async () => {
    const many = Array.from({ length: MAX_COMMANDS + 7 }, (_, n) =>
      aRequestEvent({ command: `c${n}`, atMs: NOON_MS + n }),
    );
    const log = await readCommandLog(await dbWith(many), { fromMs: NOON_MS, nowMs: NOW_MS }, QUIETLY);
    expect(log?.commands.map(({ id }) => id)).toEqual(many.map(({ command }) => command).reverse());
  });

  it('is empty where there is none, and null where it was cancelled', async () => {
    const db = await dbWith(...visits(3, NOON_MS));
    const query = { fromMs: NOON_MS, nowMs: NOW_MS };
    expect(await readCommandLog(db, query, QUIETLY)).toEqual({ commands: [], isWhole: true });
    expect(await readCommandLog(await anOpenDb(), query, QUIETLY)).toEqual({ commands: [], isWhole: true });
    expect(await readCommandLog(db, query, { ...QUIETLY, isCancelled: () => true })).toBeNull();
  });
});
