import { expect, it, vi } from 'vitest';
import { SCHEMA_NEWEST } from '../../../src-main/backup/restore.ts';
import type { HistoryImport } from '../../../src-shared/contract/backup.ts';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { createHistory } from '../../../src-renderer/history/client.ts';
import type { HistoryDb } from '../../../src-renderer/history/rows.ts';
import { CARRIED, exportRows, extentOf, historyImport } from '../../../src-renderer/history/transfer.ts';
import { VERSIONS } from '../../../src-renderer/history/versions.ts';
import { aMinuteEvent, anAlarmEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { aJournal, aWorker } from './rig.ts';
import { aBatch, anOpenDb, anOrigin, contents } from './support.ts';

const HOUR_MS = 3_600_000;
/** More than a part of each table takes. */
const HOURS = 120;

const happened = Array.from({ length: HOURS }, (_, hour) => {
  const atMs = NOON_MS + hour * HOUR_MS;
  return [aPeopleEvent({ atMs }), aMinuteEvent({ atMs }), anAlarmEvent({ atMs, active: true })];
});

async function aHistory(): Promise<HistoryDb> {
  const db = await anOpenDb();
  let after = 0;
  for (const events of happened) {
    await commitBatch(db, aBatch(events, after));
    after += events.length;
  }
  return db;
}

async function partsOf(db: HistoryDb): Promise<{ table: string; count: number; rows: string }[]> {
  const parts: { table: string; count: number; rows: string }[] = [];
  for (const table of CARRIED) {
    let after: unknown = undefined;
    do {
      const step = await exportRows(db, { table, after });
      if (step.count > 0) parts.push({ table, count: step.count, rows: step.rows });
      ({ after } = step);
    } while (after !== null);
  }
  return parts;
}

it('carries every row once, in parts, and the tables are the same where they are taken in', async () => {
  const source = await aHistory();
  const before = await contents(source);
  const { rows, schema, state } = await extentOf(source);
  const parts = await partsOf(source);
  expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(rows);
  expect(parts.length).toBeGreaterThan(CARRIED.length - 1);

  const access = anOrigin();
  // Something is there already, and must not be left.
  const old = await anOpenDb(access);
  await commitBatch(old, aBatch([aPeopleEvent({ atMs: NOON_MS - HOUR_MS })], 0, { journal: 'another' }));
  old.close();
  let isDone = false;
  const read = (part: number): Promise<HistoryImport> =>
    Promise.resolve({ parts: isDone ? 0 : parts.length, schema, part: parts[part] ?? null });
  const journal = aJournal(state?.journal);
  journal.append(...happened.flat());
  const history = createHistory({
    startWorker: () => aWorker(access),
    pull: journal.pull,
    onStatus: () => undefined,
    restored: {
      read,
      done: () => {
        isDone = true;
        return Promise.resolve();
      },
    },
  });
  // It goes on where the backup ended, and asks for nothing before.
  await vi.waitFor(() => expect(journal.asked).toEqual([HOURS * 3]), { timeout: 20_000 });
  expect(isDone).toBe(true);
  history.close();
  expect(await contents(await anOpenDb(access))).toEqual(before);
});

it('takes rows in that were written before there were tables of today', async () => {
  const parts = await partsOf(await aHistory());
  const access = anOrigin();
  const restored = historyImport(access, { destroy: () => Promise.resolve() });
  await restored.begin(5);
  for (const part of parts) await restored.put(part);
  restored.end();
  expect(await (await anOpenDb(access)).days.count()).toBe(
    parts.find(({ table }) => table === 'days')?.count,
  );
});

it('main knows which version of the tables is the newest', () => {
  expect(SCHEMA_NEWEST).toBe(VERSIONS.at(-1)?.version);
});
