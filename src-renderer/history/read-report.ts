import { Dexie } from 'dexie';
import type { AlarmOccurrence } from '../../src-shared/domain/alarm/occurrence.ts';
import { CONSOLE_STATION } from '../../src-shared/domain/alarm/rules/rule.ts';
import {
  buildReport,
  compareWith,
  type ReportInput,
  type StationPast,
} from '../../src-shared/domain/report/build.ts';
import { SILENT, type DayFold } from '../../src-shared/domain/report/day-fold.ts';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { rangesBefore, shiftDay, type DayRange } from '../../src-shared/domain/report/range.ts';
import { startOfDay } from '../../src-shared/domain/local-time.ts';
import { occurrenceOf } from './alarm-rows.ts';
import { foldedDays } from './months.ts';
import { firstDays } from './read.ts';
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
  const { range, dayBeginsAtHour, nowMs, program } = query;
  const { before, yearBefore } = rangesBefore(range);
  const firsts = new Map(await firstDays(db));
  const read = (of: DayRange) => pastOf(db, stations, firsts, of, dayBeginsAtHour);
  const compared = async (of: DayRange) => {
    const { stations: pasts, alarmsWhole } = await read(of);
    return compareWith(of, pasts, { dayBeginsAtHour, alarmsWhole });
  };
  const [now, ...past] = await Promise.all([read(range), compared(before), compared(yearBefore)]);
  const report = buildReport({
    range,
    dayBeginsAtHour,
    nowMs,
    program,
    ...now,
    compared: { before: past[0], yearBefore: past[1] },
  });
  return { ok: true, report };
}

async function pastOf(
  db: HistoryDb,
  rows: readonly StationRow[],
  firsts: ReadonlyMap<string, string>,
  range: DayRange,
  dayBeginsAtHour: number,
): Promise<Pick<ReportInput, 'stations' | 'alarmsWhole'>> {
  // Where a day begins later than at midnight, its last hours are of the next.
  const touched = dayBeginsAtHour === 0 ? range : { ...range, to: shiftDay(range.to, 1) };
  const [{ byStation, isWhole }, folded] = await Promise.all([
    alarmsOf(db, range),
    foldedDays(db, rows, touched, dayBeginsAtHour),
  ]);
  const stations = rows.map((row, at): StationPast => {
    const { id: station, name, nameEn, timezone, capacity, devices } = row;
    const days = folded[at] ?? [];
    const first = firsts.get(station);
    const firstMs = first === undefined ? null : beginningOf(first, days, timezone);
    const alarms = byStation.get(station) ?? [];
    return { station, name, nameEn, timezone, capacity, devices, firstMs, days, alarms };
  });
  return { stations, alarmsWhole: isWhole };
}

/** Of a day outside of what is read its midnight does. */
function beginningOf(first: string, days: readonly DayFold[], zone: string | null): number {
  const heard = days.find(({ day }) => day === first)?.heard ?? [];
  const hour = heard.findIndex((minutes) => minutes !== SILENT);
  return startOfDay(first, zone) + Math.max(0, hour) * HOUR_MS;
}

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
