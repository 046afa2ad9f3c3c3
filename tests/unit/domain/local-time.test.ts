import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayKey, dayStartMs, localDay, zoneOrDefault } from '../../../src-shared/domain/local-time.ts';
import { HOUR, SECOND } from './support.ts';

const at = (iso: string): number => Date.parse(iso);
const hours = (iso: string, zone: string): number => {
  const { startMs, endMs } = localDay(at(iso), zone);
  return (endMs - startMs) / HOUR;
};

describe("a station's own day", () => {
  it('begins at midnight in Shanghai', () => {
    const midnight = at('2026-11-23T00:00:00+08:00');
    expect(dayKey(midnight, 'Asia/Shanghai')).toBe('2026-11-23');
    expect(dayKey(midnight - 1, 'Asia/Shanghai')).toBe('2026-11-22');
    expect(dayStartMs(midnight + 24 * HOUR - 1, 'Asia/Shanghai')).toBe(midnight);
    expect(dayStartMs(midnight - 1, 'Asia/Shanghai')).toBe(midnight - 24 * HOUR);
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-29T12:00:00+02:00', '2026-03-29T00:00:00+01:00', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T12:00:00+01:00', '2026-10-25T00:00:00+02:00', 25],
    ['America/New_York', '2026-03-08', '2026-03-08T12:00:00-04:00', '2026-03-08T00:00:00-05:00', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T12:00:00-05:00', '2026-11-01T00:00:00-04:00', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T12:00:00+10:30', '2026-04-05T00:00:00+11:00', 24.5],
    ['Asia/Kathmandu', '2026-11-23', '2026-11-23T12:00:00+05:45', '2026-11-23T00:00:00+05:45', 24],
  ])('is as long as the clocks make it in %s on %s', (zone, key, noon, midnight, length) => {
    expect(dayKey(at(noon), zone)).toBe(key);
    expect(dayStartMs(at(noon), zone)).toBe(at(midnight));
    expect(hours(noon, zone)).toBe(length);
  });

  it('begins at one where the clocks skip midnight', () => {
    expect(dayStartMs(at('2026-04-24T12:00:00+03:00'), 'Africa/Cairo')).toBe(at('2026-04-24T01:00:00+03:00'));
    expect(hours('2026-04-24T12:00:00+03:00', 'Africa/Cairo')).toBe(23);
  });

  it('begins with the first of two midnights', () => {
    expect(dayStartMs(at('2026-11-01T12:00:00-05:00'), 'America/Havana')).toBe(
      at('2026-11-01T00:00:00-04:00'),
    );
  });

  it('is counted in the default zone where the named one does not exist', () => {
    for (const zone of ['Mars/Olympus', '', null]) expect(zoneOrDefault(zone)).toBe('Asia/Shanghai');
    expect(dayKey(at('2026-11-22T16:00:00Z'), 'Mars/Olympus')).toBe('2026-11-23');
  });

  it('holds any of its moments, and the next begins where it ends', () => {
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Shanghai',
      'Antarctica/Troll',
      'Pacific/Apia',
    );
    const moment = fc.integer({ min: at('2010-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
    fc.assert(
      fc.property(zone, moment, (name, atMs) => {
        const day = localDay(atMs, name);
        expect(day.startMs <= atMs && atMs < day.endMs).toBe(true);
        expect(localDay(day.endMs, name).startMs).toBe(day.endMs);
        expect(localDay(day.startMs - SECOND, name).endMs).toBe(day.startMs);
        expect(dayKey(day.endMs - 1, name)).toBe(day.key);
      }),
    );
  });
});
