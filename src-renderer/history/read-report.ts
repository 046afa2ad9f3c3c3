import { Dexie } from 'dexie';
import type { AlarmOccurrence } from '../../src-shared/domain/alarm/occurrence.ts';
import { CONSOLE_STATION } from '../../src-shared/domain/alarm/rules/rule.ts';
import {
  buildReport,
  compareWith,
  type ReportInput,
  type StationPast,
} from '../../src-shared/domain/report/build.ts';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { rangesBefore, shiftDay, type DayRange } from '../../src-shared/domain/report/range.ts';
import type { StationDay } from '../../src-shared/domain/statistics/station-day.ts';
import { startOfDay } from '../../src-shared/domain/local-time.ts';
import { occurrenceOf } from './alarm-rows.ts';
import type { HistoryDb, StationRow } from './rows.ts';
import { HOUR_MS } from './segments.ts';

export interface ReportQuery extends Pick<ReportInput, 'range' | 'dayBeginsAtHour' | 'nowMs' | 'program'> {
  readonly stations: 'all' | readonly string[];
}

export type ReportAnswer =
  | { readonly ok: true; readonly report: Report }
  /** Stations that the history has never heard of. */
  | { readonly ok: false; readonly unknown: readonly string[] };

/** The most alarms that are read: three thousand a day for a month. */
const ALARMS_MAX = 100_000;
const DAY_MS = 86_400_000;

/** Reads what the report needs of the tables, and makes it. */
export async function readReport(db: HistoryDb, query: ReportQuery): Promise<ReportAnswer> {
  const rows = (await db.stations.toArray()).filter(({ id }) => id !== CONSOLE_STATION);
  const { stations: wanted } = query;
  if (wanted !== 'all') {
    const unknown = wanted.filter((id) => !rows.some((row) => row.id === id));
    if (unknown.length > 0) return { ok: false, unknown };
  }
  const stations = wanted === 'all' ? rows : rows.filter(({ id }) => wanted.includes(id));
  const { before, yearBefore } = rangesBefore(query.range);
  const [now, ...past] = await Promise.all([
    pastOf(db, stations, query.range, true),
    // Of what is compared no gaps are told.
    pastOf(db, stations, before, false),
    pastOf(db, stations, yearBefore, false),
  ]);
  const { range, dayBeginsAtHour, nowMs, program } = query;
  const compare = (of: DayRange, at: number) => {
    const { stations: pasts = [], alarmsWhole = false } = past[at] ?? {};
    return compareWith(of, pasts, { dayBeginsAtHour, alarmsWhole });
  };
  const report = buildReport({
    range,
    dayBeginsAtHour,
    nowMs,
    program,
    ...now,
    compared: { before: compare(before, 0), yearBefore: compare(yearBefore, 1) },
  });
  return { ok: true, report };
}

async function pastOf(
  db: HistoryDb,
  rows: readonly StationRow[],
  range: DayRange,
  withFirst: boolean,
): Promise<Pick<ReportInput, 'stations' | 'alarmsWhole'>> {
  const { byStation, isWhole } = await alarmsOf(db, range);
  const stations = rows.map(async (row): Promise<StationPast> => {
    const { id: station, name, nameEn, timezone, capacity, devices } = row;
    const [days, first] = await Promise.all([
      db.days
        .where(':id')
        .between([station, range.from], [station, shiftDay(range.to, 1)], true, true)
        .toArray(),
      withFirst
        ? db.days.where(':id').between([station, Dexie.minKey], [station, Dexie.maxKey]).first()
        : undefined,
    ]);
    const told = { station, name, nameEn, timezone, capacity, devices };
    return {
      ...told,
      firstMs: first === undefined ? null : beginningOf(first, timezone),
      days,
      alarms: byStation.get(station) ?? [],
    };
  });
  return { stations: await Promise.all(stations), alarmsWhole: isWhole };
}

const beginningOf = ({ day, hours }: StationDay, zone: string | null): number =>
  startOfDay(day, zone) + Math.min(...hours.keys()) * HOUR_MS;

/** By the widest that a zone can shift a day; who needs it exactly looks at each. */
async function alarmsOf(db: HistoryDb, { from, to }: DayRange) {
  const fromMs = Date.parse(`${from}T00:00:00Z`) - DAY_MS;
  const toMs = Date.parse(`${to}T00:00:00Z`) + 3 * DAY_MS;
  const rows = await db.alarmLog
    .where(':id')
    .between([fromMs, Dexie.minKey], [toMs, Dexie.minKey], true, false)
    .limit(ALARMS_MAX)
    .toArray();
  const byStation = new Map<string, AlarmOccurrence[]>();
  for (const row of rows) {
    const list = byStation.get(row.station);
    if (list === undefined) byStation.set(row.station, [occurrenceOf(row)]);
    else list.push(occurrenceOf(row));
  }
  return { byStation, isWhole: rows.length < ALARMS_MAX && fromMs >= (await alarmsFromMs(db)) };
}

/**
 * From when on the log of alarms is whole, epoch ms: it goes with the events. The first of all events is number 1; where
 * it is still there, nothing was taken.
 */
async function alarmsFromMs(db: HistoryDb): Promise<number> {
  const first = await db.segments.orderBy('first').first();
  if (first === undefined) {
    const state = await db.meta.get('state');
    return state === undefined || state.nextEvent === 1 ? -Infinity : Infinity;
  }
  return first.first === 1 ? -Infinity : first.arrivedMs;
}
