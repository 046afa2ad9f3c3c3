import { describe, expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { historyDb, VERSIONS } from '../../../src-renderer/history/schema.ts';
import { aMinuteEvent, anAboutEvent, aPeopleEvent } from '../../builders/events.ts';
import { aBatch, anOrigin, contents } from './support.ts';

const VERSION_1 = VERSIONS.slice(0, 1);

/** A database as the first release left it. */
async function aVersion1Database() {
  const access = anOrigin();
  const db = historyDb(access, VERSION_1);
  await db.open();
  await commitBatch(db, aBatch([anAboutEvent(), aPeopleEvent({ entered: 3 }), aMinuteEvent()]));
  const held = await contents(db);
  db.close();
  return { access, held };
}

describe('migrations', () => {
  it('open a database of version 1 as it is with the versions of today', async () => {
    const { access, held } = await aVersion1Database();
    const db = historyDb(access);
    await db.open();
    expect(await contents(db)).toEqual(held);
    await commitBatch(db, aBatch([aPeopleEvent()], held.cursor));
    expect((await contents(db)).events).toHaveLength(3);
  });

  const newer = {
    version: 2,
    stores: { stations: 'id, name' },
    upgrade: (transaction: Parameters<NonNullable<(typeof VERSIONS)[number]['upgrade']>>[0]) =>
      transaction
        .table('stations')
        .toCollection()
        .modify({ name: 'renamed' })
        .then(() => undefined),
  };

  it('append a version: rows are upgraded once, and the cursor goes on', async () => {
    const { access, held } = await aVersion1Database();
    const db = historyDb(access, [...VERSION_1, newer]);
    await db.open();
    expect(await db.stations.where('name').equals('renamed').count()).toBe(1);
    expect((await contents(db)).days).toEqual(held.days);
    expect((await db.meta.get('state'))?.cursor).toBe(held.cursor);
  });

  it('leave version 1 whole when an upgrade fails', async () => {
    const { access, held } = await aVersion1Database();
    const broken = { ...newer, upgrade: () => Promise.reject(new Error('no')) };
    await expect(historyDb(access, [...VERSION_1, broken]).open()).rejects.toThrow();
    const db = historyDb(access, VERSION_1);
    await db.open();
    expect(await contents(db)).toEqual(held);
  });
});
