import fc from 'fast-check';
import { buildReport, type StationPast } from '../../../../src-shared/domain/report/build.ts';
import { foldDay } from '../../../../src-shared/domain/report/day-fold.ts';
import type { Report } from '../../../../src-shared/domain/report/model.ts';
import {
  countEvent,
  emptyDay,
  hourOfDay,
  type StationDay,
} from '../../../../src-shared/domain/statistics/station-day.ts';
import type { StationEvent } from '../../../../src-shared/domain/event.ts';
import { aDoorEvent, aPeopleEvent } from '../../../builders/events.ts';

const NOBODY = { range: { from: '', to: '' }, visits: null, energyKwh: null, alarms: null };

/** October 2026 of some stations, counted once it is over. */
export function anOctober(
  days: readonly StationDay[],
  { stations = ['east', 'west'], alarmsWhole = true } = {},
): Report {
  return buildReport({
    range: { from: '2026-10-01', to: '2026-10-31' },
    dayBeginsAtHour: 0,
    nowMs: Date.parse('2026-11-02T00:00:00Z'),
    program: '0',
    stations: stations.map((station): StationPast => ({
      station,
      name: station,
      nameEn: null,
      timezone: 'Asia/Shanghai',
      capacity: 20,
      devices: [],
      firstMs: Date.parse('2026-10-01T00:00:00+08:00'),
      days: days.filter((day) => day.station === station).map((day) => foldDay(day, 'Asia/Shanghai', 0)),
      alarms: [],
    })),
    compared: { before: NOBODY, yearBefore: NOBODY },
    alarmsWhole,
  });
}

/** A day in whose hours these were counted. */
export function aCountedDay(
  station: string,
  day: string,
  events: Readonly<Record<number, readonly StationEvent[]>>,
): StationDay {
  const row = emptyDay(station, day);
  for (const [hour, ofHour] of Object.entries(events))
    for (const event of ofHour) countEvent(hourOfDay(row, Number(hour)), event);
  return row;
}

const anyHour = fc.array(
  fc.oneof(
    fc.record({ entered: fc.nat(5), left: fc.nat(5) }).map(aPeopleEvent),
    fc.record({ method: fc.constantFrom('face' as const, 'card' as const, null) }).map(aDoorEvent),
  ),
  { maxLength: 4 },
);

/** Some days of two stations. */
export const anyDays: fc.Arbitrary<StationDay[]> = fc
  .uniqueArray(
    fc.record({
      station: fc.constantFrom('east', 'west'),
      day: fc.constantFrom('2026-10-01', '2026-10-05', '2026-10-31'),
      hours: fc.dictionary(fc.integer({ min: 0, max: 23 }).map(String), anyHour, { maxKeys: 3 }),
    }),
    { selector: ({ station, day }) => `${station} ${day}`, maxLength: 6 },
  )
  .map((days) => days.map(({ station, day, hours }) => aCountedDay(station, day, hours)));
