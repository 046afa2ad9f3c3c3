import { describe, expect, it } from 'vitest';
import * as format from '../../../src-renderer/text/format.ts';
import { createText } from '../../../src-renderer/text/i18n.ts';

const { t } = createText('en');
const zh = createText('zh-CN').t;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const AT = Date.UTC(2026, 10, 22, 19, 47, 12);

describe('durations', () => {
  it.each([
    [-5, '0 s'],
    [59_999, '59 s'],
    [MINUTE, '1 min'],
    [HOUR - 1, '59 min'],
    [3 * HOUR + 5 * MINUTE, '3 h 5 min'],
    [52 * HOUR, '2 d 4 h'],
  ])('%d ms is %s', (ms, text) => expect(format.formatDuration(ms, t)).toBe(text));

  it('speaks Chinese', () => expect(format.formatDuration(12 * MINUTE, zh)).toBe('12 分'));
  it('keeps an unknown age unknown', () => expect(format.formatAge(null, AT, t)).toBe('—'));
});

describe('figures', () => {
  it('draws what is unknown as unknown, never as 0', () => {
    expect([format.formatInteger(null), format.formatKilowatts(null), format.formatKwh(null)]).toEqual([
      '—',
      '—',
      '—',
    ]);
  });
  it('shows watts as kilowatts', () => expect(format.formatKilowatts(812.4)).toBe('0.81'));
  it('drops the fraction of large energies', () => expect(format.formatKwh(2_065.04)).toBe('2065'));
  it('parts thousands by a thin space', () => {
    expect(format.formatThousands(12_028.8125, 4)).toBe('12\u2009028.8125');
    expect([format.formatThousands(942), format.formatThousands(1_234_567)]).toEqual([
      '942',
      '1\u2009234\u2009567',
    ]);
  });
  it.each([
    [512, '512 B'],
    [1_536, '1.50 KB'],
    [120 * 2 ** 30, '120 GB'],
    [5 * 2 ** 50, '5120 TB'],
  ])('%d bytes are %s', (bytes, text) => expect(format.formatBytes(bytes)).toBe(text));
});

describe('times', () => {
  it('tells the 24-hour time of the zone', () => {
    expect(format.formatTime(AT, 'Asia/Shanghai')).toBe('03:47:12');
    expect(format.formatShortTime(AT, 'UTC')).toBe('19:47');
  });
  it('never says 24 at midnight', () =>
    expect(format.formatTime(Date.UTC(2026, 0, 1), 'UTC')).toBe('00:00:00'));
  it('tells the date where it is another day in the zone', () => {
    expect(format.formatWhen(AT, AT + HOUR, 'Asia/Shanghai')).toBe('03:47:12');
    expect(format.formatWhen(AT - 4 * HOUR, AT, 'Asia/Shanghai')).toBe('11-22 23:47');
  });
  it('survives a zone that nobody knows', () =>
    expect(format.formatTime(AT, 'Mars/Olympus')).toMatch(/^\d\d:47:12$/));
});
