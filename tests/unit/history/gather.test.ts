import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HISTORY_PULL_MAX, type HistoryBatch } from '../../../src-shared/contract/history.ts';
import { gather } from '../../../src-renderer/history/gather.ts';

const cursors = (batch: HistoryBatch): number[] =>
  (JSON.parse(batch.entries) as [number, unknown][]).map(([cursor]) => cursor);

/** A journal of cursors 1 … head; what it holds may change before each answer. */
function journal(
  headBefore: (call: number) => number,
  identityBefore: (call: number) => string = () => 'one',
) {
  let calls = 0;
  return (after: number, limit: number): Promise<HistoryBatch> => {
    const head = headBefore(calls);
    const identity = identityBefore(calls);
    calls += 1;
    const next = Math.max(after, Math.min(head, after + limit));
    const entries = Array.from({ length: next - after }, (_, i) => [after + 1 + i, { n: i }]);
    return Promise.resolve({ entries: JSON.stringify(entries), next, head, earliest: 1, journal: identity });
  };
}

describe('gathering', () => {
  it('brings each entry after the cursor once, in order, up to the most that a commit takes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(6_000), fc.nat(6_000), async (head, after) => {
        const batch = await gather(
          journal(() => head),
          after,
        );
        const expected = Math.max(0, Math.min(HISTORY_PULL_MAX, head - after));
        expect(cursors(batch)).toEqual(Array.from({ length: expected }, (_, i) => after + 1 + i));
        expect(batch.next).toBe(after + expected);
      }),
      { numRuns: 60 },
    );
  });

  it('stops before the entries of another journal', async () => {
    const batch = await gather(
      journal(
        () => 5_000,
        (call) => (call < 2 ? 'one' : 'two'),
      ),
      0,
    );
    expect(batch.journal).toBe('one');
    expect(batch.next).toBe(1_000);
    expect(cursors(batch)).toHaveLength(1_000);
  });

  it('stops where nothing more is given, as while the history is held', async () => {
    const held = (after: number): Promise<HistoryBatch> =>
      Promise.resolve({ entries: '[]', next: after, head: 9_000, earliest: 1, journal: 'one' });
    expect(await gather(held, 7)).toMatchObject({ entries: '[]', next: 7 });

    const open = journal(() => 9_000);
    const batch = await gather((after, limit) => (after < 500 ? open(after, limit) : held(after)), 0);
    expect(batch.next).toBe(500);
    expect(cursors(batch)).toHaveLength(500);
  });
});
