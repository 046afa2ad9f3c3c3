import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryBatch } from '../../../src-shared/contract/history.ts';
import { followJournal, type Following } from '../../../src-renderer/history/follow.ts';

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

let following: Following | null = null;
afterEach(() => following?.stop());

/** A journal that is always ahead by far, and gives one entry at a time. */
function follow(batches: number) {
  const given: WeakRef<HistoryBatch>[] = [];
  const never = new Promise<HistoryBatch>(() => undefined);
  return new Promise<typeof given>((resolve) => {
    following = followJournal({
      pull: (after) => {
        if (after === batches) return never;
        const batch = { entries: '[]', next: after + 1, head: 1_000_000, earliest: 1, journal: 'one' };
        given.push(new WeakRef(batch));
        return Promise.resolve(batch);
      },
      open: () => Promise.resolve({ cursor: 0, rebuilding: null }),
      commit: (after) => Promise.resolve({ cursor: after + 1, rebuilding: null }),
      rebuild: () => Promise.resolve({ cursor: 0, rebuilding: null }),
      onProgress: ({ cursor }) => {
        if (cursor === batches) resolve(given);
      },
      onTrouble: vi.fn(),
    });
  });
}

describe('following', () => {
  it('holds on to no batch that it has handed on, however long the round lasts', async () => {
    const given = await follow(500);
    expect(given).toHaveLength(500);
    // A WeakRef that was read keeps its object until the turn of the event loop is over.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    expect(given.filter((batch) => batch.deref() !== undefined).length).toBeLessThan(5);
  });

  describe('at its pace', () => {
    beforeEach(() => vi.useFakeTimers());
    afterEach(() => vi.useRealTimers());

    it('commits the first event at once, and what comes in the half second after it together', async () => {
      const commits: number[] = [];
      let head = 1;
      following = followJournal({
        pull: async (after) => {
          await vi.waitUntil(() => head > after, { interval: 10, timeout: 60_000 });
          return { entries: '[]', next: head, head, earliest: 1, journal: 'one' };
        },
        open: () => Promise.resolve({ cursor: 0, rebuilding: null }),
        commit: (_, { next }) => {
          commits.push(next);
          return Promise.resolve({ cursor: next, rebuilding: null });
        },
        rebuild: () => Promise.resolve({ cursor: 0, rebuilding: null }),
        onProgress: () => undefined,
        onTrouble: vi.fn(),
      });
      const coming = setInterval(() => (head += 1), 50);
      await vi.advanceTimersByTimeAsync(20);
      expect(commits).toEqual([1]);
      await vi.advanceTimersByTimeAsync(1_100);
      clearInterval(coming);
      expect(commits).toHaveLength(3);
    });
  });
});
