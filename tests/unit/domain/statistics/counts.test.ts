import fc from 'fast-check';
import { expect, it } from 'vitest';
import { add } from '../../../../src-shared/domain/statistics/counts.ts';

const counted = (names: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const name of names) add(counts, name);
  return counts;
};

it('names beyond the bound are one sum, whatever the order in which they come', () => {
  const names = fc.array(fc.integer({ min: 0, max: 320 }).map(String), { minLength: 300, maxLength: 600 });
  fc.assert(
    fc.property(
      names.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const counts = counted(all);
        expect(counted(shuffled)).toEqual(counts);
        expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(all.length);
      },
    ),
    { numRuns: 30 },
  );
});
