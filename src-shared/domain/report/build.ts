import { localDay, startOfDay, wallClock, zoneOrDefault } from '../local-time.ts';
import type { AlarmOccurrence } from '../alarm/occurrence.ts';
import type { DeviceInfo, Priority } from '../event.ts';
import type { Spells } from '../statistics/on-spells.ts';
import type { HourCounts, StationDay } from '../statistics/station-day.ts';
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
  /** Own days of the range and the one after it, oldest first. */
  readonly days: readonly StationDay[];
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
  const stations = input.stations.map((past) => {
    const made = stationReport(past, input);
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
    const { timezone } = past;
    const of = sumOfStation(past);
    for (const row of past.days) {
      for (const [index, hour] of row.hours) {
        const begin = startOfDay(row.day, timezone) + index * HOUR_MS;
        const day = ownDay(begin, timezone, input.dayBeginsAtHour);
        if (day < range.from || day > range.to) continue;
        known = true;
        sum.addHour(hour, null, of);
      }
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
function mainMeters(days: readonly StationDay[], listed: readonly string[]): ReadonlySet<string> {
  const reporting = new Set<string>();
  for (const { hours } of days)
    for (const { minutes } of hours.values())
      for (const meter of minutes.energyKwh.keys()) reporting.add(meter);
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

interface OneHour {
  readonly startMs: number;
  readonly day: string;
  readonly counts: HourCounts | null;
  /** Spells of the hour before, where that is known. */
  readonly before: ReadonlyMap<string, Spells> | null;
}

/** Every hour of the range at the station, with what is known of it. */
function* hoursOfStation(past: StationPast, { range, dayBeginsAtHour }: ReportInput): Generator<OneHour> {
  const rows = new Map(past.days.map((row) => [row.day, row]));
  let before: ReadonlyMap<string, Spells> | null = null;
  for (const name of [...daysOf(range), shiftDay(range.to, 1)]) {
    const startMs = startOfDay(name, past.timezone);
    const { endMs } = localDay(startMs, past.timezone);
    for (let atMs = startMs; atMs < endMs; atMs += HOUR_MS) {
      const day = ownDay(atMs, past.timezone, dayBeginsAtHour);
      const counts = rows.get(name)?.hours.get((atMs - startMs) / HOUR_MS) ?? null;
      if (day >= range.from && day <= range.to) yield { startMs: atMs, day, counts, before };
      before = counts?.minutes.spells ?? null;
    }
  }
}

function stationReport(past: StationPast, input: ReportInput) {
  const { range, nowMs, dayBeginsAtHour } = input;
  const of = sumOfStation(past);
  const heat = noHeat();
  const sums = new Map<string, FigureSum>();
  const gaps = new Gaps();
  const corrections: ReportCorrection[] = [];
  const sumAt = (day: string): FigureSum => {
    const sum = sums.get(day) ?? new FigureSum();
    sums.set(day, sum);
    return sum;
  };
  for (const { startMs, day, counts, before } of hoursOfStation(past, input)) {
    if (startMs >= nowMs && counts === null) continue;
    const sum = sumAt(day);
    if (counts !== null) {
      sum.addHour(counts, before, of);
      const { weekday, minute } = wallClock(startMs, past.timezone);
      const cells = heat[weekday];
      const hour = Math.floor(minute / HOUR_MINUTES);
      if (cells !== undefined) cells[hour] = (cells[hour] ?? 0) + counts.visits;
      for (const { atMs, inside, by, note } of counts.corrections)
        corrections.push({ station: past.station, at: new Date(atMs).toISOString(), inside, by, note });
    }
    if (past.firstMs === null || startMs < past.firstMs) continue;
    const elapsed = Math.min(HOUR_MINUTES, Math.max(0, Math.floor((nowMs - startMs) / 60_000)));
    const isSilent = isSilentHour(counts);
    sum.addElapsed(elapsed, counts?.minutes.minutesWithData ?? 0, isSilent);
    if (isSilent) gaps.take(startMs);
  }
  const alarms = alarmsWithin(past, range, dayBeginsAtHour);
  for (const alarm of alarms) sumAt(ownDay(alarm.raisedMs, past.timezone, dayBeginsAtHour)).addAlarm(alarm);
  const sum = new FigureSum();
  for (const more of sums.values()) sum.add(more);
  const { station, name, nameEn, capacity } = past;
  const days = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  const report: ReportStation = {
    station,
    name,
    nameEn,
    timezone: zoneOrDefault(past.timezone),
    capacity,
    ...sum.figures(),
    days: days.map(([day, daySum]) => ({ day, ...daySum.figures() })),
    heat,
    gaps: gaps.list(),
    applianceNames: applianceNames(past, of),
  };
  return { report, sum, alarms, corrections };
}

const isSilentHour = (counts: HourCounts | null): boolean =>
  counts === null ||
  (counts.minutes.minutesWithData === 0 &&
    counts.visits + counts.left + counts.doorEvents.size + counts.commands.size === 0);

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
