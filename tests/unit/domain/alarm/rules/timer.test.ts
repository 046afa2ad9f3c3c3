import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionOf, type Measure } from '../../../../../src-shared/domain/alarm/rules/condition.ts';
import {
  isResting,
  LONGEST_STEP_MS,
  RESTING,
  step,
  type Delays,
  type Timer,
} from '../../../../../src-shared/domain/alarm/rules/timer.ts';
import { NOON_MS } from '../../../../builders/events.ts';
import { HOUR, SECOND } from '../../support.ts';

type Condition = boolean | null;

/** A look each second; `clock` is what the console's clock shows at each. */
function run(looks: readonly Condition[], delays: Delays, clock = (n: number) => n * SECOND): Timer[] {
  let timer = RESTING;
  return looks.map((condition, n) => {
    timer = step(timer, delays, { condition, atMs: NOON_MS + n * SECOND }, NOON_MS + clock(n));
    return timer;
  });
}

const raises = (timers: readonly Timer[]): (number | null)[] =>
  timers.flatMap((timer, n) => (timer.raised && timers[n - 1]?.raised !== true ? [timer.occurrence] : []));

const looks = fc.array(fc.constantFrom(true, true, false, null), { maxLength: 200 });
const known = fc.array(fc.boolean(), { maxLength: 200 });
const delays = fc.record({ onDelayS: fc.nat(8), offDelayS: fc.nat(8) });

const aMeasure = (value: number | null): Measure => {
  return { subject: '', value, limit: 20, deadband: 2, side: 'above', atMs: NOON_MS, base: null };
};

describe('a condition with a deadband', () => {
  it('begins beyond the limit and ends beyond the deadband', () => {
    expect([20, 20.1].map((value) => conditionOf(aMeasure(value), false))).toEqual([false, true]);
    expect([18.1, 18].map((value) => conditionOf(aMeasure(value), true))).toEqual([true, false]);
    const cold = { ...aMeasure(4), limit: 4, side: 'below' as const };
    expect([conditionOf(cold, false), conditionOf(cold, true)]).toEqual([false, true]);
  });

  it('is unknown where the value is', () => {
    for (const value of [null, Number.NaN]) expect(conditionOf(aMeasure(value), true)).toBeNull();
  });

  it('never changes by chatter below the deadband', () => {
    const within = fc.array(fc.double({ min: 18, max: 20, minExcluded: true, noNaN: true }));
    fc.assert(
      fc.property(fc.boolean(), within, (before, values) => {
        for (const value of values) expect(conditionOf(aMeasure(value), before)).toBe(before);
      }),
    );
  });
});

describe('the delays of a rule', () => {
  it('raise after the condition was seen for the on-delay, and name its beginning', () => {
    const timers = run([false, true, true, true], { onDelayS: 2, offDelayS: 0 });
    expect(timers.map(({ raised }) => raised)).toEqual([false, false, false, true]);
    expect(timers.at(-1)?.occurrence).toBe(NOON_MS / SECOND + 1);
  });

  it('raise at once without an on-delay', () => {
    expect(raises(run([true], { onDelayS: 0, offDelayS: 0 }))).toHaveLength(1);
  });

  it('never raise for a spike that is shorter', () => {
    fc.assert(
      fc.property(known, delays, (conditions, { onDelayS, offDelayS }) => {
        const spans = conditions.map(Number).join('').split('0');
        const isLonger = spans.some((span) => span.length > onDelayS);
        expect(raises(run(conditions, { onDelayS, offDelayS })).length > 0).toBe(isLonger);
      }),
    );
  });

  it('clear once the condition was seen over for the off-delay, and bridge what is shorter', () => {
    fc.assert(
      fc.property(known, delays, (conditions, { onDelayS, offDelayS }) => {
        const timers = run(conditions, { onDelayS, offDelayS });
        for (const [n, { raised }] of timers.entries()) {
          const since = conditions.slice(Math.max(0, n - offDelayS), n + 1);
          if (timers[n - 1]?.raised === true && since.includes(true)) expect(raised).toBe(true);
          if (since.length === offDelayS + 1 && !since.includes(true)) expect(raised).toBe(false);
        }
      }),
    );
  });

  it('hold all as it is while nothing is known, and never raise in it', () => {
    fc.assert(
      fc.property(looks, delays, (conditions, both) => {
        const timers = run(conditions, both);
        for (const [n, { raised, condition }] of timers.entries())
          if (conditions[n] === null) expect([raised, condition]).toEqual(shownBefore(timers[n - 1]));
      }),
    );
    const afterHours = run([true, null, true], { onDelayS: 2, offDelayS: 0 }, (n) => n * HOUR);
    expect(raises(afterHours)).toEqual([]);
  });

  it('go on after a restart at any moment as if there had been none', () => {
    fc.assert(
      fc.property(looks, delays, fc.nat(200), (conditions, both, cut) => {
        let timer = RESTING;
        const timers = conditions.map((condition, n) => {
          if (n === cut) timer = JSON.parse(JSON.stringify(timer)) as Timer;
          timer = step(timer, both, { condition, atMs: NOON_MS + n * SECOND }, NOON_MS + n * SECOND);
          return timer;
        });
        expect(timers).toEqual(run(conditions, both));
      }),
    );
  });

  it('neither raise nor hang by a clock that jumps', () => {
    const jumps = fc.array(fc.integer({ min: -48 * HOUR, max: 48 * HOUR }), { maxLength: 20 });
    fc.assert(
      fc.property(jumps, (by) => {
        // Each jump buys at most the longest step, and none of it is lost for ever.
        const onDelayS = ((by.length + 1) * LONGEST_STEP_MS) / SECOND;
        const jumping = (n: number): number =>
          n * SECOND + by.slice(0, n).reduce((sum, jump) => sum + jump, 0);
        const always = new Array<true>(by.length + 1 + onDelayS).fill(true);
        const timers = run(always, { onDelayS, offDelayS: 0 }, jumping);
        expect(timers.slice(0, by.length).some(({ raised }) => raised)).toBe(false);
        expect(timers.at(-1)?.raised).toBe(true);
      }),
    );
  });

  it('name the same occurrence on every console that gets the same readings, whatever its clock and its looks', () => {
    const readings = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 20 })), { maxLength: 60 });
    const extraLooks = fc.array(fc.nat(3), { minLength: 60, maxLength: 60 });
    const offset = fc.integer({ min: -HOUR, max: HOUR });
    fc.assert(
      fc.property(readings, extraLooks, offset, (list, extra, offMs) => {
        const names = (more: readonly number[], clockOffMs: number): (number | null)[] => {
          let timer = RESTING;
          let atMs = NOON_MS;
          const timers: Timer[] = [];
          for (const [n, [condition, seconds]] of list.entries()) {
            atMs += seconds * SECOND;
            for (let look = 0; look <= (more[n] ?? 0); look += 1) {
              const nowMs = atMs + clockOffMs + look * 100;
              timer = step(timer, { onDelayS: 0, offDelayS: 0 }, { condition, atMs }, nowMs);
              timers.push(timer);
            }
          }
          return raises(timers);
        };
        expect(names(extra, offMs)).toEqual(names([], 0));
      }),
    );
  });

  it('need not be kept while nothing goes on', () => {
    expect(isResting(RESTING)).toBe(true);
    expect(isResting(run([true], { onDelayS: 9, offDelayS: 0 })[0] ?? RESTING)).toBe(false);
  });
});

const shownBefore = (before: Timer | undefined): [boolean, boolean] => [
  before?.raised ?? false,
  before?.condition ?? false,
];
