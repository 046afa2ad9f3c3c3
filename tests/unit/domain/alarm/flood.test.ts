import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chatterOf,
  withOffDelay,
  withOnDelay,
  type Span,
} from '../../../../src-shared/domain/alarm/chatter.ts';
import { floodOf } from '../../../../src-shared/domain/alarm/flood.ts';
import { RESTING, step } from '../../../../src-shared/domain/alarm/rules/timer.ts';
import { NOON_MS } from '../../../builders/events.ts';
import { MINUTE, SECOND } from '../support.ts';

const raises = (count: number, everyMs = SECOND): number[] =>
  Array.from({ length: count }, (_, n) => NOON_MS + n * everyMs);

describe('a flood of alarms', () => {
  it('begins with the eleventh in ten minutes', () => {
    expect(floodOf(raises(10), NOON_MS + MINUTE)).toEqual({ isFlood: false, sinceMs: null, count: 10 });
    expect(floodOf(raises(11), NOON_MS + MINUTE)).toEqual({
      isFlood: true,
      sinceMs: NOON_MS + 10 * SECOND,
      count: 11,
    });
  });

  it('is over when fewer than five are left of the last ten minutes', () => {
    const endMs = NOON_MS + 10 * MINUTE + 6 * SECOND;
    expect(floodOf(raises(11), endMs - 1)).toMatchObject({ isFlood: true, count: 5 });
    expect(floodOf(raises(11), endMs)).toEqual({ isFlood: false, sinceMs: endMs, count: 4 });
  });

  it('is none at one alarm a minute, for however long', () => {
    expect(floodOf(raises(600, MINUTE), NOON_MS + 599 * MINUTE).isFlood).toBe(false);
  });

  it('is the same for any order, and does not depend on what is not yet', () => {
    const times = fc.array(
      fc.integer({ min: 0, max: 40 * MINUTE }).map((ms) => NOON_MS + ms),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(times, fc.nat(40 * MINUTE), (list, laterMs) => {
        const nowMs = NOON_MS + laterMs;
        const flood = floodOf(list, nowMs);
        expect(floodOf([...list].reverse(), nowMs)).toEqual(flood);
        expect(
          floodOf(
            list.filter((ms) => ms <= nowMs),
            nowMs,
          ),
        ).toEqual(flood);
        if (flood.count > 10) expect(flood.isFlood).toBe(true);
        if (flood.count < 5) expect(flood.isFlood).toBe(false);
      }),
    );
  });
});

const spansOf = (looks: readonly boolean[]): Span[] => {
  const spans: Span[] = [];
  for (const [n, isOn] of looks.entries()) {
    const atMs = NOON_MS + n * SECOND;
    const last = spans.at(-1);
    if (isOn && looks[n - 1] !== true) spans.push({ fromMs: atMs, toMs: null });
    else if (!isOn && last?.toMs === null) spans[spans.length - 1] = { fromMs: last.fromMs, toMs: atMs };
  }
  return spans;
};

/** How often an alarm would ring that looks once a second. */
function rings(looks: readonly boolean[], onDelayS: number, offDelayS: number): number {
  let timer = RESTING;
  let count = 0;
  for (const [n, condition] of looks.entries()) {
    const atMs = NOON_MS + n * SECOND;
    const next = step(timer, { onDelayS, offDelayS }, { condition, atMs }, atMs);
    if (next.raised && !timer.raised) count += 1;
    timer = next;
  }
  return count;
}

/** Ends calm, so that nothing is cut off in the middle. */
const anyLooks = fc.array(fc.boolean(), { maxLength: 300 }).map((looks) => [...looks, false]);

describe('chatter', () => {
  it('is three in a minute, or ten in ten minutes', () => {
    const every = (count: number, ms: number): Span[] =>
      raises(count, ms).map((fromMs) => ({ fromMs, toMs: fromMs + 1_000 }));
    expect(chatterOf(every(2, 10 * SECOND))).toBeNull();
    expect(chatterOf(every(3, 10 * SECOND))).toMatchObject({ mostInMinute: 3 });
    expect(chatterOf(every(9, MINUTE))).toBeNull();
    expect(chatterOf(every(10, MINUTE))).toMatchObject({ mostInTen: 10 });
  });

  it('is answered with the shortest delay that calms it, and what that would have saved', () => {
    const trembling = raises(20, 10 * SECOND).map((fromMs) => ({ fromMs, toMs: fromMs + 4_000 }));
    expect(chatterOf(trembling)?.offDelay).toEqual({ delayS: 10, saved: 19 });
    // Every occurrence is as short as the others: an on-delay would silence it.
    expect(chatterOf(trembling)?.onDelay).toBeNull();
    const [first = { fromMs: 0, toMs: 0 }, ...rest] = trembling;
    const one = [{ ...first, fromMs: NOON_MS - MINUTE }, ...rest];
    expect(chatterOf(one)?.onDelay).toEqual({ delayS: 5, saved: 19 });
  });

  it('would have rung with a delay as often as the delays of a rule say', () => {
    fc.assert(
      fc.property(anyLooks, fc.nat(10), (looks, delayS) => {
        const spans = spansOf(looks);
        expect(withOffDelay(spans, delayS * SECOND)).toHaveLength(rings(looks, 0, delayS));
        expect(withOnDelay(spans, delayS * SECOND)).toHaveLength(rings(looks, delayS, 0));
      }),
    );
  });

  it('is calm after what is proposed', () => {
    fc.assert(
      fc.property(anyLooks, (looks) => {
        const spans = spansOf(looks);
        const chatter = chatterOf(spans);
        if (chatter === null) return;
        const { offDelay, onDelay } = chatter;
        if (offDelay !== null) {
          expect(chatterOf(withOffDelay(spans, offDelay.delayS * SECOND))).toBeNull();
          expect(spans.length - rings(looks, 0, offDelay.delayS)).toBe(offDelay.saved);
        }
        if (onDelay !== null) expect(spans.length - rings(looks, onDelay.delayS, 0)).toBe(onDelay.saved);
      }),
    );
  });
});
