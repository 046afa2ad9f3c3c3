import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { historyDb, type IndexedDbAccess } from '../../../src-renderer/history/schema.ts';
import { VERSIONS, type Version } from '../../../src-renderer/history/versions.ts';
import { anAboutEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { anOpenDb, anOrigin } from './support.ts';

/** As versions 1 to 3 wrote it. */
const oldHour = (visits: number) => ({
  visits,
  left: 1,
  byGroup: new Map([['courier', 2]]),
  byMethod: new Map([['face', 2]]),
  doorEvents: new Map([['granted', 2]]),
  alarms: new Map([['smoke', 1]]),
  energyKwh: new Map([['total', 1.5]]),
  minutesWithData: 60,
});

const oldDay = (day: string, visits: number) => ({
  station: 'kexuecheng',
  day,
  hours: new Map([[12, oldHour(visits)]]),
  lateEvents: 3,
});

/** Opened as the release of that version did. */
async function openOld({ name, ...where }: IndexedDbAccess, newest: number): Promise<Dexie> {
  const old = new Dexie(name, where);
  for (const { version, stores } of VERSIONS.slice(0, newest)) old.version(version).stores(stores);
  return old.open();
}

const DIGEST = {
  station: 'kexuecheng',
  series: 'heard',
  dayMs: Date.parse('2026-11-20T00:00:00Z'),
  minutes: new Uint8Array([1, 0, 1]),
  events: '',
};

/** Its first events are past their time already: numbers go on from 501. */
async function anOldDatabase(newest: number) {
  const access = anOrigin();
  const old = await openOld(access, newest);
  const events = [anAboutEvent({ capacity: 9 }), aPeopleEvent({ entered: 4 })];
  const places = ['kexuecheng 0000000'];
  const segment = { first: 501, places, arrivedMs: NOON_MS, events: JSON.stringify(events) };
  await old.table('segments').add(segment);
  await old.table('days').bulkAdd([oldDay('2026-10-01', 7), oldDay('2026-11-23', 99)]);
  await old.table('stations').add({
    id: 'kexuecheng',
    name: 'old name',
    nameEn: null,
    timezone: 'Asia/Shanghai',
    aboutMs: 1,
    occurrences: new Map(),
  });
  if (newest >= 3) await old.table('digests').add(DIGEST);
  const held = await tablesOf(old);
  old.close();
  return { access, held };
}

async function tablesOf(db: Dexie): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rows = await Promise.all(db.tables.map((table): Promise<unknown[]> => table.toArray()));
  return Object.fromEntries(db.tables.map(({ name }, index) => [name, rows[index] ?? []]));
}

async function expectCounted(access: IndexedDbAccess): Promise<void> {
  const db = await anOpenDb(access);
  const [before, kept] = await db.days.toArray();
  const old = before?.hours.get(12);
  expect(old).toMatchObject({ visits: 7, late: 3, corrections: [] });
  expect(old?.minutes).toMatchObject({ minutesWithData: 60, energyKwh: new Map([['total', 1.5]]) });
  expect(kept?.day).toBe('2026-11-23');
  expect(kept?.hours.get(12)).toMatchObject({ visits: 4, late: 0 });
  expect(await db.stations.get('kexuecheng')).toMatchObject({ capacity: 9, name: '科学城驿站' });
}

const FOURTH = VERSIONS.findIndex(({ version }) => version === 4);

describe.each([1, 2, 3])('version 4 over version %i', (newest) => {
  it('counts what is kept again, and keeps the figures of what is not', async () => {
    const { access } = await anOldDatabase(newest);
    await expectCounted(access);
  });

  it('leaves all as it was when it is interrupted, and is made whole the next time', async () => {
    const { access, held } = await anOldDatabase(newest);
    const upgrade = VERSIONS[FOURTH]?.upgrade;
    if (upgrade === undefined) throw new Error('version 4 has an upgrade');
    const interrupted: Version = {
      version: 4,
      stores: {},
      upgrade: async (transaction) => {
        await upgrade(transaction);
        throw new Error('the power failed');
      },
    };
    const torn = historyDb(access, [...VERSIONS.slice(0, FOURTH), interrupted]);
    await expect(torn.open()).rejects.toThrow('the power failed');
    torn.close();
    const old = await openOld(access, newest);
    expect(await tablesOf(old)).toEqual(held);
    old.close();
    await expectCounted(access);
  });
});

it('version 4 keeps the digests of version 3: events and minutes are as they were', async () => {
  const { access } = await anOldDatabase(3);
  const db = await anOpenDb(access);
  expect(await db.digests.toArray()).toEqual([DIGEST]);
});
