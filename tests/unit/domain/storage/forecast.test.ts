import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast, type Growing } from '../../../../src-shared/domain/storage/forecast.ts';

const NOW_MS = Date.parse('2026-11-23T04:00:00Z');
const DAY_MS = 86_400_000;

const aKind = (part: Partial<Growing> = {}): Growing => ({
  bytesPerDay: 100,
  oldestMs: NOW_MS,
  keepDays: 30,
  ...part,
});

/** Day by day, without any arithmetic of slopes. */
function simulated(kinds: readonly Growing[], roomBytes: number, days: number): number | null {
  let left = roomBytes;
  for (let day = 0; day < days; day += 1) {
    for (const { bytesPerDay, oldestMs, keepDays } of kinds) {
      const ageDays = (oldestMs === null ? 0 : (NOW_MS - oldestMs) / DAY_MS) + day;
      if (keepDays === null || ageDays < keepDays) left -= bytesPerDay;
    }
    if (left < 0) return day;
  }
  return null;
}

describe('how long the room lasts', () => {
  it('is for ever when all will be as old as it may be before', () => {
    expect(forecast([aKind()], 3_001, NOW_MS)).toEqual({ fullInDays: null, growthBytes: 3_000 });
  });

  it('ends where what is kept for good has used it up', () => {
    const kinds = [aKind({ keepDays: null, bytesPerDay: 10 }), aKind()];
    expect(forecast(kinds, 3_600, NOW_MS)).toEqual({ fullInDays: 60, growthBytes: null });
  });

  it('counts what is old enough already as no growth', () => {
    expect(forecast([aKind({ oldestMs: NOW_MS - 31 * DAY_MS })], 0, NOW_MS).fullInDays).toBeNull();
  });

  it('is what it is found to be day by day', () => {
    const kind = fc.record({
      bytesPerDay: fc.integer({ min: 0, max: 1_000 }),
      oldestMs: fc.option(fc.integer({ min: 0, max: 60 }).map((days) => NOW_MS - days * DAY_MS)),
      keepDays: fc.option(fc.integer({ min: 1, max: 80 })),
    });
    fc.assert(
      fc.property(fc.array(kind, { maxLength: 5 }), fc.integer({ min: 0, max: 50_000 }), (kinds, room) => {
        const { fullInDays } = forecast(kinds, room, NOW_MS);
        const found = simulated(kinds, room, 60_000);
        // At the very end of a day both are right.
        if (found === null || fullInDays === null)
          expect(
            fullInDays === null ||
              room === 0 ||
              found === fullInDays ||
              simulated(kinds, room - 1, 60_000) !== null,
          ).toBe(true);
        else expect(Math.abs(found - fullInDays)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});
