import { describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { dayLine, doorEvents, events, readCounts, readDay } from '../../../src-renderer/history/read.ts';
import { aDoorEvent, aMinuteEvent, aPeopleEvent, NOON_MS, STATION } from '../../builders/events.ts';
import { aBatch, anOpenDb } from './support.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const range = { station: STATION, fromMs: NOON_MS, toMs: NOON_MS + 2 * HOUR_MS };

async function dbWith(...batches: StationEvent[][]) {
  const db = await anOpenDb();
  let after = 0;
  for (const batch of batches) {
    await commitBatch(db, aBatch(batch, after));
    after += batch.length;
  }
  return db;
}

function aReading(atMs: number, value: number) {
  const signal = { n: 2, min: value - 1, max: value + 1, sum: value * 2, last: value, lastMs: atMs + 9_000 };
  return aMinuteEvent({
    minuteMs: atMs,
    signals: { inside: signal, 'power/total/w': signal },
    energyKwh: { total: 0.25 },
  });
}

describe('the line of a day', () => {
  it('has a value for each minute, and null where there was no data', async () => {
    const db = await dbWith([aReading(NOON_MS + MINUTE_MS, 5), aReading(NOON_MS + 61 * MINUTE_MS, 7)]);
    const line = await dayLine(db, range, ['inside']);
    expect(line).toMatchObject({ startMs: NOON_MS, minutes: 120 });
    expect([...line.signals.keys()]).toEqual(['inside']);
    const { mean, min, max, last } = line.signals.get('inside') ?? {};
    expect([mean?.[1], min?.[1], max?.[1], last?.[1], mean?.[61]]).toEqual([5, 4, 6, 5, 7]);
    expect(mean?.filter((value) => value !== null)).toHaveLength(2);
    expect(mean).toHaveLength(120);
    expect(line.energyKwh.get('total')?.[61]).toBe(0.25);
  });

  it('begins and ends within an hour where it is asked to', async () => {
    const db = await dbWith([aReading(NOON_MS + 29 * MINUTE_MS, 1), aReading(NOON_MS + 30 * MINUTE_MS, 2)]);
    const half = { station: STATION, fromMs: NOON_MS + 30 * MINUTE_MS, toMs: NOON_MS + 32 * MINUTE_MS };
    expect((await dayLine(db, half, [])).signals.get('power/total/w')?.last).toEqual([2, null]);
  });

  it('merges fragments of a minute that came in different commits', async () => {
    const db = await dbWith([aReading(NOON_MS, 5)], [aReading(NOON_MS, 9)]);
    const line = await dayLine(db, range, []);
    expect(line.signals.get('inside')?.mean[0]).toBe(7);
    expect(line.energyKwh.get('total')?.[0]).toBe(0.5);
  });

  it('is empty, not wrong, for a station without data', async () => {
    const db = await dbWith([aReading(NOON_MS, 5)]);
    const line = await dayLine(db, { ...range, station: 'elsewhere' }, []);
    expect(line).toMatchObject({ minutes: 120, signals: new Map() });
  });
});

describe('events', () => {
  const at = (minutes: number, fields = {}) => aDoorEvent({ atMs: NOON_MS + minutes * MINUTE_MS, ...fields });

  it('of a door come newest first, late ones in their place, of that station and range only', async () => {
    const db = await dbWith(
      [at(1, { id: 'a' }), at(100, { id: 'c' }), at(10, { id: 'x', station: 'elsewhere' })],
      [at(50, { id: 'b' }), aPeopleEvent(), at(-1), at(120)],
    );
    expect((await doorEvents(db, range, 10)).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect((await doorEvents(db, range, 2)).map(({ id }) => id)).toEqual(['c', 'b']);
  });

  it('of all kinds but minutes are told as they were', async () => {
    const door = at(3);
    const people = aPeopleEvent();
    const db = await dbWith([people, door, aMinuteEvent()]);
    expect(await events(db, range, 10)).toEqual([door, people]);
  });

  it('are none in a range that is empty or turned round', async () => {
    const db = await dbWith([at(3)]);
    expect(await events(db, { ...range, toMs: range.fromMs }, 10)).toEqual([]);
    expect(await events(db, { ...range, toMs: range.fromMs - HOUR_MS }, 10)).toEqual([]);
  });
});

it('a day is found by its own date, and null where nothing was counted', async () => {
  const db = await dbWith([aPeopleEvent({ entered: 4 })]);
  expect((await readDay(db, STATION, '2026-11-23'))?.hours.get(12)?.visits).toBe(4);
  expect(await readDay(db, STATION, '2026-11-22')).toBeNull();
});

it('counts what is kept without counting rows', async () => {
  expect(await readCounts(await anOpenDb())).toEqual({ events: 0, oldestMs: null, stations: 0 });
  const db = await dbWith([aPeopleEvent(), aDoorEvent()], [aPeopleEvent(), aMinuteEvent()]);
  expect(await readCounts(db)).toEqual({ events: 3, oldestMs: NOON_MS, stations: 1 });
});
