import { localDay, wallClock, zoneOrDefault } from '../local-time.ts';
import type { AlarmOccurrence } from '../alarm/occurrence.ts';
import type { DeviceInfo, Priority } from '../event.ts';
import type { Spells } from '../statistics/on-spells.ts';
import type { HourCounts } from '../statistics/station-day.ts';
import { hoursOfDay, SILENT, type DayFold, type HourPlace } from './day-fold.ts';
import { findingsOf } from './findings.ts';
import type { Compared, DataGap, Report, ReportCorrection, ReportStation } from './model.ts';
import { daysOf, shiftDay, type DayRange } from './range.ts';
import { FigureSum, type SumOf } from './sum.ts';

/** What the history knows of a station. */
export interface StationPast {
  readonly station: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly timezone: string | null;
  readonly capacity: number | null;
  readonly devices: readonly DeviceInfo[];
  /** The first hour of which anything is known, epoch ms; null: none. */
  readonly firstMs: number | null;
  /** Own days of the range and the one after it, folded for days that begin when the report's do. */
  readonly days: readonly DayFold[];
  /** Raised within the range and a day around it. */
  readonly alarms: readonly AlarmOccurrence[];
}

export interface ReportInput {
  readonly range: DayRange;
  /** Hour of the stations' clocks at which their day begins, 0 to 23. */
  readonly dayBeginsAtHour: number;
  /** Epoch ms: hours that have not begun are not missing. */
  readonly nowMs: number;
  readonly program: string;
  readonly stations: readonly StationPast[];
  readonly compared: Report['compared'];
  readonly alarmsWhole: boolean;
}

const HOUR_MS = 3_600_000;
const HOUR_MINUTES = 60;
const MAIN_METER = 'total';
/** Beyond, the rest is in the sums: a station that was away for a quarter has one gap. */
const GAPS_MAX = 200;
const CORRECTIONS_MAX = 1_000;

const noHeat = (): number[][] => Array.from({ length: 7 }, () => new Array<number>(24).fill(0));

/** Makes the report of a range; the same input gives the same report. */
export function buildReport(input: ReportInput): Report {
  const total = new FigureSum();
  const heat = noHeat();
  const byDay = new Map(daysOf(input.range).map((day) => [day, { visits: 0, energyKwh: 0 }]));
  const alarmsByPriority: Record<Priority, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  const corrections: ReportCorrection[] = [];
  const calendarOf = calendars(input);
  const stations = input.stations.map((past) => {
    const made = stationReport(past, input, calendarOf(past.timezone));
    total.add(made.sum);
    made.report.heat.forEach((row, weekday) =>
      row.forEach((visits, hour) => {
        const cells = heat[weekday];
        if (cells !== undefined) cells[hour] = (cells[hour] ?? 0) + visits;
      }),
    );
    for (const { day, visits, energyKwh } of made.report.days) {
      const sum = byDay.get(day);
      if (sum !== undefined)
        byDay.set(day, { visits: sum.visits + visits, energyKwh: sum.energyKwh + energyKwh });
    }
    for (const { priority } of made.alarms) alarmsByPriority[priority] += 1;
    corrections.push(...made.corrections);
    return made.report;
  });
  const figures = total.figures();
  return {
    kind: 'waystation-report',
    format: 1,
    range: input.range,
    total: figures,
    days: [...byDay].map(([day, sums]) => ({ day, ...sums })),
    heat,
    stations,
    compared: input.compared,
    alarmsByPriority,
    findings: findingsOf(heat, stations),
    closed: null,
    provenance: {
      program: input.program,
      generated: new Date(input.nowMs).toISOString(),
      dayBeginsAtHour: input.dayBeginsAtHour,
      stations: stations.map(({ station }) => station),
      corrections: corrections.slice(0, CORRECTIONS_MAX),
      lateEvents: figures.lateEvents,
      hoursWithoutData: figures.hoursWithoutData,
      alarmsWhole: input.alarmsWhole,
    },
  };
}

/** Visits, energy and alarms alone, of another stretch. */
export function compareWith(
  range: DayRange,
  stations: readonly StationPast[],
  input: Pick<ReportInput, 'dayBeginsAtHour' | 'alarmsWhole'>,
): Compared {
  const sum = new FigureSum();
  let known = false;
  for (const past of stations) {
    const of = sumOfStation(past);
    for (const { day, parts } of past.days)
      for (const [own, counts] of [[shiftDay(day, -1), parts[0]] as const, [day, parts[1]] as const]) {
        if (counts === null || own < range.from || own > range.to) continue;
        known = true;
        sum.addHour(counts, null, of);
      }
    for (const alarm of alarmsWithin(past, range, input.dayBeginsAtHour)) sum.addAlarm(alarm);
  }
  const { visits, energyKwh, alarms } = sum.figures();
  return known
    ? { range, visits, energyKwh, alarms: input.alarmsWhole ? alarms : null }
    : { range, visits: null, energyKwh: null, alarms: null };
}

/** The day that an instant is counted to, when days begin at that hour of the clock. */
function ownDay(atMs: number, timezone: string | null, beginsAtHour: number): string {
  const { key } = localDay(atMs, timezone);
  return wallClock(atMs, timezone).minute < beginsAtHour * 60 ? shiftDay(key, -1) : key;
}

function sumOfStation({ capacity, devices, days }: StationPast): SumOf {
  const appliances = devices.filter(({ kind }) => kind === 'appliance' || kind === 'socket');
  const listed = devices.filter(({ kind }) => kind === 'meter').map(({ device, meter }) => meter ?? device);
  return {
    capacity,
    mainMeters: mainMeters(days, listed),
    applianceMeters: new Set(appliances.map(({ device, meter }) => meter ?? device)),
  };
}

/** As the live picture has it: the one called "total", else those listed as meters, else all. */
function mainMeters(days: readonly DayFold[], listed: readonly string[]): ReadonlySet<string> {
  const reporting = new Set<string>();
  for (const counts of days.flatMap(({ parts }) => parts))
    for (const meter of counts?.minutes.energyKwh.keys() ?? []) reporting.add(meter);
  if (reporting.has(MAIN_METER)) return new Set([MAIN_METER]);
  const main = listed.filter((meter) => reporting.has(meter));
  return main.length > 0 ? new Set(main) : reporting;
}

const alarmsWithin = (past: StationPast, range: DayRange, beginsAtHour: number): AlarmOccurrence[] =>
  past.alarms.filter(({ raisedMs, dated }) => {
    if (!dated) return false;
    const day = ownDay(raisedMs, past.timezone, beginsAtHour);
    return day >= range.from && day <= range.to;
  });

type Calendar = ReadonlyMap<string, readonly HourPlace[]>;

/** The hours of the range's days by zone, and of the day after it where days begin later than at midnight. */
function calendars({ range, dayBeginsAtHour }: ReportInput): (zone: string | null) => Calendar {
  const days = daysOf(dayBeginsAtHour === 0 ? range : { ...range, to: shiftDay(range.to, 1) });
  const made = new Map<string | null, Calendar>();
  return (zone) => {
    const calendar =
      made.get(zone) ?? new Map(days.map((day) => [day, hoursOfDay(day, zone, dayBeginsAtHour)]));
    made.set(zone, calendar);
    return calendar;
  };
}

/** What is counted at one station, day by day. */
class StationSums {
  readonly heat = noHeat();
  readonly corrections: ReportCorrection[] = [];
  readonly gaps = new Gaps();
  readonly byDay = new Map<string, FigureSum>();
  #before: ReadonlyMap<string, Spells> | null = null;
  readonly #past: StationPast;
  readonly #of: SumOf;
  readonly #input: ReportInput;

  constructor(past: StationPast, of: SumOf, input: ReportInput) {
    this.#past = past;
    this.#of = of;
    this.#input = input;
  }

  at(day: string): FigureSum {
    const sum = this.byDay.get(day) ?? new FigureSum();
    this.byDay.set(day, sum);
    return sum;
  }

  /** A part of a day, which counts to the day `own`; to be called in order of time. */
  takePart(own: string, counts: HourCounts | null): void {
    if (counts !== null && this.#isWithin(own)) {
      this.at(own).addHour(counts, this.#before, this.#of);
      for (const { atMs, inside, by, note } of counts.corrections)
        this.corrections.push({
          station: this.#past.station,
          at: new Date(atMs).toISOString(),
          inside,
          by,
          note,
        });
    }
    this.#before = counts?.minutes.spells ?? null;
  }

  /** What is known of one hour, and what is missing. */
  takeHour({ startMs, ownDay, weekday, clockHour }: HourPlace, visits: number, heard: number): void {
    const { nowMs } = this.#input;
    const isSilent = heard === SILENT;
    if (!this.#isWithin(ownDay) || (startMs >= nowMs && isSilent)) return;
    const sum = this.at(ownDay);
    const cells = this.heat[weekday];
    if (cells !== undefined) cells[clockHour] = (cells[clockHour] ?? 0) + visits;
    const { firstMs } = this.#past;
    if (firstMs === null || startMs < firstMs) return;
    const elapsed = Math.min(HOUR_MINUTES, Math.max(0, Math.floor((nowMs - startMs) / 60_000)));
    sum.addElapsed(elapsed, Math.max(0, heard), isSilent);
    if (isSilent) this.gaps.take(startMs);
  }

  #isWithin(day: string): boolean {
    const { from, to } = this.#input.range;
    return day >= from && day <= to;
  }
}

function stationReport(past: StationPast, input: ReportInput, calendar: Calendar) {
  const { range, dayBeginsAtHour } = input;
  const of = sumOfStation(past);
  const sums = new StationSums(past, of, input);
  const folds = new Map(past.days.map((fold) => [fold.day, fold]));
  for (const [day, hours] of calendar) {
    const fold = folds.get(day);
    const [before = null, from = null] = fold?.parts ?? [];
    if (dayBeginsAtHour > 0) sums.takePart(shiftDay(day, -1), before);
    sums.takePart(day, from);
    hours.forEach((place, hour) =>
      sums.takeHour(place, fold?.visits[hour] ?? 0, fold?.heard[hour] ?? SILENT),
    );
  }
  const alarms = alarmsWithin(past, range, dayBeginsAtHour);
  for (const alarm of alarms) sums.at(ownDay(alarm.raisedMs, past.timezone, dayBeginsAtHour)).addAlarm(alarm);
  const sum = new FigureSum();
  for (const more of sums.byDay.values()) sum.add(more);
  const { station, name, nameEn, capacity } = past;
  const days = [...sums.byDay].sort(([a], [b]) => (a < b ? -1 : 1));
  const report: ReportStation = {
    station,
    name,
    nameEn,
    timezone: zoneOrDefault(past.timezone),
    capacity,
    ...sum.figures(),
    days: days.map(([day, daySum]) => ({ day, ...daySum.figures() })),
    heat: sums.heat,
    gaps: sums.gaps.list(),
    applianceNames: applianceNames(past, of),
  };
  return { report, sum, alarms, corrections: sums.corrections };
}

function applianceNames({ devices }: StationPast, { applianceMeters }: SumOf): Record<string, string> {
  const names = devices.map(({ device, meter, name }) => [meter ?? device, name ?? device] as const);
  return Object.fromEntries(names.filter(([meter]) => applianceMeters.has(meter)));
}

/** Hours that follow one another are one gap. */
class Gaps {
  readonly #gaps: { fromMs: number; toMs: number }[] = [];

  take(startMs: number): void {
    const last = this.#gaps.at(-1);
    if (last?.toMs === startMs) last.toMs = startMs + HOUR_MS;
    else if (this.#gaps.length < GAPS_MAX) this.#gaps.push({ fromMs: startMs, toMs: startMs + HOUR_MS });
  }

  list(): DataGap[] {
    return this.#gaps.map(({ fromMs, toMs }) => ({
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      hours: (toMs - fromMs) / HOUR_MS,
    }));
  }
}
