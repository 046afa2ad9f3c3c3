import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, NOTHING, type Journalled } from '../../../../../src-shared/domain/alarm/rules/decide.ts';
import { beganOf, occurrenceOf } from '../../../../../src-shared/domain/alarm/rules/rule.ts';

/** The journal after what was decided is in it. */
function journalled(
  before: Journalled,
  raised: readonly number[],
  happened: readonly number[] = [],
): Journalled {
  const { raise, clear } = decide(before, raised, happened);
  return { active: clear ? false : raise !== null || before.active, beganS: raise ?? before.beganS };
}

const NEVER: Journalled = { active: false, beganS: null };
const times = fc.array(fc.nat(50), { maxLength: 4 });
const before = fc.record({ active: fc.boolean(), beganS: fc.nat(50) });

describe('what is to be journalled of an alarm', () => {
  it('is a raise, and then its clearing', () => {
    expect(decide(NEVER, [7])).toEqual({ raise: 7, clear: false });
    expect(decide({ active: true, beganS: 7 }, [7])).toEqual(NOTHING);
    expect(decide({ active: true, beganS: 7 }, [])).toEqual({ raise: null, clear: true });
    expect(decide({ active: false, beganS: 7 }, [])).toEqual(NOTHING);
  });

  it('is a new occurrence when a second thing begins, and none when one of two is over', () => {
    expect(decide({ active: true, beganS: 7 }, [7, 9])).toEqual({ raise: 9, clear: false });
    expect(decide({ active: true, beganS: 9 }, [7])).toEqual(NOTHING);
  });

  it('is what happened and is over already, once', () => {
    expect(decide(NEVER, [], [7])).toEqual({ raise: 7, clear: true });
    expect(decide({ active: false, beganS: 7 }, [], [7])).toEqual(NOTHING);
  });

  it('never gives an id out again, even within the second or after a clock that was set back', () => {
    expect(decide({ active: false, beganS: 7 }, [7])).toEqual({ raise: 8, clear: false });
    expect(decide({ active: false, beganS: 7 }, [3])).toEqual({ raise: 8, clear: false });
  });

  it('is nothing more when asked again, and leaves the alarm active while anything is raised', () => {
    fc.assert(
      fc.property(before, times, times, (known, raised, happened) => {
        const then = journalled(known, raised, happened);
        expect(decide(then, raised, happened)).toEqual(NOTHING);
        expect(then.active).toBe(raised.length > 0);
      }),
    );
  });
});

describe("an occurrence's id", () => {
  it('tells when it began', () => {
    expect(beganOf(occurrenceOf({ id: 'too-hot-2' }, 1_764_040_237))).toBe(1_764_040_237);
    expect(beganOf('o1')).toBeNull();
  });
});
