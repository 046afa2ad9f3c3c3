import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nightOf } from '../../../../src-shared/domain/replay/night.ts';

const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu');
const atMs = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') });

describe('the night of a time', () => {
  it('holds the time, and ends where the next begins', () =>
    fc.assert(
      fc.property(atMs, zone, (at, name) => {
        const night = nightOf(at, name);
        expect(night.fromMs).toBeLessThanOrEqual(at);
        expect(night.toMs).toBeGreaterThan(at);
        expect(nightOf(night.toMs, name).fromMs).toBe(night.toMs);
        expect(nightOf(night.toMs - 1, name)).toEqual(night);
      }),
      { numRuns: 60 },
    ));

  it('bears the name of the day on whose noon it begins', () => {
    expect(nightOf(Date.parse('2026-11-24T04:00:00+08:00'), 'Asia/Shanghai').day).toBe('2026-11-23');
    expect(nightOf(Date.parse('2026-11-24T12:00:00+08:00'), 'Asia/Shanghai').day).toBe('2026-11-24');
  });
});
