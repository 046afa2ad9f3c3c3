import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { eventsOf } from '../../../src-renderer/history/segments.ts';
import { historyDb, type IndexedDbAccess } from '../../../src-renderer/history/schema.ts';
import { VERSIONS, type Version } from '../../../src-renderer/history/versions.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import {
  aDoorEvent,
  aMinuteEvent,
  anAboutEvent,
  anAlarmEvent,
  aDeedEvent,
  aPeopleEvent,
  NOON_MS,
} from '../../builders/events.ts';
import { aBatch, alarmContents, anOpenDb, anOrigin, contents } from './support.ts';

const NEWEST = VERSIONS.length;

/** Opened as the first release did, whatever the program can do today. */
async function openVersion1({ name, ...access }: IndexedDbAccess): Promise<Dexie> {
  const db = new Dexie(name, access);
  db.version(1).stores(VERSIONS[0]?.stores ?? {});
  return db.open();
}

type Held = Readonly<Record<string, readonly unknown[]>>;

async function tablesOf(db: Dexie): Promise<Held> {
  const rows = await Promise.all(db.tables.map((table): Promise<unknown[]> => table.toArray()));
  return Object.fromEntries(db.tables.map(({ name }, index) => [name, rows[index] ?? []]));
}

const PAST = [anAboutEvent(), aPeopleEvent({ entered: 3 }), aMinuteEvent()];

/** A database as the first release left it: its tables were filled by the same commits. */
async function aVersion1Database(batches: readonly (readonly StationEvent[])[] = [PAST]) {
  const today = await anOpenDb();
  let cursor = 0;
  for (const batch of batches) {
    await commitBatch(today, aBatch(batch, cursor));
    cursor += batch.length;
  }
  const access = anOrigin();
  const old = await openVersion1(access);
  const filled = await tablesOf(today);
  for (const table of old.tables) await table.bulkAdd(filled[table.name] ?? []);
  const held = await tablesOf(old);
  old.close();
  return { access, held, cursor, expected: await contents(today) };
}

describe('migrations', () => {
  it('open a database of version 1 as it is with the versions of today', async () => {
    const { access, cursor, expected } = await aVersion1Database();
    const db = await anOpenDb(access);
    expect(await contents(db)).toEqual(expected);
    await commitBatch(db, aBatch([aPeopleEvent()], cursor));
    expect((await contents(db)).events).toHaveLength(3);
  });

  const newer: Version = {
    version: NEWEST + 1,
    stores: { stations: 'id, name' },
    upgrade: (transaction) =>
      transaction
        .table('stations')
        .toCollection()
        .modify({ name: 'renamed' })
        .then(() => undefined),
  };

  it('append a version: rows are upgraded once, and the cursor goes on', async () => {
    const { access, cursor, expected } = await aVersion1Database();
    const db = historyDb(access, [...VERSIONS, newer]);
    await db.open();
    expect(await db.stations.where('name').equals('renamed').count()).toBe(1);
    expect((await contents(db)).days).toEqual(expected.days);
    expect((await db.meta.get('state'))?.cursor).toBe(cursor);
  });

  it('leave version 1 whole when an upgrade fails', async () => {
    const { access, held } = await aVersion1Database();
    const broken = { ...newer, upgrade: () => Promise.reject(new Error('no')) };
    await expect(historyDb(access, [...VERSIONS, broken]).open()).rejects.toThrow();
    const old = await openVersion1(access);
    expect(await tablesOf(old)).toEqual(held);
  });
});

describe('version 2', () => {
  const raise = (id: string, minute: number) => anAlarmEvent({ id, atMs: NOON_MS + minute * 60_000 });
  const acknowledged = { atMs: NOON_MS + 90_000, by: 'li@c1', note: null };

  it('has the log of alarms that it would have had from the beginning', async () => {
    const { access, expected } = await aVersion1Database([
      [aPeopleEvent(), aDeedEvent({ occurrence: 'o1', acknowledged }), raise('o1', 1)],
      [anAlarmEvent({ active: false, atMs: NOON_MS + 5 * 60_000 }), ...PAST],
      [raise('o2', 9), aDeedEvent({ occurrence: 'unheard', acknowledged })],
    ]);
    const { alarms, ahead } = await alarmContents(await anOpenDb(access));
    expect(alarms).toMatchObject([{ occurrence: 'o1', acknowledged }, { occurrence: 'o2' }]);
    expect({ alarms, ahead }).toEqual({ alarms: expected.alarms, ahead: expected.ahead });
  });

  it('takes in more segments and alarms than it holds at once', async () => {
    const batches = Array.from({ length: 110 }, (_, n) =>
      Array.from({ length: 10 }, (_, m) => anAlarmEvent({ alarm: `a${String(n * 10 + m)}` })),
    );
    const { access, expected } = await aVersion1Database([...batches, ...batches.slice(0, 5)]);
    const { alarms } = await alarmContents(await anOpenDb(access));
    expect(alarms).toHaveLength(1_100);
    expect(alarms).toEqual(expected.alarms);
  });

  it('is taken in again from the start after it was interrupted', async () => {
    const { access, held, expected } = await aVersion1Database([[raise('o1', 1)], [raise('o2', 2)]]);
    const [first, second, ...later] = VERSIONS;
    if (first === undefined || second?.upgrade === undefined) throw new Error('version 2 has an upgrade');
    const { upgrade } = second;
    const interrupted: Version = {
      ...second,
      upgrade: async (transaction) => {
        await upgrade(transaction);
        throw new Error('the power failed');
      },
    };
    await expect(historyDb(access, [first, interrupted, ...later]).open()).rejects.toThrow(
      'the power failed',
    );
    const old = await openVersion1(access);
    expect(await tablesOf(old)).toEqual(held);
    old.close();
    expect((await alarmContents(await anOpenDb(access))).alarms).toEqual(expected.alarms);
  });
});

describe('version 5', () => {
  it('has nobody’s token any more, and all else as it was', async () => {
    const door = aDoorEvent({ person: 'token-1', reason: '"person":"token-2"' });
    const { access, held } = await aVersion1Database([[door, ...PAST]]);
    expect(JSON.stringify(held)).toContain('token-1');
    const db = await anOpenDb(access);
    const rows = await db.segments.toArray();
    expect(rows.flatMap(eventsOf)).toContainEqual({ ...door, person: null });
    expect(JSON.stringify(rows)).not.toContain('token-1');
    expect((await contents(db)).events).toHaveLength(3);
  });
});
