import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttle } from '../../../src-renderer/live/throttle.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('runs at once, then once in a period, and after the last call', () => {
  let runs = 0;
  const { call } = throttle(() => (runs += 1), 500);
  call();
  expect(runs).toBe(1);
  for (let i = 0; i < 9; i += 1) {
    call();
    vi.advanceTimersByTime(100);
  }
  expect(runs).toBe(2);
  vi.advanceTimersByTime(5_000);
  expect(runs).toBe(3);
});

it('runs no more once it is cancelled', () => {
  let runs = 0;
  const { call, cancel } = throttle(() => (runs += 1), 500);
  call();
  call();
  cancel();
  vi.advanceTimersByTime(5_000);
  expect(runs).toBe(1);
});
