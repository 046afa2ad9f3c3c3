import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runBackTest, type BackTestQuery } from '../../../src-renderer/history/back-test.ts';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { historyDigester } from '../../../src-renderer/history/digester.ts';
import { recount } from '../../../src-renderer/history/recount.ts';
import type { HistoryDb } from '../../../src-renderer/history/rows.ts';
import type { Task } from '../../../src-renderer/history/task.ts';
import { DEFAULT_WORKING_HOURS } from '../../../src-shared/domain/alarm/rules/working-hours.ts';
import { DEFAULT_RULES } from '../../../src-shared/domain/alarm/rules/default-rules.ts';
import type { Rule } from '../../../src-shared/domain/alarm/rules/rule.ts';
import type { StationFacts } from '../../../src-shared/domain/alarm/rules/station-facts.ts';
import type { Aggregate, StationEvent } from '../../../src-shared/domain/event.ts';
import { ofSample } from '../../../src-shared/domain/aggregate.ts';
import {
  aDoorEvent,
  aMinuteEvent,
  anAboutEvent,
  aPeopleEvent,
  aStatusEvent,
  STATION,
} from '../../builders/events.ts';
import { aBatch, anOpenDb } from './support.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const MIDNIGHT_MS = Date.parse('2026-11-20T00:00:00Z');
const NOW_MS = MIDNIGHT_MS + 3 * DAY_MS + 12 * 60 * MINUTE_MS;

const FACTS: StationFacts = {
  station: STATION,
  timezone: 'Asia/Shanghai',
  workingHours: DEFAULT_WORKING_HOURS.usual,
  capacity: 20,
  ratedW: 4_000,
  mainMeters: ['total'],
  appliances: [],
  sensors: ['hall'],
};

function aRule(id: string, over: object = {}): Rule {
  const found = DEFAULT_RULES.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`no default rule ${id}`);
  return { ...found, ...over };
}

const query = (rule: Rule, over: Partial<BackTestQuery> = {}): BackTestQuery => ({
  rule,
  stations: [FACTS],
  fromMs: MIDNIGHT_MS,
  toMs: NOW_MS,
  staleAfterMs: 2 * MINUTE_MS,
  ...over,
});

const ALONE: Task = { progress: () => undefined, isCancelled: () => false };

const minute = (atMinute: number, signals: Readonly<Record<string, number>>) => {
  const minuteMs = MIDNIGHT_MS + atMinute * MINUTE_MS;
  const aggregates: Record<string, Aggregate> = {};
  for (const [name, value] of Object.entries(signals)) aggregates[name] = ofSample(value, minuteMs);
  return aMinuteEvent({ minuteMs, atMs: minuteMs, signals: aggregates });
};
const crowdedFrom = (from: number, length: number) =>
  Array.from({ length }, (_, at) =>
    minute(from + at, { inside: 27, 'power/total/w': 5_000, 'env/hall/c': 40 }),
  );

async function dbWith(...events: readonly StationEvent[]): Promise<HistoryDb> {
  const db = await anOpenDb();
  await commitBatch(db, aBatch(events));
  return db;
}

const digest = (db: HistoryDb, now = NOW_MS) =>
  historyDigester({
    keeper: { open: () => Promise.resolve(db) },
    now: () => now,
    pause: () => Promise.resolve(),
  }).round();

describe('a back-test over what is stored', () => {
  it('says how often, when, for how long and where the rule would have rung, and what that stands on', async () => {
    const db = await dbWith(
      ...crowdedFrom(600, 30),
      ...crowdedFrom(1_440 + 30, 5),
      minute(1_440 + 36, { inside: 2 }),
    );
    const report = await runBackTest(db, query(aRule('overcrowded', { offDelayS: 0 })), ALONE);
    expect(report).toMatchObject({
      count: 1,
      byDay: [1, 0, 0, 0],
      busiest: [{ station: STATION, count: 1 }],
      coverage: {
        stations: 1,
        unjudged: 0,
        fromMs: MIDNIGHT_MS + 600 * MINUTE_MS,
        withoutData: NOW_MS / MINUTE_MS - MIDNIGHT_MS / MINUTE_MS - 600 - 36,
      },
    });
    expect(report?.newest).toEqual([
      { station: STATION, fromMs: MIDNIGHT_MS + 602 * MINUTE_MS, toMs: MIDNIGHT_MS + 1_476 * MINUTE_MS },
    ]);
  });

  it('is the same from digests as from the tables, for every rule', async () => {
    const level = fc.record({
      at: fc.integer({ min: 0, max: 5_000 }),
      length: fc.integer({ min: 1, max: 90 }),
      inside: fc.integer({ min: 0, max: 40 }),
      watts: fc.integer({ min: 0, max: 6_000 }),
      celsius: fc.integer({ min: 0, max: 45 }),
    });
    const events = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 5_000 }),
        what: fc.constantFrom('opened', 'closed', 'forced', 'granted', 'in', 'online', 'offline'),
      }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(level, { maxLength: 6 }), events, async (levels, happened) => {
        const minutes = new Map<number, StationEvent>();
        for (const { at, length, inside, watts, celsius } of levels)
          for (let m = at; m < at + length; m += 1)
            minutes.set(m, minute(m, { inside, 'power/total/w': watts, 'env/hall/c': celsius }));
        const db = await dbWith(...minutes.values(), ...happened.map(({ at, what }) => anEvent(at, what)));
        const rules = DEFAULT_RULES.filter(({ id }) => JUDGED.includes(id));
        const before = await Promise.all(rules.map((rule) => runBackTest(db, query(rule), ALONE)));
        await digest(db);
        const after = await Promise.all(rules.map((rule) => runBackTest(db, query(rule), ALONE)));
        expect(after).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('tells its progress, and is ended in the middle', async () => {
    const db = await dbWith(...crowdedFrom(600, 3));
    const stations = ['a', 'b', 'c'].map((station) => ({ ...FACTS, station }));
    const told: number[] = [];
    const task: Task = { progress: (done) => told.push(done), isCancelled: () => told.length === 2 };
    expect(await runBackTest(db, query(aRule('overcrowded'), { stations }), task)).toBeNull();
    expect(told).toEqual([0, 1]);
  });
});

describe('digests', () => {
  it('are made of days that are over, once', async () => {
    const db = await dbWith(...crowdedFrom(600, 3));
    expect(await digest(db)).toBe(1);
    expect(await digest(db)).toBe(0);
  });

  it('are void as soon as something comes late for their day', async () => {
    const db = await dbWith(minute(600, { inside: 2 }));
    await digest(db);
    await commitBatch(db, aBatch(crowdedFrom(700, 30), 1));
    const report = await runBackTest(db, query(aRule('overcrowded')), ALONE);
    expect(report?.count).toBe(1);
    expect(await digest(db)).toBe(1);
  });

  it('are right through another zone, whose days are counted anew, and through a recount', async () => {
    const db = await dbWith(anAboutEvent(), ...crowdedFrom(600, 30), anEvent(640, 'opened'));
    await digest(db);
    const zoned = anAboutEvent({ timezone: 'America/New_York' }, { atMs: NOW_MS, id: 'about-2' });
    await commitBatch(db, aBatch([zoned], 32));
    expect(await db.stations.get(STATION)).toMatchObject({ timezone: 'America/New_York' });
    const stations = new Map((await db.stations.toArray()).map((row) => [row.id, row]));
    await db.transaction('rw', db.tables, async () => await recount(db, stations));
    const stored = await db.digests.toArray();
    expect(stored).not.toEqual([]);
    await db.digests.clear();
    await digest(db);
    expect(stored).toEqual(await db.digests.toArray());
  });

  it('hold nobody', async () => {
    const db = await dbWith(
      minute(600, {}),
      aDoorEvent({ event: 'opened', person: 'tok-1', group: 'courier', atMs: MIDNIGHT_MS + 600 * MINUTE_MS }),
    );
    await digest(db);
    const rows = await db.digests.toArray();
    expect(rows.some(({ series }) => series === 'trace/leaf')).toBe(true);
    expect(JSON.stringify(rows.map(({ events }) => events))).not.toMatch(/tok-1|courier/);
  });
});

const JUDGED = [
  'station-offline',
  'station-silent',
  'door-forced',
  'door-held',
  'overcrowded',
  'overstay',
  'overload',
  'load-while-empty',
  'too-hot',
  'too-cold',
];

function anEvent(at: number, what: string): StationEvent {
  const atMs = MIDNIGHT_MS + at * MINUTE_MS;
  if (what === 'in') return aPeopleEvent({ atMs });
  if (what === 'online' || what === 'offline') return aStatusEvent({ atMs, state: what });
  return aDoorEvent({ atMs, event: what as 'opened' });
}
