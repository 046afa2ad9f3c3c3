import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { hotRows } from '../../../src-renderer/history/hot-rows.ts';
import type { Keeper } from '../../../src-renderer/history/keeper.ts';
import { historyMonthMaker } from '../../../src-renderer/history/month-maker.ts';
import { readReport } from '../../../src-renderer/history/read-report.ts';
import { pruneStep } from '../../../src-renderer/history/retention.ts';
import type { HistoryDb } from '../../../src-renderer/history/rows.ts';
import { historyWriter } from '../../../src-renderer/history/writer.ts';
import type { DayRange } from '../../../src-shared/domain/report/range.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { aMinuteEvent, anAboutEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { anyEvent } from './arbitrary.ts';
import { aBatch, anOpenDb } from './support.ts';

const DAY_MS = 86_400_000;
const nothing = { progress: () => undefined, isCancelled: () => false };

/** A history with all that changes its days. */
async function aHistory() {
  const db = await anOpenDb();
  const keeper: Keeper = {
    open: () => Promise.resolve(db),
    drop: () => undefined,
    destroy: () => Promise.resolve(),
  };
  const pause = () => Promise.resolve();
  const writer = historyWriter({ keeper, pause, onFailure: () => undefined });
  const hot = hotRows();
  let cursor = 0;
  let nowMs = NOON_MS;
  const maker = historyMonthMaker({ keeper, pause, now: () => nowMs });
  return {
    db,
    take: async (events: readonly StationEvent[]): Promise<void> => {
      await commitBatch(db, aBatch(events, cursor), hot);
      cursor += events.length;
    },
    /** Makes the months, at a time so many days after the noon of the builders. */
    make: async (days: number, dayBeginsAtHour: number): Promise<void> => {
      nowMs = NOON_MS + days * DAY_MS;
      maker.beginDaysAt(dayBeginsAtHour);
      await maker.round();
    },
    prune: (days: number) =>
      pruneStep(
        db,
        { keepEventsDays: 99, keepMinutesDays: 99, keepAlarmsDays: 99, keepDaysDays: 2 },
        NOON_MS + days * DAY_MS,
      ),
    recount: () => writer.recount(nothing),
  };
}

const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

const reportOf = (db: HistoryDb, dayBeginsAtHour: number, range: DayRange = NOVEMBER) =>
  readReport(db, {
    range,
    stations: 'all',
    dayBeginsAtHour,
    nowMs: NOON_MS + 40 * DAY_MS,
    program: '0',
  });

const beginning = fc.constantFrom(0, 4);
const range = fc.constantFrom(NOVEMBER, { from: '2026-11-30', to: '2026-12-01' });
/** Around the end of a month. */
const anyLater = anyEvent.map((event) => {
  const atMs = event.atMs + 7 * DAY_MS;
  return event.kind === 'minute' ? { ...event, atMs, minuteMs: atMs } : { ...event, atMs };
});
const days = fc.integer({ min: -2, max: 12 });
const anyStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ take: fc.array(fc.oneof(anyEvent, anyLater), { minLength: 1, maxLength: 12 }) }),
  },
  { weight: 3, arbitrary: fc.record({ make: days, beginning }) },
  { weight: 1, arbitrary: fc.record({ prune: days }) },
  { weight: 1, arbitrary: fc.constant({ recount: true }) },
);

describe('months', () => {
  it('say what the days say, whatever came, went, or was counted again since they were made', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { maxLength: 12 }),
        beginning,
        range,
        async (steps, hour, wanted) => {
          const { db, take, make, prune, recount } = await aHistory();
          for (const step of steps)
            if ('take' in step) await take(step.take);
            else if ('make' in step) await make(step.make, step.beginning);
            else if ('prune' in step) await prune(step.prune);
            else await recount();
          const told = await reportOf(db, hour, wanted);
          await db.months.clear();
          expect(told).toEqual(await reportOf(db, hour, wanted));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are what a report reads of days that are over', async () => {
    const { db, take, make } = await aHistory();
    const later = { atMs: NOON_MS + 2 * DAY_MS, minuteMs: NOON_MS + 2 * DAY_MS };
    await take([anAboutEvent(), aPeopleEvent({ entered: 3 }), aMinuteEvent(), aMinuteEvent(later)]);
    await make(5, 0);
    const told = await reportOf(db, 0);
    await db.days.toCollection().modify(({ hours }) => hours.clear());
    expect(await reportOf(db, 0)).toEqual(told);
    expect(told).toMatchObject({ ok: true, report: { total: { visits: 3, minutesWithData: 2 } } });
  });

  it('are made once, and stay while days go on', async () => {
    const { db, take, make } = await aHistory();
    await take([aPeopleEvent({ entered: 3 })]);
    await make(5, 0);
    const made = await db.months.toArray();
    await take([aPeopleEvent({ atMs: NOON_MS + 9 * DAY_MS })]);
    await make(5, 0);
    expect(await db.months.toArray()).toEqual(made);
  });

  it.each<[string, (history: Awaited<ReturnType<typeof aHistory>>) => Promise<unknown>]>([
    ['something came late', ({ take }) => take([aPeopleEvent()])],
    ['the station told another zone', ({ take }) => take([anAboutEvent({ timezone: 'America/New_York' })])],
    ['all was counted again', ({ recount }) => recount()],
    ['days were forgotten', ({ prune }) => prune(9)],
  ])('are forgotten when %s', async (_, change) => {
    const history = await aHistory();
    await history.take([anAboutEvent(), aPeopleEvent()]);
    await history.make(5, 0);
    expect(await history.db.months.count()).toBe(1);
    await change(history);
    expect(await history.db.months.count()).toBe(0);
  });
});
