import { describe, expect, it } from 'vitest';
import { monthAfter, monthBefore, overMs } from '../../../../src-shared/domain/report/month.ts';

describe('a month', () => {
  it('is over when it is over at the last of the stations', () => {
    const zones = ['Asia/Shanghai', 'America/New_York'];
    // New York leaves daylight saving on the first of November, at two in the morning.
    expect(new Date(overMs('2026-10', zones, 0)).toISOString()).toBe('2026-11-01T04:00:00.000Z');
    expect(new Date(overMs('2026-11', zones, 0)).toISOString()).toBe('2026-12-01T05:00:00.000Z');
    expect(new Date(overMs('2026-10', ['Asia/Shanghai'], 6)).toISOString()).toBe('2026-10-31T22:00:00.000Z');
  });

  it('follows the one before, over the year too', () => {
    expect(monthAfter('2026-12')).toBe('2027-01');
    expect(monthBefore('2026-01')).toBe('2025-12');
  });
});
