import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  closedUntilMs,
  LONGEST_DELAY_MS,
  NO_FAILURES,
  type LockOut,
} from '../../../../src-shared/domain/operators/lock-out.ts';

const NOW = 1_760_000_000_000;

const afterFailures = (count: number): LockOut =>
  Array.from({ length: count }).reduce<LockOut>((lockOut) => afterFailure(lockOut, NOW), NO_FAILURES);

describe('the lock-out', () => {
  it('lets three slips of a tired hand pass', () => {
    expect([0, 1, 2, 3].map((count) => closedUntilMs(afterFailures(count), NOW))).toEqual([0, 0, 0, 0]);
  });

  it('waits longer with each failure after that', () => {
    const waits = [4, 5, 6, 7].map((count) => closedUntilMs(afterFailures(count), NOW) - NOW);
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000]);
  });

  it('never shuts anybody out for longer than the longest delay, whatever the clock does', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: -1e12, max: 1e12 }), (failures, shiftMs) => {
        const untilMs = closedUntilMs({ failures, lastMs: NOW }, NOW + shiftMs);
        expect(untilMs - (NOW + shiftMs)).toBeLessThanOrEqual(LONGEST_DELAY_MS);
        expect(closedUntilMs({ failures, lastMs: NOW }, NOW + LONGEST_DELAY_MS)).toBe(0);
      }),
    );
  });
});
