import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay, localDays } from '../../../../src-shared/domain/local-time.ts';
import { binFinder, binsOf } from '../../../../src-shared/domain/trend/bins.ts';
import { resolutionFor } from '../../../../src-shared/domain/trend/signal.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Kathmandu',
];

const stretch = fc
  .record({
    fromMs: fc.integer({ min: Date.parse('2025-01-01'), max: Date.parse('2027-01-01') }),
    spanMs: fc.integer({ min: 1, max: 40 * DAY_MS }),
    zone: fc.constantFrom(...ZONES),
  })
  .map(({ fromMs, spanMs, zone }) => ({ fromMs, toMs: fromMs + spanMs, zone }));

describe('days of a stretch', () => {
  it('are those that its times fall into, one after another', () =>
    fc.assert(
      fc.property(stretch, ({ fromMs, toMs, zone }) => {
        const days = localDays(fromMs, toMs, zone);
        expect(days[0]).toEqual(localDay(fromMs, zone));
        expect(days.at(-1)).toEqual(localDay(toMs - 1, zone));
        days.forEach((day, at) => expect(day).toEqual(localDay(days[at - 1]?.endMs ?? fromMs, zone)));
      }),
      { numRuns: 40 },
    ));

  it('are as long as the clock makes them', () => {
    const days = localDays(
      Date.parse('2026-10-31T12:00:00Z'),
      Date.parse('2026-11-02T12:00:00Z'),
      'America/New_York',
    );
    expect(days.map(({ key, startMs, endMs }) => [key, (endMs - startMs) / HOUR_MS])).toEqual([
      ['2026-10-31', 24],
      ['2026-11-01', 25],
      ['2026-11-02', 24],
    ]);
  });
});

describe('bins', () => {
  it('cover the stretch without a hole, and each time is in the bin that begins last before it', () =>
    fc.assert(
      fc.property(
        stretch,
        fc.constantFrom('hour' as const, 'day' as const),
        ({ fromMs, toMs, zone }, resolution) => {
          const { startsMs, endMs } = binsOf(resolution, fromMs, toMs, zone);
          expect(startsMs[0]).toBeLessThanOrEqual(fromMs);
          expect(endMs).toBeGreaterThanOrEqual(toMs);
          const find = binFinder({ startsMs, endMs });
          for (let atMs = fromMs; atMs < toMs; atMs += 7 * HOUR_MS) {
            const bin = find(atMs);
            expect(startsMs[bin]).toBeLessThanOrEqual(atMs);
            expect(startsMs[bin + 1] ?? endMs).toBeGreaterThan(atMs);
          }
        },
      ),
      { numRuns: 30 },
    ));

  it('are found for no time before the first or after the last', () => {
    const find = binFinder({ startsMs: [10, 20], endMs: 30 });
    expect([5, 10, 19, 20, 29, 30].map(find)).toEqual([-1, 0, 0, 1, 1, -1]);
  });
});

describe('how finely a stretch is read', () => {
  it.each([
    ['inside', DAY_MS, 'minute'],
    ['inside', 365 * DAY_MS, 'hour'],
    ['power/total/w', 3_000 * DAY_MS, 'day'],
    ['visits', DAY_MS, 'five-minutes'],
    ['visits', 31 * DAY_MS, 'hour'],
    ['visits', 365 * DAY_MS, 'day'],
  ] as const)('%s over %d ms: %s', (signal, spanMs, resolution) =>
    expect(resolutionFor(signal, spanMs)).toBe(resolution),
  );
});
