import type { AboutEvent, MinuteEvent, StationEvent } from '../../src-shared/domain/event.ts';
import { localDay, zoneOrDefault } from '../../src-shared/domain/local-time.ts';
import { isAfter } from '../../src-shared/domain/stamp.ts';
import { minuteFigures, type MinuteReading } from '../../src-shared/domain/statistics/minute-figures.ts';
import {
  countEvent,
  emptyDay,
  hourOfDay,
  isCounted,
  type HourCounts,
  type StationDay,
} from '../../src-shared/domain/statistics/station-day.ts';
import type { HourRow, StationRow } from './rows.ts';
import { HOUR_MS } from './segments.ts';
import { emptyHour, hourOf, mergeMinute, MINUTE_MS, readingOf } from './telemetry.ts';

/** An hour of a station's own day: where what was counted in it is found. */
export interface Place {
  readonly station: string;
  readonly day: string;
  /** Whole hours since the station's midnight. */
  readonly hour: number;
  readonly startMs: number;
}

interface Counted {
  readonly event: StationEvent;
  readonly place: Place;
}

/** What a batch will touch, known before the rows are loaded. Keys as in the tables, joined by a blank. */
export interface Plan {
  readonly counted: readonly Counted[];
  readonly minutes: readonly MinuteEvent[];
  /** Hours whose minutes changed. */
  readonly places: ReadonlyMap<string, Place>;
  readonly stations: ReadonlyMap<string, StationRow>;
  /** Stations whose days were counted in another zone until now. */
  readonly rezoned: ReadonlySet<string>;
  readonly days: ReadonlyMap<string, [station: string, day: string]>;
  readonly hours: ReadonlyMap<string, [hourMs: number, station: string]>;
}

export const placeAt = (station: string, atMs: number, zone: string | null): Place => {
  const { key: day, startMs } = localDay(atMs, zone);
  const hour = Math.floor((atMs - startMs) / HOUR_MS);
  return { station, day, hour, startMs: startMs + hour * HOUR_MS };
};

/**
 * First step: goes through a batch with what is known of the stations, because a day is the station's own and its zone
 * may be told within the batch. The given rows stay as they are.
 */
export function planBatch(events: readonly StationEvent[], known: ReadonlyMap<string, StationRow>): Plan {
  const stations = foldStations(events, known);
  const zoneOf = (station: string): string | null =>
    (stations.get(station) ?? known.get(station))?.timezone ?? null;
  const counted: Counted[] = [];
  const minutes: MinuteEvent[] = [];
  const places = new Map<string, Place>();
  const days = new Map<string, [string, string]>();
  for (const event of events) {
    if (!isCounted(event)) continue;
    const { station } = event;
    const place = placeAt(station, event.kind === 'minute' ? event.minuteMs : event.atMs, zoneOf(station));
    days.set(`${station} ${place.day}`, [station, place.day]);
    counted.push({ event, place });
    if (event.kind !== 'minute') continue;
    minutes.push(event);
    places.set(`${station} ${String(place.startMs)}`, place);
  }
  return {
    counted,
    minutes,
    places,
    stations,
    rezoned: rezonedOf(stations, known),
    days,
    hours: hoursUnder(places),
  };
}

/** The UTC hours that hours of a day lie in: two, where the station's clock is not on a whole hour. */
export function hoursUnder(places: ReadonlyMap<string, Place>): Map<string, [number, string]> {
  const hours = new Map<string, [number, string]>();
  for (const { station, startMs } of places.values()) {
    for (const atMs of [startMs, startMs + HOUR_MS - 1]) {
      const hourMs = hourOf(atMs);
      hours.set(`${String(hourMs)} ${station}`, [hourMs, station]);
    }
  }
  return hours;
}

/** Second step: counts into the rows, in place; rows that are not there yet are made. */
export function countBatch(plan: Plan, days: Map<string, StationDay>, hours: Map<string, HourRow>): void {
  for (const { event, place } of plan.counted) countEvent(countsAt(days, place), event);
  for (const event of plan.minutes) mergeIntoHour(event, hours);
  for (const place of plan.places.values()) countMinutes(place, days, hours);
}

function countsAt(days: Map<string, StationDay>, { station, day, hour }: Place): HourCounts {
  const key = `${station} ${day}`;
  const row = days.get(key) ?? emptyDay(station, day);
  days.set(key, row);
  return hourOfDay(row, hour);
}

/** Makes the figures of the place's minutes anew. Minutes that are past their time never take figures away. */
export function countMinutes(
  place: Place,
  days: Map<string, StationDay>,
  hours: ReadonlyMap<string, HourRow>,
): void {
  const figures = minuteFigures(readingsAt(place, hours));
  const counts = countsAt(days, place);
  if (figures.minutesWithData >= counts.minutes.minutesWithData) counts.minutes = figures;
}

function readingsAt(
  { station, startMs }: Place,
  hours: ReadonlyMap<string, HourRow>,
): (MinuteReading | null)[] {
  return Array.from({ length: HOUR_MS / MINUTE_MS }, (_, minute) => {
    const atMs = startMs + minute * MINUTE_MS;
    const hourMs = hourOf(atMs);
    const row = hours.get(`${String(hourMs)} ${station}`);
    return row === undefined ? null : readingOf(row, (atMs - hourMs) / MINUTE_MS);
  });
}

function mergeIntoHour(event: MinuteEvent, hours: Map<string, HourRow>): void {
  const hourMs = hourOf(event.minuteMs);
  const key = `${String(hourMs)} ${event.station}`;
  const row = hours.get(key) ?? emptyHour(event.station, hourMs);
  hours.set(key, row);
  mergeMinute(row, event);
}

const noStation = (id: string): StationRow => ({
  id,
  name: null,
  nameEn: null,
  timezone: null,
  capacity: null,
  devices: [],
  about: null,
});

/** The rows that are new or other after the events. */
function foldStations(
  events: readonly StationEvent[],
  known: ReadonlyMap<string, StationRow>,
): Map<string, StationRow> {
  const stations = new Map<string, StationRow>();
  for (const event of events) {
    const before = stations.get(event.station) ?? known.get(event.station);
    const after = foldStation(before ?? noStation(event.station), event);
    if (after !== before) stations.set(event.station, after);
  }
  return stations;
}

/** Answers the same object where nothing changes. */
export function foldStation(row: StationRow, event: StationEvent): StationRow {
  return event.kind === 'about' && isAfter(event, row.about) ? { ...row, ...saidBy(event) } : row;
}

function saidBy({ atMs, id, about }: AboutEvent): Omit<StationRow, 'id'> {
  const { name, nameEn, timezone, capacity, devices } = about;
  return { name, nameEn, timezone, capacity, devices, about: { atMs, id } };
}

function rezonedOf(
  stations: ReadonlyMap<string, StationRow>,
  known: ReadonlyMap<string, StationRow>,
): Set<string> {
  const rezoned = new Set<string>();
  for (const [id, { timezone }] of stations) {
    const before = known.get(id);
    if (before !== undefined && zoneOrDefault(before.timezone) !== zoneOrDefault(timezone)) rezoned.add(id);
  }
  return rezoned;
}
