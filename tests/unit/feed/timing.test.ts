import { describe, expect, it } from 'vitest';
import { stampOf } from '../../../src-main/core/feed/timing.ts';
import { timestamp } from '../../../src-shared/feed/parts.ts';

const ARRIVED_MS = Date.parse('2026-10-05T02:00:00Z');
const MINUTE_MS = 60_000;

describe('the time that counts', () => {
  it.each([
    ['within 5 minutes before', -5 * MINUTE_MS, 'ok', -5 * MINUTE_MS],
    ['within 5 minutes after', 5 * MINUTE_MS, 'ok', 5 * MINUTE_MS],
    ['earlier: late delivery, counts when it happened', -5 * MINUTE_MS - 1, 'late', -5 * MINUTE_MS - 1],
    ['a year earlier', -525_600 * MINUTE_MS, 'late', -525_600 * MINUTE_MS],
    ['later: counts at arrival', 5 * MINUTE_MS + 1, 'future', 0],
  ])('is for a station time %s', (_name, skewMs, timing, countsMs) => {
    expect(stampOf(ARRIVED_MS + skewMs, ARRIVED_MS)).toEqual({
      atMs: ARRIVED_MS + countsMs,
      stationMs: ARRIVED_MS + skewMs,
      timing,
    });
  });

  it.each([null, undefined])('is the arrival for a message without one (%s)', (ts) => {
    expect(stampOf(ts, ARRIVED_MS)).toEqual({ atMs: ARRIVED_MS, stationMs: null, timing: 'missing' });
  });

  it.each([
    '2026-10-05T02:00:00Z',
    '2026-10-05T02:00Z',
    '2026-10-05T10:00:00+08:00',
    '2026-10-05T10:00:00+0800',
    '2026-10-05T10:00:00+08',
    '2026-10-04T20:30:00.000-05:30',
    ARRIVED_MS,
    ARRIVED_MS + 0.7,
  ])('is the same instant however it is written: %s', (ts) => {
    expect(timestamp.safeParse(ts).success).toBe(true);
    expect(stampOf(ts, ARRIVED_MS).stationMs).toBe(ARRIVED_MS);
  });
});

describe('a time stamp', () => {
  it.each([
    '2026-10-05T10:00:00',
    '2026-10-05',
    '2026-13-05T10:00:00Z',
    '2026-10-05T24:00:00Z',
    '2026-10-05 10:00:00Z',
    '1759651200000',
    'yesterday',
    '',
    -1,
    1e300,
    Number.NaN,
    true,
    {},
  ])('that is no instant is refused: %j', (ts) => {
    expect(timestamp.safeParse(ts).success).toBe(false);
  });
});
