import type { AboutEvent, AlarmEvent, MinuteEvent, StationEvent } from '../../src-shared/domain/event.ts';
import { localDay } from '../../src-shared/domain/local-time.ts';
import { countEvent, emptyDay, isCounted } from './days.ts';
import type { DayRow, HourRow, StationRow } from './schema.ts';
import { HOUR_MS } from './segments.ts';
import { emptyHour, hourOf, mergeMinute } from './telemetry.ts';

/** An event that counts, with the place of its figures in the tables. */
interface Counted {
  readonly event: StationEvent;
  readonly day: string;
  /** Whole hours since the station's midnight. */
  readonly hour: number;
}

/** What a batch will touch, known before the rows are loaded. Keys as in the tables, joined by a blank. */
export interface Plan {
  readonly counted: readonly Counted[];
  readonly stations: ReadonlyMap<string, StationRow>;
  readonly days: ReadonlyMap<string, [station: string, day: string]>;
  readonly hours: ReadonlyMap<string, [hourMs: number, station: string]>;
}

/** Alarms of a station whose last occurrence is remembered; beyond it the one longest ago is forgotten. */
const ALARMS_MAX = 256;

/**
 * First step: goes through a batch in journal order with what is known of the stations, because a day is the station's
 * own and its zone may be told within the batch. The given rows stay as they are.
 */
export function planBatch(events: readonly StationEvent[], known: ReadonlyMap<string, StationRow>): Plan {
  const counted: Counted[] = [];
  const stations = new Map<string, StationRow>();
  const days = new Map<string, [string, string]>();
  const hours = new Map<string, [number, string]>();
  for (const event of events) {
    const before = stations.get(event.station) ?? known.get(event.station) ?? noStation(event.station);
    const after = foldStation(before, event);
    if (after !== before) stations.set(event.station, after);
    if (!isCounted(event) || (event.kind === 'alarm' && after === before)) continue;
    const atMs = event.kind === 'minute' ? event.minuteMs : event.atMs;
    const { key: day, startMs } = localDay(atMs, after.timezone);
    counted.push({ event, day, hour: Math.floor((atMs - startMs) / HOUR_MS) });
    days.set(`${event.station} ${day}`, [event.station, day]);
    if (event.kind !== 'minute') continue;
    const hourMs = hourOf(event.minuteMs);
    hours.set(`${hourMs} ${event.station}`, [hourMs, event.station]);
  }
  return { counted, stations, days, hours };
}

/** Second step: counts into the rows, in place; rows that are not there yet are made. */
export function countBatch(plan: Plan, days: Map<string, DayRow>, hours: Map<string, HourRow>): void {
  for (const { event, day, hour } of plan.counted) {
    const key = `${event.station} ${day}`;
    const row = days.get(key) ?? emptyDay(event.station, day);
    days.set(key, row);
    countEvent(row, hour, event, event.kind === 'minute' && mergeIntoHour(event, hours));
  }
}

/** True when the minute had no data before. */
function mergeIntoHour(event: MinuteEvent, hours: Map<string, HourRow>): boolean {
  const hourMs = hourOf(event.minuteMs);
  const key = `${hourMs} ${event.station}`;
  const row = hours.get(key) ?? emptyHour(event.station, hourMs);
  hours.set(key, row);
  return mergeMinute(row, event);
}

const noStation = (id: string): StationRow => ({
  id,
  name: null,
  nameEn: null,
  timezone: null,
  aboutMs: null,
  occurrences: new Map(),
});

/** Answers the same object where nothing changes. */
function foldStation(row: StationRow, event: StationEvent): StationRow {
  if (event.kind === 'about') return foldAbout(row, event);
  return event.kind === 'alarm' ? foldAlarm(row, event) : row;
}

function foldAbout(row: StationRow, { atMs, about }: AboutEvent): StationRow {
  if (row.aboutMs !== null && atMs < row.aboutMs) return row;
  const { name, nameEn, timezone } = about;
  return { ...row, name, nameEn, timezone, aboutMs: atMs };
}

/** A new occurrence changes the row, and only that is counted. */
function foldAlarm(row: StationRow, event: AlarmEvent): StationRow {
  if (!event.active || event.retained || row.occurrences.get(event.alarm) === event.id) return row;
  const occurrences = new Map(row.occurrences);
  occurrences.delete(event.alarm);
  occurrences.set(event.alarm, event.id);
  const [oldest] = occurrences.keys();
  if (occurrences.size > ALARMS_MAX && oldest !== undefined) occurrences.delete(oldest);
  return { ...row, occurrences };
}
