import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWatching } from '../../../../../src-shared/domain/alarm/rules/schedule.ts';
import type { Schedule, Times } from '../../../../../src-shared/domain/alarm/rules/rule.ts';
import {
  DEFAULT_WORKING_HOURS,
  hoursOf,
} from '../../../../../src-shared/domain/alarm/rules/working-hours.ts';
import { wallClock } from '../../../../../src-shared/domain/local-time.ts';

const SHANGHAI = 'Asia/Shanghai';
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const minutes = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};
const schedule = (from: string, to: string, days: readonly number[] = EVERY_DAY): Times => ({
  days,
  fromMinute: minutes(from),
  toMinute: minutes(to),
});
const at = (timezone: string | null, workingHours = DEFAULT_WORKING_HOURS.usual) => ({
  timezone,
  workingHours,
});
const watches = (of: Schedule | null, iso: string, zone: string | null = SHANGHAI): boolean =>
  isWatching(of, Date.parse(iso), at(zone));

describe("a rule's schedule", () => {
  it('is always where there is none', () => {
    expect(watches(null, '2026-11-23T03:00:00+08:00')).toBe(true);
  });

  it("begins with its first minute and ends before its last, by the station's clock", () => {
    const day = schedule('08:30', '18:00');
    const at = ['08:29:59', '08:30:00', '17:59:59', '18:00:00'];
    expect(at.map((clock) => watches(day, `2026-11-23T${clock}+08:00`))).toEqual([false, true, true, false]);
    expect(watches(day, '2026-11-23T08:30:00Z', 'Europe/London')).toBe(true);
  });

  it('belongs over midnight to the day on which it begins', () => {
    const mondayNight = schedule('22:00', '06:00', [1]);
    expect(watches(mondayNight, '2026-11-23T22:00:00+08:00')).toBe(true);
    expect(watches(mondayNight, '2026-11-24T05:59:00+08:00')).toBe(true);
    expect(watches(mondayNight, '2026-11-24T06:00:00+08:00')).toBe(false);
    expect(watches(mondayNight, '2026-11-23T05:59:00+08:00')).toBe(false);
    expect(watches(mondayNight, '2026-11-24T22:00:00+08:00')).toBe(false);
  });

  it('is 24 hours where both ends are the same', () => {
    const monday = schedule('08:00', '08:00', [1]);
    expect(watches(monday, '2026-11-24T07:59:00+08:00')).toBe(true);
    expect(watches(monday, '2026-11-24T08:00:00+08:00')).toBe(false);
  });

  it('does not watch an hour that the clocks skip, and watches one twice that comes twice', () => {
    const two = schedule('02:00', '03:00');
    const everyMinute = (iso: string): number =>
      Array.from({ length: 300 }, (_, n) => Date.parse(iso) + n * 60_000).filter((atMs) =>
        isWatching(two, atMs, at('Europe/Berlin')),
      ).length;
    expect(everyMinute('2026-03-29T00:00:00+01:00')).toBe(0);
    expect(everyMinute('2026-10-25T00:00:00+02:00')).toBe(120);
    expect(everyMinute('2026-10-24T00:00:00+02:00')).toBe(60);
  });

  it('watches at any moment either within it or within what is left of the day', () => {
    const zones = fc.constantFrom(SHANGHAI, 'Europe/Berlin', 'America/Havana', 'Asia/Kathmandu', null);
    const moment = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) });
    const minute = fc.nat(1_439);
    fc.assert(
      fc.property(zones, moment, minute, minute, (zone, atMs, fromMinute, toMinute) => {
        fc.pre(fromMinute !== toMinute);
        const within = isWatching({ days: EVERY_DAY, fromMinute, toMinute }, atMs, at(zone));
        const rest = { days: EVERY_DAY, fromMinute: toMinute, toMinute: fromMinute };
        expect(isWatching(rest, atMs, at(zone))).toBe(!within);
      }),
    );
  });
});

describe('the clock on the wall', () => {
  it("shows what the zone's own words say", () => {
    const zones = fc.constantFrom(SHANGHAI, 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo');
    const moment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(zones, moment, (timeZone, atMs) => {
        const said = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
        }).format(atMs);
        const { weekday, minute } = wallClock(atMs, timeZone);
        const two = (n: number): string => String(n).padStart(2, '0');
        const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday] ?? '';
        expect(said.replace(',', '')).toBe(`${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
      }),
    );
  });
});

describe("a rule by the station's working hours", () => {
  const shop = schedule('09:00', '21:00');
  const hours = { ...DEFAULT_WORKING_HOURS, stations: { shop } };
  const during = (which: 'within' | 'outside', station: string, iso: string): boolean =>
    isWatching({ hours: which }, Date.parse(iso), at(SHANGHAI, hoursOf(hours, station)));

  it('watches outside them, by the hours of that station', () => {
    const sunday = '2026-11-22T12:00:00+08:00';
    expect([during('outside', 'elm', sunday), during('outside', 'shop', sunday)]).toEqual([true, false]);
    const monday = '2026-11-23T19:00:00+08:00';
    expect([during('outside', 'elm', monday), during('within', 'shop', monday)]).toEqual([true, true]);
  });

  it('watches either within or outside, at any time', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), (date) => {
        const iso = date.toISOString();
        expect(during('outside', 'elm', iso)).toBe(!during('within', 'elm', iso));
      }),
    );
  });

  it('is not led astray by a station that is called as a part of every object', () => {
    expect(hoursOf(hours, 'constructor')).toBe(DEFAULT_WORKING_HOURS.usual);
  });
});
