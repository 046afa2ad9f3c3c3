import { describe, expect, it } from 'vitest';
import { buildReport, type StationPast } from '../../../../src-shared/domain/report/build.ts';
import { foldDay } from '../../../../src-shared/domain/report/day-fold.ts';
import {
  countEvent,
  emptyDay,
  hourOfDay,
  type StationDay,
} from '../../../../src-shared/domain/statistics/station-day.ts';
import { aDevice, aDoorEvent, aPeopleEvent } from '../../../builders/events.ts';

/** A day with so many visits in each of the hours named. */
function aDay(day: string, visits: Readonly<Record<number, number>>) {
  const row = emptyDay('east', day);
  for (const [hour, entered] of Object.entries(visits))
    countEvent(hourOfDay(row, Number(hour)), aPeopleEvent({ entered }));
  return row;
}

type Past = Omit<StationPast, 'days'> & { readonly days: readonly StationDay[] };

const aPast = (fields: Partial<Past>): Past => ({
  station: 'east',
  name: '东站',
  nameEn: null,
  timezone: 'Asia/Shanghai',
  capacity: 20,
  devices: [],
  firstMs: Date.parse('2026-10-05T00:00:00+08:00'),
  days: [],
  alarms: [],
  ...fields,
});

const foldedPast = (past: Past, dayBeginsAtHour: number): StationPast => ({
  ...past,
  days: past.days.map((day) => foldDay(day, past.timezone, dayBeginsAtHour)),
});

const none = { range: { from: '', to: '' }, visits: null, energyKwh: null, alarms: null };

const reportOf = (past: Past, fields: { dayBeginsAtHour?: number; nowMs?: number; to?: string } = {}) => {
  const { dayBeginsAtHour = 0, nowMs = Date.parse('2026-11-01T00:00:00Z'), to = '2026-10-06' } = fields;
  return buildReport({
    range: { from: '2026-10-05', to },
    dayBeginsAtHour,
    nowMs,
    program: '0',
    stations: [foldedPast(past, dayBeginsAtHour)],
    compared: { before: none, yearBefore: none },
    alarmsWhole: true,
  });
};

describe('a report', () => {
  const days = [
    aDay('2026-10-05', { 2: 3, 9: 5 }),
    aDay('2026-10-06', { 1: 7 }),
    aDay('2026-10-07', { 3: 11 }),
  ];

  it('counts the days of the range and no other', () => {
    const { total, stations } = reportOf(aPast({ days }));
    expect(total.visits).toBe(15);
    expect(stations[0]?.days.map(({ day, visits }) => [day, visits])).toEqual([
      ['2026-10-05', 8],
      ['2026-10-06', 7],
    ]);
  });

  it('counts the hours before the set beginning of a day to the day before', () => {
    const { stations } = reportOf(aPast({ days }), { dayBeginsAtHour: 4 });
    expect(stations[0]?.days.map(({ visits }) => visits)).toEqual([5 + 7, 11]);
  });

  it('declares the hours without data, from the first that is known until now', () => {
    const nowMs = Date.parse('2026-10-05T12:00:00+08:00');
    const { total, stations } = reportOf(aPast({ days: [aDay('2026-10-05', { 2: 3 })] }), { nowMs });
    expect(total.hoursWithoutData).toBe(11);
    expect(stations[0]?.gaps.map(({ hours }) => hours)).toEqual([2, 9]);
  });

  it('has 23 or 25 hours on the days when the clock is changed', () => {
    const zone = { timezone: 'America/New_York', firstMs: 0, days: [] };
    const hours = (from: string): number => {
      const report = buildReport({
        range: { from, to: from },
        dayBeginsAtHour: 0,
        nowMs: Date.parse('2027-01-01T00:00:00Z'),
        program: '0',
        stations: [foldedPast(aPast(zone), 0)],
        compared: { before: none, yearBefore: none },
        alarmsWhole: true,
      });
      return report.total.hoursWithoutData;
    };
    expect(['2026-03-08', '2026-11-01', '2026-11-02'].map(hours)).toEqual([23, 25, 24]);
  });

  it('tells the share that came in otherwise than by face, of those of whom it is known', () => {
    const row = emptyDay('east', '2026-10-05');
    for (const method of ['face', 'card', 'qr', null] as const)
      countEvent(hourOfDay(row, 8), aDoorEvent({ method }));
    expect(reportOf(aPast({ days: [row] })).total.nonFaceShare).toBeCloseTo(2 / 3);
  });

  describe('of an appliance', () => {
    const spells = { minutesOn: 10, kwh: 0.5, lastMinute: 59, lastOn: true };
    /** Each hour has one run: whether it was on in its first minute, and in its last. */
    const anOnDay = (
      day: string,
      hours: Readonly<Record<number, readonly [boolean, boolean]>>,
    ): StationDay => {
      const row = emptyDay('east', day);
      for (const [hour, [onAtStart, onAtEnd]] of Object.entries(hours)) {
        const counts = hourOfDay(row, Number(hour));
        const oven = { ...spells, runs: 1, onAtStart, onAtEnd };
        counts.minutes = { ...counts.minutes, spells: new Map([['oven', oven]]) };
      }
      return row;
    };
    const devices = [aDevice({ device: 'oven', kind: 'appliance' })];
    const days = [
      anOnDay('2026-10-05', { 2: [false, true], 3: [true, true], 5: [true, false], 23: [false, true] }),
      anOnDay('2026-10-06', { 0: [true, false], 3: [false, true], 4: [true, false] }),
    ];

    it.each([0, 4])(
      'counts a run that goes on in the next hour or day once, days beginning at %i',
      (hour) => {
        const { stations } = reportOf(aPast({ days, devices }), { dayBeginsAtHour: hour });
        // With days from 4 on, the first two hours are of the day before.
        const cycles = hour === 0 ? 4 : 3;
        expect(stations[0]?.appliances['oven']?.cycles).toBe(cycles);
      },
    );
  });
});
