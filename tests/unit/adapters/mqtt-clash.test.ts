import { expect, test } from 'vitest';
import { createClashWatch } from '../../../src-main/adapters/mqtt-clash.ts';

const SHORT_MS = 1_000;
const LONG_MS = 60_000;

test('three short lives in a row look like a clash', () => {
  const watch = createClashWatch();

  expect([SHORT_MS, SHORT_MS, SHORT_MS, SHORT_MS].map(watch.hungUp)).toEqual([false, false, true, true]);
});

test('a long life, or a refusal, in between does not', () => {
  const watch = createClashWatch();

  expect([SHORT_MS, SHORT_MS, LONG_MS, SHORT_MS, SHORT_MS].map(watch.hungUp)).not.toContain(true);
  watch.refused();
  expect([SHORT_MS, SHORT_MS].map(watch.hungUp)).not.toContain(true);
});
