import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTicker } from '../../../src-renderer/components/ticker.ts';

beforeEach(() => vi.useFakeTimers({ now: 10_400 }));
afterEach(() => vi.useRealTimers());

describe('ticker', () => {
  it('ticks at full seconds, once for all who listen', () => {
    const ticks: number[] = [];
    const ticker = createTicker(Date.now);
    ticker.every((nowMs) => ticks.push(nowMs));
    ticker.every((nowMs) => ticks.push(-nowMs));
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1_600);
    expect(ticks).toEqual([11_000, -11_000, 12_000, -12_000]);
  });

  it('rests while nobody listens', () => {
    const ticker = createTicker(Date.now);
    const leave = ticker.every(() => expect.unreachable());
    leave();
    expect(vi.getTimerCount()).toBe(0);
  });
});
