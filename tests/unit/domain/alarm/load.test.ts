import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadOf, type LoadRange } from '../../../../src-shared/domain/alarm/load.ts';
import { verdictOf } from '../../../../src-shared/domain/alarm/load-benchmarks.ts';
import { durationsOf } from '../../../../src-shared/domain/alarm/load-priorities.ts';
import { peakOf } from '../../../../src-shared/domain/alarm/load-windows.ts';
import type { AlarmOccurrence } from '../../../../src-shared/domain/alarm/occurrence.ts';

const MINUTE = 60_000;
const TEN = 10 * MINUTE;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const range: LoadRange = { fromMs: 0, toMs: DAY, originMs: 0, binMs: HOUR, operators: 1 };

let made = 0;
const anOccurrence = (raisedMs: number, over: Partial<AlarmOccurrence> = {}): AlarmOccurrence => {
  made += 1;
  return {
    station: 'elm',
    alarm: 'smoke-1',
    occurrence: `o${String(made)}`,
    type: 'smoke',
    priority: 'low',
    text: '',
    rule: null,
    raisedMs,
    dated: true,
    clearedMs: raisedMs + 1,
    renewedMs: null,
    acknowledged: null,
    reset: null,
    shelved: null,
    ...over,
  };
};
const acknowledgedAt = (atMs: number) => ({ atMs, by: 'li@c1', note: null });
const times = (count: number, fromMs: number, stepMs: number, over: Partial<AlarmOccurrence> = {}) =>
  Array.from({ length: count }, (_, n) => anOccurrence(fromMs + n * stepMs, over));

const anyOccurrence = fc
  .record({
    raisedMs: fc.integer({ min: -HOUR, max: DAY + HOUR }),
    alarm: fc.constantFrom('a', 'b', 'constructor', 'd'),
    station: fc.constantFrom('elm', 'oak', 'ash', 'fir'),
    priority: fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const),
    dated: fc.boolean(),
    lastedMs: fc.option(fc.nat(2 * DAY)),
    answeredMs: fc.option(fc.nat(HOUR)),
  })
  .map(({ raisedMs, lastedMs, answeredMs, ...rest }) =>
    anOccurrence(raisedMs, {
      ...rest,
      clearedMs: lastedMs === null ? null : raisedMs + lastedMs,
      acknowledged: answeredMs === null ? null : acknowledgedAt(raisedMs + answeredMs),
    }),
  );
const anyRows = fc.array(anyOccurrence, { maxLength: 80 });
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const isIn = ({ raisedMs, dated }: AlarmOccurrence): boolean => dated && raisedMs >= 0 && raisedMs < DAY;

describe('any alarms', () => {
  it('are counted alike by hour, priority and band, and as one by one', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const load = loadOf(rows, range);
        const count = rows.filter(isIn).length;
        expect(load.total).toBe(count);
        expect(sum(load.bins.map((b) => b.critical + b.high + b.medium + b.low))).toBe(count);
        expect(sum(Object.values(load.spread).map((band) => band.count))).toBe(count);
        expect(sum(Object.values(load.times).map(({ occurred }) => occurred))).toBe(count);
        expect((load.perOperatorHour ?? 0) * 24).toBeCloseTo(count);
        expect((load.perTenMinutes ?? 0) * 144).toBeCloseTo(count);
      }),
    );
  });

  it('are the same load in any order', () => {
    const shuffled = anyRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(loadOf(other, range)).toEqual(loadOf(rows, range));
      }),
    );
  });

  it('have the peak that looking at every alarm finds', () => {
    const ascending = fc.array(fc.nat(2 * HOUR), { maxLength: 60 }).map((all) => all.sort((a, b) => a - b));
    fc.assert(
      fc.property(ascending, (all) => {
        const naive = Math.max(0, ...all.map((at) => all.filter((o) => o >= at && o < at + TEN).length));
        expect(peakOf(all)?.count ?? 0).toBe(naive);
      }),
    );
  });

  it('stand when they are active at the end since an hour, and go stale after a day', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const active = rows.filter((r) => r.raisedMs < DAY && (r.clearedMs === null || r.clearedMs > DAY));
        const load = loadOf(rows, range);
        expect(load.standing).toBe(active.filter(({ raisedMs }) => raisedMs <= DAY - HOUR).length);
        expect(load.stale).toBe(active.filter(({ raisedMs }) => raisedMs <= 0).length);
      }),
    );
  });

  it('share of the worst ten is never more than all', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { worst, total } = loadOf(rows, range);
        expect(worst.length).toBeLessThanOrEqual(10);
        expect(sum(worst.map(({ count }) => count))).toBeLessThanOrEqual(total);
        if (worst.length < 10 && total > 0) expect(sum(worst.map(({ share }) => share))).toBeCloseTo(1);
      }),
    );
  });
});

describe('the edges', () => {
  it('no alarm is no load, and nothing is made up of it', () => {
    const load = loadOf([], range);
    expect(load).toMatchObject({ total: 0, perTenMinutes: 0, peak: null, floodShare: 0, worst: [] });
    expect(load.spread.high.share).toBeNull();
    expect(load.times.critical).toEqual({ occurred: 0, acknowledge: null, clear: null });
    expect(load.bins).toHaveLength(24);
  });
  it('no time is no figure', () => {
    const load = loadOf([anOccurrence(0)], { ...range, toMs: 0 });
    expect(load).toMatchObject({ total: 0, perOperatorHour: null, floodShare: null, bins: [] });
    expect(verdictOf(load, 'standing')).toBeNull();
  });
  it('the first instant belongs to the range, the last does not', () => {
    expect(loadOf([anOccurrence(0), anOccurrence(DAY), anOccurrence(-1)], range).total).toBe(1);
  });
  it('one alarm is its own worst, peak and median', () => {
    const one = anOccurrence(HOUR, { clearedMs: HOUR + 90_000, acknowledged: acknowledgedAt(HOUR + 30_000) });
    const load = loadOf([one], range);
    expect(load.worst).toMatchObject([{ count: 1, share: 1 }]);
    expect(load.peak).toEqual({ count: 1, fromMs: HOUR });
    expect(load.times.low.acknowledge).toEqual({ count: 1, medianMs: 30_000, p90Ms: 30_000 });
    expect(load.times.low.clear).toEqual({ count: 1, medianMs: 90_000, p90Ms: 90_000 });
  });
  it('an acknowledgement by a clock that is behind took no time', () => {
    const { times: t } = loadOf([anOccurrence(HOUR, { acknowledged: acknowledgedAt(HOUR - 5) })], range);
    expect(t.low.acknowledge?.medianMs).toBe(0);
  });
  it('an occurrence that another took the place of does not stand', () => {
    const renewed = anOccurrence(0, { clearedMs: null, renewedMs: HOUR });
    expect(loadOf([renewed], range).standing).toBe(0);
  });
  it('columns lie on the origin, also where the range begins within one', () => {
    const { bins } = loadOf([anOccurrence(HOUR + 1)], { ...range, fromMs: HOUR - TEN });
    expect(bins[0]?.fromMs).toBe(0);
    expect(bins.findIndex(({ low }) => low === 1)).toBe(1);
  });
  it('two operators share it', () => {
    expect(loadOf(times(48, 0, 30 * MINUTE), { ...range, operators: 2 }).perOperatorHour).toBe(1);
  });
});

describe('a flood', () => {
  it('is more than ten in ten minutes: ten are none', () => {
    expect(loadOf(times(10, 0, MINUTE), range).floodShare).toBe(0);
    expect(loadOf(times(11, 0, MINUTE / 2), range).floodShare).toBeCloseTo(1 / 144);
  });
  it('is found at its peak wherever it begins', () => {
    const load = loadOf([anOccurrence(0), ...times(12, HOUR + 7 * MINUTE, 30_000)], range);
    expect(load.peak).toEqual({ count: 12, fromMs: HOUR + 7 * MINUTE });
  });
  it('ends after exactly ten minutes', () => expect(peakOf([0, TEN])?.count).toBe(1));
});

describe('chatter', () => {
  const chattering = (rows: AlarmOccurrence[]) => loadOf(rows, range).chattering.length;

  it('is three of the same in a minute, or ten in ten minutes', () => {
    expect(chattering(times(3, 0, 29_999))).toBe(1);
    expect(chattering(times(3, 0, 30_000))).toBe(0);
    expect(chattering(times(10, 0, MINUTE))).toBe(1);
    expect(chattering(times(9, 0, MINUTE))).toBe(0);
  });
  it('is not several alarms at once', () => {
    const rows = ['a', 'b', 'c'].map((alarm) => anOccurrence(0, { alarm }));
    expect(chattering(rows)).toBe(0);
  });
});

describe('verdicts', () => {
  const verdict = (count: number) => verdictOf(loadOf(times(count, 0, DAY / count), range), 'perTenMinutes');

  it('are those of EEMUA 191: one in ten minutes, two, more', () => {
    expect([verdict(144), verdict(145), verdict(288), verdict(289)]).toEqual([
      'acceptable',
      'manageable',
      'manageable',
      'exceeded',
    ]);
  });
  it('take fewer than five standing', () => {
    const standing = (count: number) => loadOf(times(count, 0, 1, { clearedMs: null }), range);
    expect(verdictOf(standing(4), 'standing')).toBe('acceptable');
    expect(verdictOf(standing(5), 'standing')).toBe('exceeded');
  });
});

it('of ten times nine did not exceed the ninth', () => {
  const ten = Array.from({ length: 10 }, (_, n) => (10 - n) * 1_000);
  expect(durationsOf(ten)).toEqual({ count: 10, medianMs: 5_000, p90Ms: 9_000 });
  expect(durationsOf([])).toBeNull();
});
