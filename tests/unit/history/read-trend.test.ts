import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { readSignals, readTrend, type TrendQuery } from '../../../src-renderer/history/read-trend.ts';
import {
  aDevice,
  aMinuteEvent,
  anAboutEvent,
  aPeopleEvent,
  NOON_MS,
  STATION,
} from '../../builders/events.ts';
import { aBatch, anOpenDb } from './support.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const TASK = { progress: () => undefined, isCancelled: () => false };

async function dbWith(events: readonly StationEvent[]) {
  const db = await anOpenDb();
  await commitBatch(db, aBatch(events));
  return db;
}

async function lineOf(events: readonly StationEvent[], query: Partial<TrendQuery>) {
  const wanted = {
    stations: [STATION],
    signal: 'inside',
    fromMs: NOON_MS,
    toMs: NOON_MS + HOUR_MS,
    ...query,
  };
  const trend = await readTrend(await dbWith(events), wanted, TASK);
  const [line] = trend?.lines ?? [];
  if (trend === null || line === undefined) throw new Error('a line was asked for');
  return { ...line, resolution: trend.resolution };
}

const told = (value: number, lastMs: number) => ({
  n: 2,
  min: value - 1,
  max: value + 1,
  sum: value * 2,
  last: value,
  lastMs,
});

const aReading = (minuteMs: number, value: number, kwh = 0.25) =>
  aMinuteEvent({
    minuteMs,
    signals: {
      inside: told(value, minuteMs + 9_000),
      'power/total/w': told(value, minuteMs + 9_000),
      'env/hall/c': told(-value, minuteMs + 9_000),
    },
    energyKwh: { total: kwh },
  });

describe('a trend', () => {
  it('has a value for each minute, and null where there is no data', async () => {
    const { values, startsMs, resolution } = await lineOf(
      [aReading(NOON_MS + MINUTE_MS, 5), aReading(NOON_MS + 59 * MINUTE_MS, 7)],
      {},
    );
    expect(resolution).toBe('minute');
    expect(startsMs).toHaveLength(60);
    expect(values.map((value, at) => [at, value]).filter(([, value]) => value !== null)).toEqual([
      [1, 5],
      [59, 7],
    ]);
  });

  it('of visits has the sums that were published, whatever the stretch and its bins', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 * 24 * 60 }), fc.nat(5)), { maxLength: 40 }),
        fc.constantFrom(6 * HOUR_MS, DAY_MS, 7 * DAY_MS, 40 * DAY_MS),
        async (moves, spanMs) => {
          const events = moves.map(([minute, entered]) =>
            aPeopleEvent({ atMs: NOON_MS + minute * MINUTE_MS, entered }),
          );
          const { values, startsMs, endMs } = await lineOf(events, {
            signal: 'visits',
            toMs: NOON_MS + spanMs,
          });
          const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
          const fromMs = startsMs[0] ?? NOON_MS;
          const expected = events
            .filter(({ atMs }) => atMs >= fromMs && atMs < endMs)
            .reduce((total, { entered }) => total + entered, 0);
          expect(sum).toBe(expected);
        },
      ),
      { numRuns: 25 },
    ));

  it('of visits knows a calm bin from a gap', async () => {
    const { values } = await lineOf([aReading(NOON_MS, 0)], {
      signal: 'visits',
      toMs: NOON_MS + 10 * MINUTE_MS,
    });
    expect(values).toEqual([0, null]);
  });

  it('of a month says hours: people in the mean, power from the register', async () => {
    const minutes = Array.from({ length: 60 }, (_, at) =>
      aReading(NOON_MS + at * MINUTE_MS, at < 30 ? 4 : 8, 0.01),
    );
    const month = { toMs: NOON_MS + 31 * DAY_MS };
    const people = await lineOf(minutes, month);
    expect(people.resolution).toBe('hour');
    expect(people.values.slice(0, 2)).toEqual([6, null]);
    const power = await lineOf(minutes, { ...month, signal: 'power/total/w' });
    expect(power.values[0]).toBeCloseTo(600);
  });

  it('of what has no roll-up says hours from the minutes', async () => {
    const { values } = await lineOf([aReading(NOON_MS, 4), aReading(NOON_MS + MINUTE_MS, 8)], {
      signal: 'env/hall/c',
      toMs: NOON_MS + 31 * DAY_MS,
    });
    expect(values.slice(0, 2)).toEqual([-6, null]);
  });

  it('of years says days, each the station’s own', async () => {
    const { values, resolution, startsMs } = await lineOf([aReading(NOON_MS + 13 * HOUR_MS, 4)], {
      toMs: NOON_MS + 500 * DAY_MS,
    });
    expect(resolution).toBe('day');
    expect([values[0], values[1]]).toEqual([null, 4]);
    expect(startsMs[1]).toBe(NOON_MS + 12 * HOUR_MS);
  });

  it('lays several stations over each other, and ends when nobody wants it', async () => {
    const db = await dbWith([aReading(NOON_MS, 3)]);
    const query = {
      stations: [STATION, 'elsewhere'],
      signal: 'inside',
      fromMs: NOON_MS,
      toMs: NOON_MS + HOUR_MS,
    };
    const trend = await readTrend(db, query, TASK);
    expect(trend?.lines.map(({ station, values }) => [station, values[0]])).toEqual([
      [STATION, 3],
      ['elsewhere', null],
    ]);
    expect(await readTrend(db, query, { ...TASK, isCancelled: () => true })).toBeNull();
  });
});

describe('what can be drawn', () => {
  it('is people and visits, listed meters, and what told lately', async () => {
    const about = anAboutEvent({ devices: [aDevice({ device: 'main', kind: 'meter', name: '总表' })] });
    const db = await dbWith([about, aReading(NOON_MS, 3)]);
    const signals = await readSignals(db, { stations: [STATION], toMs: NOON_MS + DAY_MS });
    expect(signals).toEqual([
      { signal: 'inside', name: null },
      { signal: 'visits', name: null },
      { signal: 'power/main/w', name: '总表' },
      { signal: 'power/total/w', name: null },
      { signal: 'env/hall/c', name: null },
    ]);
  });
});
