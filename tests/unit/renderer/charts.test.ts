import { describe, expect, it } from 'vitest';
import { drawnFrom, gapsOf, held, pointsOf, withRecent } from '../../../src-renderer/charts/gaps.ts';
import { timeTicks } from '../../../src-renderer/charts/time-ticks.ts';
import { formatShortTime } from '../../../src-renderer/text/format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('gaps', () => {
  it('are the stretches without data', () => {
    expect(gapsOf(0, [null, 1, null, null, 2])).toEqual([
      { fromMs: 0, toMs: MINUTE },
      { fromMs: 2 * MINUTE, toMs: 4 * MINUTE },
    ]);
  });
  it('are not the minutes that are still under way', () => {
    expect(gapsOf(0, [1, null, null])).toEqual([]);
    expect(gapsOf(0, [1, null, null, null])).toEqual([{ fromMs: MINUTE, toMs: 4 * MINUTE }]);
  });
});

describe('short silences', () => {
  it('are no gaps: the value before them stands', () => {
    expect(held([null, 3, null, null, 5, null])).toEqual([null, 3, 3, 3, 5, null]);
  });
  it('end after a quarter of an hour, when nobody knows any more', () => {
    const long = [1, ...Array.from({ length: 16 }, () => null), 2];
    expect(held(long)).toEqual(long);
  });
});

describe('points', () => {
  it('break the line at a gap and end in what is known now', () => {
    expect(pointsOf(0, [1, null, 2, null], { atMs: 5 * MINUTE, value: 3 })).toEqual([
      { x: 0, y: 1 },
      { x: MINUTE, y: null },
      { x: 2 * MINUTE, y: 2 },
      { x: 5 * MINUTE, y: 3 },
    ]);
  });
  it('end in a gap where nothing is known now', () => {
    expect(pointsOf(0, [1, null, null, null], { atMs: 5 * MINUTE, value: null }).at(-1)?.y).toBeNull();
  });
});

describe('the last hour', () => {
  it('fills minutes that the history lacks, and no others', () => {
    const nowMs = 14 * MINUTE;
    const minutes = [null, null, null, null, null, null, 9, null, null, null, null, null, null, null, null];
    // Steps of five minutes that begin at 5 and at 10.
    expect(withRecent(0, minutes, [1, 2], nowMs)).toEqual([
      null,
      null,
      null,
      null,
      null,
      1,
      9,
      1,
      1,
      1,
      2,
      2,
      2,
      2,
      2,
    ]);
  });
  it('leaves unknown steps unknown', () => {
    expect(withRecent(0, [null, null], [null], MINUTE)).toEqual([null, null]);
  });
});

describe('the beginning of the picture', () => {
  it('is the first data, but an hour ago at the latest', () => {
    const day = Array.from({ length: 24 * 60 }, (_, minute) => (minute < 600 ? null : 1));
    expect(drawnFrom(0, day, 24 * HOUR)).toBe(10 * HOUR);
    expect(drawnFrom(0, [...Array<null>(1_430).fill(null), 1], 24 * HOUR)).toBe(23 * HOUR);
  });
  it('is nowhere without data', () => expect(drawnFrom(0, [null, null], HOUR)).toBeNull());
});

describe('ticks', () => {
  it('stand at round times of the zone', () => {
    const ticks = timeTicks(0, 24 * HOUR, 'Asia/Shanghai').map((at) => formatShortTime(at, 'Asia/Shanghai'));
    expect(ticks).toEqual(['09:00', '12:00', '15:00', '18:00', '21:00', '00:00', '03:00', '06:00']);
  });
  it('stand closer in an hour', () => expect(timeTicks(0, HOUR, 'UTC')).toHaveLength(5));
  it('are round in zones of half hours too', () => {
    const ticks = timeTicks(0, 6 * HOUR, 'Asia/Kolkata').map((at) => formatShortTime(at, 'Asia/Kolkata'));
    expect(ticks).toEqual(['06:00', '07:00', '08:00', '09:00', '10:00', '11:00']);
  });
});
