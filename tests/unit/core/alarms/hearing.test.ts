import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHearing } from '../../../../src-main/core/alarms/hearing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aHearing(saidUnheard = false) {
  const kept: boolean[] = [];
  let volume: 'audible' | 'muted' | null = 'audible';
  let changes = 0;
  const hearing = createHearing({
    loudspeaker: { volume: () => Promise.resolve(volume) },
    saidUnheard,
    onSaid: (isUnheard) => void kept.push(isUnheard),
    onChange: () => (changes += 1),
  });
  const turn = async (to: typeof volume): Promise<void> => {
    volume = to;
    await vi.advanceTimersByTimeAsync(15_000);
  };
  return { hearing, kept, turn, changes: () => changes };
}

describe('whether the horn would be heard', () => {
  it('is not known before anything was tried', () => {
    expect(aHearing().hearing.hasFailed()).toBeNull();
  });

  it('is what the window found when it tried', () => {
    const { hearing } = aHearing();
    hearing.tried(false);
    expect(hearing.hasFailed()).toBe(true);
    hearing.tried(true);
    expect(hearing.hasFailed()).toBe(false);
  });

  it('is no once a person said so, whatever the computer believes, until somebody hears it', () => {
    const { hearing, kept } = aHearing();
    hearing.said(false);
    hearing.tried(true);
    expect([hearing.hasFailed(), hearing.unheard()]).toEqual([true, 'said']);
    hearing.said(true);
    expect([hearing.hasFailed(), hearing.unheard()]).toEqual([false, null]);
    expect(kept).toEqual([true, false]);
  });

  it('is no from the start where a person said so before', () => {
    expect(aHearing(true).hearing.hasFailed()).toBe(true);
  });

  it('follows the volume: muted is unheard, and unknown says nothing', async () => {
    const { hearing, turn, changes } = aHearing();
    hearing.tried(true);
    await turn('muted');
    expect([hearing.hasFailed(), hearing.unheard(), changes()]).toEqual([true, 'muted', 1]);
    await turn(null);
    expect([hearing.hasFailed(), hearing.unheard(), changes()]).toEqual([false, null, 2]);
    hearing.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});
