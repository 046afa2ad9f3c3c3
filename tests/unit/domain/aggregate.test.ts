import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge, ofSample } from '../../../src-shared/domain/aggregate.ts';

/** Sixteenths add up exactly, as readings of a real sensor nearly do. */
const value = fc.integer({ min: -16_000, max: 16_000 }).map((sixteenths) => sixteenths / 16 + 0);
const one = fc.tuple(value, fc.nat(20)).map(([reading, atMs]) => ofSample(reading, atMs));
const several = fc.array(one, { minLength: 1, maxLength: 8 }).map((readings) => readings.reduce(merge));

describe('merging aggregates', () => {
  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(several, several, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a));
      }),
    );
  });

  it('does not depend on which are merged first', () => {
    fc.assert(
      fc.property(several, several, several, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      }),
    );
  });

  it('is the number, least, greatest, sum and last of the readings', () => {
    const readings = [ofSample(3, 20), ofSample(-1, 30), ofSample(8, 10)];
    expect(readings.reduce(merge)).toEqual({ n: 3, min: -1, max: 8, sum: 10, last: -1, lastMs: 30 });
  });

  it('takes the greater of two readings of the same moment for the last', () => {
    expect(merge(ofSample(5, 10), ofSample(4, 10)).last).toBe(5);
  });
});
