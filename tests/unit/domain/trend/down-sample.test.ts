import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minMaxOf } from '../../../../src-shared/domain/trend/down-sample.ts';

const line = fc.array(fc.option(fc.integer({ min: -50, max: 50 })), { maxLength: 400 });
const pixels = fc.integer({ min: 1, max: 60 });

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

describe('what is drawn of a line', () => {
  it('is at most two values a pixel, in order, none twice', () =>
    fc.assert(
      fc.property(line, pixels, (values, count) => {
        const drawn = minMaxOf(values, count);
        expect(drawn.length).toBeLessThanOrEqual(2 * count);
        drawn.forEach((index, at) => expect(index).toBeGreaterThan(drawn[at - 1] ?? -1));
      }),
    ));

  it('has the least and the greatest of each pixel, and a gap where the pixel has nothing', () =>
    fc.assert(
      fc.property(line, pixels, (values, count) => {
        fc.pre(values.length > 2 * count);
        const drawn = minMaxOf(values, count);
        for (let pixel = 0; pixel < count; pixel += 1) {
          const from = Math.floor((pixel * values.length) / count);
          const to = Math.floor(((pixel + 1) * values.length) / count);
          const all = known(values.slice(from, to));
          const here = drawn
            .filter((index) => index >= from && index < to)
            .map((index) => values[index] ?? null);
          if (all.length === 0) expect(here).toEqual([null]);
          else
            expect([Math.min(...known(here)), Math.max(...known(here))]).toEqual([
              Math.min(...all),
              Math.max(...all),
            ]);
        }
      }),
    ));

  it('is all of it where there is room', () => expect(minMaxOf([3, null, 1, 2], 2)).toEqual([0, 1, 2, 3]));
});
