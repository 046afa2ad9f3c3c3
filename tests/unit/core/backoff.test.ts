import { expect, test } from 'vitest';
import { createBackoff } from '../../../src-main/core/backoff.ts';

test('doubles up to the longest, and starts anew after a reset', () => {
  const backoff = createBackoff(500, 3_000, () => 1);

  expect(Array.from({ length: 5 }, backoff.nextMs)).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
  backoff.reset();
  expect(backoff.nextMs()).toBe(500);
});

test('is spread over the second half of each step', () => {
  expect(createBackoff(1_000, 9_000, () => 0).nextMs()).toBe(500);
});
