import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { VERSIONS } from '../../../src-renderer/history/versions.ts';
import { anAboutEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { anOpenDb, anOrigin } from './support.ts';

/** As versions 1 and 2 wrote it. */
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

/** Its first events are past their time already: numbers go on from 501. */
async function aVersion2Database() {
  const access = anOrigin();
  const { name, ...where } = access;
  const old = new Dexie(name, where);
  for (const { version, stores } of VERSIONS.slice(0, 2)) old.version(version).stores(stores);
  await old.open();
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
  old.close();
  return access;
}

it('version 3 counts what is kept again, and keeps the figures of what is not', async () => {
  const db = await anOpenDb(await aVersion2Database());
  const [before, kept] = await db.days.toArray();
  const old = before?.hours.get(12);
  expect(old).toMatchObject({ visits: 7, late: 3, corrections: [] });
  expect(old?.minutes).toMatchObject({ minutesWithData: 60, energyKwh: new Map([['total', 1.5]]) });
  expect(kept?.day).toBe('2026-11-23');
  expect(kept?.hours.get(12)).toMatchObject({ visits: 4, late: 0 });
  expect(await db.stations.get('kexuecheng')).toMatchObject({ capacity: 9, name: '科学城驿站' });
});
