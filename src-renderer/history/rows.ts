import type { Dexie, Table } from 'dexie';
import type { DayFold } from '../../src-shared/domain/report/day-fold.ts';
import type { DeviceInfo } from '../../src-shared/domain/event.ts';
import type { Stamp } from '../../src-shared/domain/stamp.ts';
import type { StationDay } from '../../src-shared/domain/statistics/station-day.ts';
import type { AheadRow, AlarmKey, AlarmRow } from './alarm-rows.ts';

/** The one row of `meta`: how far the journal is taken in, and what could not be derived otherwise. */
export interface StateRow {
  readonly name: 'state';
  /** The last journal entry that is in the tables. */
  readonly cursor: number;
  /** Identity of the journal that the tables were made from. */
  readonly journal: string;
  /** Number of the next event to be kept; numbers are the keys of `segments` and never come twice. */
  readonly nextEvent: number;
  /** The journal's extent when the tables were begun: they are being rebuilt until the cursor reaches `to`. */
  readonly rebuild: { readonly from: number; readonly to: number };
}

/** Some events of one commit, whole. One row for many, because IndexedDB's price is per put. */
export interface SegmentRow {
  /** Number of the segment's first event. */
  readonly first: number;
  /** "{station} {UTC hour number}" of each event within; see `placeOf`. */
  readonly places: readonly string[];
  /** Latest arrival within, epoch ms: retention goes by it. */
  readonly arrivedMs: number;
  /** A JSON array of StationEvent: cheaper to write than objects, and parsed only where it is read. */
  readonly events: string;
}

/** The minutes of one station in one UTC hour; see `telemetry.ts` for the layout. */
export interface HourRow {
  readonly hourMs: number;
  readonly station: string;
  /** Fragments merged, by minute: 0 is a minute without data. */
  readonly fragments: Uint16Array;
  readonly signals: Map<string, Float32Array>;
  /** By meter, kWh of each minute; NaN where the register said nothing. */
  readonly energyKwh: Map<string, Float64Array>;
}

export interface StationRow {
  readonly id: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  /** IANA zone; null where none was given. */
  readonly timezone: string | null;
  /** People it has room for; null where it did not say. */
  readonly capacity: number | null;
  readonly devices: readonly DeviceInfo[];
  /** Of the newest `about`; null before the first. */
  readonly about: Stamp | null;
}

/**
 * One series of a station over one UTC day, for who reads a month of one series: its minutes one after another instead of 24 rows
 * with everything. Made from `telemetry` and `segments` when the day is over, and at any time again.
 */
export interface DigestRow {
  readonly station: string;
  /** `heard`, a signal, or `trace/…`. */
  readonly series: string;
  readonly dayMs: number;
  /** A value a minute, NaN without; of `heard` 1 or 0. Null of a trace. */
  readonly minutes: Float32Array | Uint8Array | null;
  /** Of a trace: a JSON array of events; else empty. */
  readonly events: string;
}

/** A station's month as reports read it: its days up to `newest`, folded. Made from `days` when they are over, and at any time again. */
export interface MonthRow {
  readonly station: string;
  /** "2026-10" */
  readonly month: string;
  /** Hour of the clock at which days begin, as they are folded. */
  readonly dayBeginsAtHour: number;
  /** "2026-10-31". A day up to it that is not among `days` has nothing counted. */
  readonly newest: string;
  readonly days: readonly DayFold[];
}

export interface HistoryDb extends Dexie {
  readonly meta: Table<StateRow, string>;
  readonly segments: Table<SegmentRow, number>;
  readonly telemetry: Table<HourRow, [hourMs: number, station: string]>;
  readonly days: Table<StationDay, [station: string, day: string]>;
  readonly stations: Table<StationRow, string>;
  readonly alarmLog: Table<AlarmRow, AlarmKey>;
  readonly alarmsAhead: Table<AheadRow, [station: string, alarm: string]>;
  readonly digests: Table<DigestRow, [station: string, series: string, dayMs: number]>;
  readonly months: Table<MonthRow, [station: string, month: string]>;
}
