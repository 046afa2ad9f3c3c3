import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { NO_SEQUENCE, noteRepeated, openGaps, reduceSequence } from '../../../src-shared/domain/sequence.ts';
import { detail } from '../../../src-shared/domain/summary.ts';
import { aDoorEvent, aStatusEvent, NOON_MS } from '../../builders/events.ts';
import { after, context, MINUTE, tile } from './support.ts';

const numbered = (...seqs: readonly number[]) => seqs.map((seq) => aDoorEvent({ seq }));
const session = (name: string, atMs = NOON_MS, fields: Parameters<typeof aStatusEvent>[0] = {}) =>
  aStatusEvent({ session: name, atMs, ...fields });
const gaps = (...events: StationEvent[]) => detail(after(...events), context()).gaps;

describe('the sequence of a session', () => {
  it('has a gap where numbers are missing, newest first', () => {
    const events = numbered(1, 2, 5, 6, 9);
    expect(gaps(...events)).toEqual([
      [7, 8],
      [3, 4],
    ]);
    expect(tile(events).missingMessages).toBe(4);
  });

  it('has no gap any more once the missing ones came', () => {
    expect(gaps(...numbered(1, 4, 3, 2, 2, 1))).toEqual([]);
  });

  it('begins with the first number that is heard: the console may have come later', () => {
    expect(gaps(...numbered(5_000, 5_001))).toEqual([]);
  });

  it('takes no number from a retained message, which is of long ago', () => {
    expect(gaps(session('s1', NOON_MS, { seq: 0, retained: true }), ...numbered(5_000))).toEqual([]);
  });

  it('is what lies missing between the least and the greatest, in any order and with any repetition', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 80 }), (seqs) => {
        const seen = new Set(seqs);
        const missing = seqs.length === 0 ? 0 : Math.max(...seqs) - Math.min(...seqs) + 1 - seen.size;
        expect(tile(numbered(...seqs)).missingMessages).toBe(missing);
      }),
    );
  });

  it('keeps a bounded number of gaps, and forgets none of the missing', () => {
    const everySecond = Array.from({ length: 500 }, (_, n) => n * 2);
    const events = numbered(...everySecond);
    expect(tile(events).missingMessages).toBe(499);
    expect(gaps(...events)).toHaveLength(63);
  });
});

describe('a new session', () => {
  const before = [session('s1', NOON_MS, { seq: 0 }), ...numbered(1, 2)];
  const renewed = session('s2', NOON_MS + MINUTE, { seq: 0 });

  it('starts anew', () => {
    expect(gaps(...before, renewed, ...numbered(1, 3))).toEqual([[2, 2]]);
  });

  it('is not begun by the same session connecting again', () => {
    const again = session('s1', NOON_MS + MINUTE, { seq: 3 });
    expect(gaps(...before, again, ...numbered(5))).toEqual([[4, 4]]);
  });

  it('is not ended by what is late of the one before', () => {
    expect(gaps(...before, renewed, ...numbered(1), session('s1', NOON_MS), ...numbered(3))).toEqual([
      [2, 2],
    ]);
  });
});

describe('an event that comes again under another number', () => {
  const seen = (...seqs: readonly number[]) => numbered(...seqs).reduce(reduceSequence, NO_SEQUENCE);

  it('leaves no hole: it is the next, or fills one', () => {
    expect(openGaps(reduceSequence(noteRepeated(seen(1, 2), 3), aDoorEvent({ seq: 4 })))).toEqual([]);
    expect(openGaps(noteRepeated(seen(1, 3), 2))).toEqual([]);
  });

  it.each([500, 0, 1, 2])('makes no hole either, whatever its number was (%s)', (seq) => {
    const state = seen(1, 2);
    expect(noteRepeated(state, seq)).toBe(state);
    expect(noteRepeated(NO_SEQUENCE, seq)).toBe(NO_SEQUENCE);
  });
});
