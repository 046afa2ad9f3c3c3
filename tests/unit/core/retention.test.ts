import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { cursorBefore, startRetention } from '../../../src-main/core/retention.ts';
import { aPeopleEvent } from '../../builders/events.ts';
import { aMemoryJournal } from '../../builders/memory-journal.ts';

const HOUR_MS = 3_600_000;
const quiet = { info: () => undefined, warn: () => undefined };

async function journalOver(hours: number) {
  const journal = aMemoryJournal();
  for (let hour = 0; hour < hours; hour += 1)
    await journal.append([aPeopleEvent({ arrivedMs: hour * HOUR_MS })]);
  return journal;
}

describe('retention of the journal', () => {
  it('finds the newest entry before any time', async () => {
    const journal = await journalOver(40);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -1, max: 45 }), async (hour) => {
        const expected = Math.max(0, Math.min(40, hour));
        expect(await cursorBefore(journal, hour * HOUR_MS)).toBe(expected);
      }),
    );
  });

  it('lets go of what is older than the set days, and never of what a restart needs', async () => {
    vi.useFakeTimers();
    const journal = await journalOver(24 * 5);
    const options = { journal, now: () => 24 * 5 * HOUR_MS, keepDays: () => 2, log: quiet };
    const first = startRetention({ ...options, snapshotCursor: () => 10 });
    await vi.advanceTimersByTimeAsync(60_000);
    await first.close();
    expect(journal.earliest()).toBe(11);

    const second = startRetention({ ...options, snapshotCursor: () => 120 });
    await vi.advanceTimersByTimeAsync(60_000);
    await second.close();
    expect(journal.earliest()).toBe(24 * 3 + 1);
    vi.useRealTimers();
  });
});
