import { expect, test } from 'vitest';
import { eventRate } from '../../../src-main/core/feed/event-rate.ts';

test('the rate is that of the last whole half second, or of this one where it has more already', () => {
  let nowMs = 0;
  const rate = eventRate(() => nowMs);
  rate.add(3_000);
  expect(rate.perS()).toBe(6_000);

  nowMs = 600;
  rate.add(100);
  expect(rate.perS()).toBe(6_000);

  nowMs = 1_100;
  expect(rate.perS()).toBe(200);

  nowMs = 5_000;
  expect(rate.perS()).toBe(0);
});
