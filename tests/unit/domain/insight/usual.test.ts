import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  busiestHours,
  pastDay,
  usualInside,
  usualVisits,
  type PastDay,
} from '../../../../src-shared/domain/insight/usual.ts';
import { emptyDay, hourOfDay } from '../../../../src-shared/domain/statistics/station-day.ts';

const aDay = (each: number, inside: number | null = each): PastDay => ({
  visits: Array.from({ length: 24 }, () => each),
  inside: Array.from({ length: 24 }, () => inside),
});

describe('usual visits by this time', () => {
  it('are the median of days like this one, with a part of the hour under way', () => {
    const days = [aDay(2), aDay(4), aDay(60)];
    expect(usualVisits(days, 0)).toBe(0);
    expect(usualVisits(days, 90)).toBe(6);
    expect(usualVisits(days, 24 * 60)).toBe(96);
  });

  it('are not known from two days', () => {
    expect(usualVisits([aDay(1), aDay(1)], 600)).toBeNull();
  });

  it('never fall while the day goes on, and lie between the days that they follow from', () => {
    const day = fc
      .array(fc.nat(50), { minLength: 24, maxLength: 24 })
      .map((visits) => ({ visits, inside: [] }));
    fc.assert(
      fc.property(fc.array(day, { minLength: 3, maxLength: 8 }), fc.nat(1_439), (days, minute) => {
        const [now, later] = [usualVisits(days, minute), usualVisits(days, minute + 1)];
        expect(later).toBeGreaterThanOrEqual(now ?? 0);
        const whole = days.map(({ visits }) => visits.reduce((sum, count) => sum + count, 0));
        expect(now).toBeLessThanOrEqual(Math.max(...whole));
      }),
    );
  });
});

describe('a past day', () => {
  it('counts only where half of it was heard', () => {
    const day = emptyDay('kexuecheng', '2026-11-16');
    for (let hour = 0; hour < 11; hour += 1) hourOfDay(day, hour).visits = 3;
    expect(pastDay(day)).toBeNull();
    hourOfDay(day, 20).visits = 5;
    expect(pastDay(day)?.visits[20]).toBe(5);
    expect(pastDay(day)?.inside[20]).toBeNull();
  });
});

it('the usual number of people is the middle half of what is known', () => {
  expect(usualInside([aDay(1), aDay(2), aDay(3), aDay(0, null)], 5)).toEqual({
    low: 1.5,
    middle: 2,
    high: 2.5,
  });
  expect(usualInside([aDay(1), aDay(2), aDay(0, null)], 5)).toBeNull();
});

it('the busiest hours lie around the peak', () => {
  const visits = Array.from({ length: 24 }, (_, hour) =>
    hour === 12 ? 10 : hour === 11 || hour === 13 ? 8 : 1,
  );
  expect(busiestHours(visits)).toEqual([11, 14]);
  expect(busiestHours(Array.from({ length: 24 }, () => 0))).toBeNull();
  expect(busiestHours(Array.from({ length: 24 }, () => 7))).toBeNull();
});
