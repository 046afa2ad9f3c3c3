import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rangeTicks } from '../../../src-renderer/charts/range-ticks.ts';
import { csvOf } from '../../../src-renderer/export/csv.ts';
import {
  choiceOf,
  panned,
  queryOf,
  stretchOf,
  zoomed,
  type Choice,
} from '../../../src-renderer/views/trends/choice.ts';
import { gapsIn, pointsOf } from '../../../src-renderer/views/trends/points.ts';
import { tableOf } from '../../../src-renderer/views/trends/table.ts';
import { NOON_MS } from '../../builders/events.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONE = 'Asia/Shanghai';
const stretch = { fromMs: NOON_MS - DAY_MS, toMs: NOON_MS };

describe('what is chosen', () => {
  it('comes back from its address', () => {
    const range = fc.oneof(
      fc.integer({ min: 600_000, max: 1_000 * DAY_MS }).map((spanMs) => ({ kind: 'last' as const, spanMs })),
      fc
        .integer({ min: 600_000, max: 1_000 * DAY_MS })
        .map((spanMs) => ({ kind: 'fixed' as const, fromMs: NOON_MS - spanMs, toMs: NOON_MS })),
    );
    const choice: fc.Arbitrary<Choice> = fc.record({
      stations: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/), { maxLength: 6 }),
      signal: fc.constantFrom('inside', 'visits', 'power/total/w', 'env/hall/co2'),
      range,
      compared: fc.boolean(),
    });
    fc.assert(
      fc.property(choice, (one) => {
        expect(choiceOf(queryOf(one).toString())).toEqual(one);
      }),
    );
  });

  it.each(['', 'from=5&to=2', 'from=x&to=y', 'last=-1', 'last=1e99', 'signal=drop'])(
    'is the usual where the address says nothing of use: %j',
    (query) =>
      expect(choiceOf(query)).toEqual({
        stations: [],
        signal: 'inside',
        range: { kind: 'last', spanMs: DAY_MS },
        compared: false,
      }),
  );

  it('keeps the time under the pointer where it is while it zooms', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 0.3, max: 0.9, noNaN: true }),
        (at, times) => {
          const aroundMs = stretch.fromMs + at * DAY_MS;
          const after = stretchOf(zoomed(stretch, times, aroundMs, NOON_MS + DAY_MS), NOON_MS);
          expect((aroundMs - after.fromMs) / (after.toMs - after.fromMs)).toBeCloseTo(at, 6);
          expect(after.toMs - after.fromMs).toBeCloseTo(DAY_MS * times, 3);
        },
      ),
    ));

  it('never shows what is yet to come, and goes on with the time once it is there', () => {
    expect(panned(stretch, 0.5, NOON_MS)).toEqual({ kind: 'last', spanMs: DAY_MS });
    expect(panned(stretch, -0.5, NOON_MS)).toEqual({
      kind: 'fixed',
      fromMs: NOON_MS - 1.5 * DAY_MS,
      toMs: NOON_MS - 0.5 * DAY_MS,
    });
  });
});

const line = {
  station: 'elm',
  startsMs: [0, 1, 2, 3, 4].map((hour) => NOON_MS + hour * HOUR_MS),
  endMs: NOON_MS + 5 * HOUR_MS,
};
const values = [1, null, null, 4, -2.5];

describe('a drawn line', () => {
  it('breaks at gaps, and a lone value stands for as long as its bin', () =>
    expect(
      pointsOf({ ...line, values }, values, 100, 0).map(({ x, y }) => [(x - NOON_MS) / HOUR_MS, y]),
    ).toEqual([
      [0, 1],
      [1, 1],
      [1, null],
      [2, null],
      [3, 4],
      [4, -2.5],
      [5, -2.5],
    ]));

  it('has its gaps named, but for what is yet to come', () => {
    const gap = { fromMs: NOON_MS + HOUR_MS, toMs: NOON_MS + 3 * HOUR_MS };
    expect(gapsIn({ ...line, values }, values, NOON_MS + 5 * HOUR_MS)).toEqual([gap]);
    const begun = [1, null, null, null, null];
    expect(gapsIn({ ...line, values: begun }, begun, NOON_MS + HOUR_MS + 60_000)).toEqual([]);
  });
});

it('a table has a row a bin, and nothing where nothing is known', () => {
  const trend = { resolution: 'hour' as const, lines: [{ ...line, values }] };
  const before = [
    { ...line, startsMs: line.startsMs.map((atMs) => atMs - 7 * DAY_MS), values: [9, 9, 9, 9, 9] },
  ];
  const drawn = { trend, before, signal: 'inside', stations: ['elm'], ...stretch };
  const heads = {
    time: 'Time',
    nameOf: (id: string) => id,
    beforeOf: (id: string) => `${id} before`,
    zone: ZONE,
  };
  const table = tableOf(drawn, heads);
  expect(table.slice(0, 3)).toEqual([
    ['Time', 'elm', 'elm before'],
    ['2026-11-23 12:00:00', '1', '9'],
    ['2026-11-23 13:00:00', '', '9'],
  ]);
  expect(csvOf(table)).toContain('16:00:00,-2.5,9');
});

it('ticks are few, in order, round, and named by days at midnight', () => {
  for (const spanMs of [600_000, HOUR_MS, DAY_MS, 31 * DAY_MS, 365 * DAY_MS, 3_650 * DAY_MS]) {
    const ticks = rangeTicks(NOON_MS - spanMs, NOON_MS, ZONE);
    expect(ticks.length).toBeGreaterThan(1);
    expect(ticks.length).toBeLessThanOrEqual(11);
    ticks.forEach(({ atMs }, at) => expect(atMs).toBeGreaterThan(ticks[at - 1]?.atMs ?? 0));
  }
  expect(rangeTicks(NOON_MS - DAY_MS, NOON_MS, ZONE).map(({ label }) => label)).toContain('11-23');
});
