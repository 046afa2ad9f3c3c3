import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { hotRows } from '../../../src-renderer/history/hot-rows.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { anAlarmEvent, aDeedEvent, NOON_MS } from '../../builders/events.ts';
import { naiveLog, shuffledAlarms } from './alarm-arbitrary.ts';
import { aBatch, alarmContents, anOpenDb } from './support.ts';

const inKeyOrder = (rows: ReturnType<typeof naiveLog>) =>
  rows.sort((a, b) => {
    const [one, other] = [a, b].map((r) => [r.raisedMs, r.station, r.alarm, r.occurrence].join(' '));
    return (one ?? '') < (other ?? '') ? -1 : 1;
  });

async function logOf(batches: readonly (readonly StationEvent[])[], isHot = true) {
  const db = await anOpenDb();
  const hot = hotRows();
  let after = 0;
  for (const batch of batches) {
    await commitBatch(db, aBatch(batch, after), isHot ? hot : hotRows());
    after += batch.length;
  }
  return { db, ...(await alarmContents(db)) };
}

describe('any order, any duplicates, any batches', () => {
  it('give the log that all events at once give, with the rows kept hot and without', async () => {
    await fc.assert(
      fc.asyncProperty(shuffledAlarms, async ({ events, batches }) => {
        const expected = inKeyOrder(naiveLog(events));
        const [whole, hot, cold] = [await logOf([events]), await logOf(batches), await logOf(batches, false)];
        expect(whole.alarms).toEqual(expected);
        expect(hot.alarms).toEqual(expected);
        expect(cold.alarms).toEqual(expected);
        expect(new Set(hot.ahead)).toEqual(new Set(whole.ahead));
        expect(new Set(cold.ahead)).toEqual(new Set(whole.ahead));
      }),
      { numRuns: 40 },
    );
  });
});

const MINUTE_MS = 60_000;
const at = (minutes: number): number => NOON_MS + minutes * MINUTE_MS;
const raise = (id: string, minutes: number) => anAlarmEvent({ id, atMs: at(minutes) });
const clear = (minutes: number) => anAlarmEvent({ active: false, atMs: at(minutes) });
const acknowledged = { atMs: at(2), by: 'li@c1', note: '已到场' };

describe('one occurrence', () => {
  it('has what operators did before this console heard of it', async () => {
    const { alarms, ahead } = await logOf([
      [aDeedEvent({ occurrence: 'o1', acknowledged })],
      [raise('o1', 0)],
    ]);
    expect(alarms).toMatchObject([{ occurrence: 'o1', acknowledged }]);
    expect(ahead).toEqual([]);
  });

  it('has what they did after many others of the same alarm', async () => {
    const others = Array.from({ length: 12 }, (_, n) => [raise(`later-${n}`, 10 + n)]);
    const { alarms } = await logOf([
      [raise('o1', 0), clear(1)],
      ...others,
      [aDeedEvent({ occurrence: 'o1', acknowledged })],
    ]);
    expect(alarms).toHaveLength(13);
    expect(alarms[0]).toMatchObject({ occurrence: 'o1', acknowledged, clearedMs: at(1) });
  });

  it('that comes late has its place among older ones than are kept at hand', async () => {
    const others = Array.from({ length: 12 }, (_, n) => [raise(`o${n}`, 10 * n)]);
    const { alarms } = await logOf([...others, [raise('late', 15)], [clear(18)], [clear(25)]]);
    expect(alarms.slice(0, 5)).toMatchObject([
      { occurrence: 'o0', renewedMs: at(10) },
      { occurrence: 'o1', renewedMs: at(15) },
      { occurrence: 'late', clearedMs: at(18), renewedMs: null },
      { occurrence: 'o2', clearedMs: at(25) },
      { occurrence: 'o3', clearedMs: null, renewedMs: at(40) },
    ]);
  });

  it('is told again by a retained message long after, and is no new one', async () => {
    const others = Array.from({ length: 12 }, (_, n) => [raise(`later-${n}`, 10 + n)]);
    const again = anAlarmEvent({ id: 'o1', atMs: at(60), retained: true, timing: 'missing' });
    const { alarms } = await logOf([[raise('o1', 0), clear(1)], ...others, [again]]);
    expect(alarms.filter(({ occurrence }) => occurrence === 'o1')).toHaveLength(1);
  });

  it('known from a retained message without a time only, is said to be undated', async () => {
    const { alarms } = await logOf([[anAlarmEvent({ retained: true, timing: 'missing' })]]);
    expect(alarms).toMatchObject([{ dated: false }]);
  });

  it('is divided by another that comes late: the return belongs to that one', async () => {
    const { alarms } = await logOf([[raise('o1', 0), clear(9)], [raise('o2', 5)]]);
    expect(alarms).toMatchObject([
      { occurrence: 'o1', clearedMs: null, renewedMs: at(5) },
      { occurrence: 'o2', clearedMs: at(9), renewedMs: null },
    ]);
  });

  it('is active until its return, and found as such without going through the others', async () => {
    const open = async (...batches: StationEvent[][]) =>
      (await logOf(batches)).db.alarmLog.orderBy('openMs').keys();
    expect(await open([raise('o1', 0)])).toEqual([at(0)]);
    expect(await open([raise('o1', 0)], [clear(1)])).toEqual([]);
    expect(await open([raise('o1', 0)], [raise('o2', 3)])).toEqual([at(3)]);
  });
});

it('an alarm that is never raised leaves one row aside and none in the log', async () => {
  const { alarms, ahead } = await logOf([[clear(1)], [clear(2)], [clear(3)]]);
  expect(alarms).toEqual([]);
  expect(ahead).toHaveLength(1);
});

it('a flood of one alarm and its returns in a batch is one row an occurrence', async () => {
  const flood = Array.from({ length: 500 }, (_, n) => [raise(`o${n}`, n), clear(n + 0.5)]).flat();
  const { alarms } = await logOf([flood]);
  expect(alarms).toHaveLength(500);
  expect(alarms.every(({ clearedMs }) => clearedMs !== null)).toBe(true);
});
