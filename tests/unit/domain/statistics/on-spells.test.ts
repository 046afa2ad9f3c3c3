import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cyclesOf,
  noSpells,
  ON_FROM_W,
  takePower,
  type Spells,
} from '../../../../src-shared/domain/statistics/on-spells.ts';

/** Power of each minute of an hour; null: no reading. */
const spellsOf = (powers: readonly (number | null)[]): Spells =>
  powers.reduce<Spells>(
    (spells, meanW, minute) => (meanW === null ? spells : takePower(spells, { minute, meanW, kwh: null })),
    noSpells(),
  );

describe('an appliance', () => {
  it('has one cycle for each run of minutes at work, and stands by without any', () => {
    const hour = spellsOf([3, 900, 900, 3, 3, 900, 3]);
    expect([hour.runs, hour.minutesOn]).toEqual([2, 3]);
    expect(hour.kwh).toBeCloseTo((3 * 900) / 60_000);
    expect(spellsOf([3, 8, 3]).minutesOn).toBe(0);
  });

  it('goes on over one minute that was lost, and not over two', () => {
    expect(spellsOf([900, null, 900]).runs).toBe(1);
    expect(spellsOf([900, null, null, 900]).runs).toBe(2);
  });

  it('has as many cycles over two hours as there are runs in both together', () => {
    const power = fc.constantFrom(0, ON_FROM_W, 900);
    fc.assert(
      fc.property(fc.array(power, { minLength: 120, maxLength: 120 }), (powers) => {
        const [first, second] = [spellsOf(powers.slice(0, 60)), spellsOf(powers.slice(60))];
        const runs = powers.filter((w, at) => w >= ON_FROM_W && (powers[at - 1] ?? 0) < ON_FROM_W).length;
        expect(cyclesOf(first, null) + cyclesOf(second, first)).toBe(runs);
      }),
    );
  });
});
