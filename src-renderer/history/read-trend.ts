import { binFinder, binsOf, type Bins } from '../../src-shared/domain/trend/bins.ts';
import type { Values } from '../../src-shared/domain/trend/down-sample.ts';
import {
  INSIDE,
  meterOf,
  resolutionFor,
  sensorOf,
  VISITS,
  type Resolution,
  type Signal,
} from '../../src-shared/domain/trend/signal.ts';
import { localDays } from '../../src-shared/domain/local-time.ts';
import type { HourCounts } from '../../src-shared/domain/statistics/station-day.ts';
import { hoursOf } from './line.ts';
import { eventsIn } from './read.ts';
import type { HistoryDb, HourRow, StationRow } from './rows.ts';
import { HOUR_MS } from './segments.ts';
import type { Task } from './task.ts';
import { hourOf, MINUTE_MS, readMinute } from './telemetry.ts';

/** A stretch `[fromMs, toMs)`, epoch ms, of one signal at some stations. */
export interface TrendQuery {
  readonly stations: readonly string[];
  readonly signal: Signal;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TrendLine extends Bins {
  readonly station: string;
  /** One a bin: of visits the sum, else the mean; null where there is no data. */
  readonly values: Values;
}

export interface Trend {
  readonly resolution: Resolution;
  readonly lines: readonly TrendLine[];
}

/** Hours of minutes read at once: a few MB, and soon enough to notice that nobody wants them any more. */
const HOURS_AT_ONCE = 168;

/** Reads from the coarsest table that is fine enough. Null: it was cancelled. */
export async function readTrend(db: HistoryDb, query: TrendQuery, task: Task): Promise<Trend | null> {
  const { signal, fromMs, toMs } = query;
  const resolution = resolutionFor(signal, toMs - fromMs);
  const rows = await db.stations.bulkGet([...query.stations]);
  const lines: TrendLine[] = [];
  for (const [index, station] of query.stations.entries()) {
    const zone = rows[index]?.timezone ?? null;
    const bins = binsOf(resolution, fromMs, toMs, zone);
    const values = await valuesOf(db, { station, signal, resolution, zone }, bins, task);
    if (values === null) return null;
    lines.push({ station, ...bins, values });
    task.progress(index + 1, query.stations.length);
  }
  return { resolution, lines };
}

interface Wanted {
  readonly station: string;
  readonly signal: Signal;
  readonly resolution: Resolution;
  readonly zone: string | null;
}

async function valuesOf(db: HistoryDb, wanted: Wanted, bins: Bins, task: Task): Promise<Values | null> {
  if (wanted.resolution === 'five-minutes') return visitsByEvent(db, wanted.station, bins);
  if (wanted.resolution !== 'minute') {
    const rolledUp = await fromDays(db, wanted, bins);
    if (rolledUp !== null) return rolledUp;
  }
  return fromMinutes(db, wanted, bins, task);
}

/** Sums and how many they are of, bin by bin. */
function tally(bins: Bins) {
  const sums = new Float64Array(bins.startsMs.length);
  const counts = new Float64Array(bins.startsMs.length);
  return {
    add: (bin: number, sum: number, count: number): void => {
      if (bin < 0) return;
      sums[bin] = (sums[bin] ?? 0) + sum;
      counts[bin] = (counts[bin] ?? 0) + count;
    },
    means: (): Values => bins.startsMs.map((_, bin) => (counts[bin] ? (sums[bin] ?? 0) / counts[bin] : null)),
    sums: (): Values => bins.startsMs.map((_, bin) => (counts[bin] ? (sums[bin] ?? 0) : null)),
  };
}

/** A bin in which nothing came, and of which no minute has data, is a gap and not a calm one. */
async function visitsByEvent(db: HistoryDb, station: string, bins: Bins): Promise<Values> {
  const range = { station, fromMs: bins.startsMs[0] ?? bins.endMs, toMs: bins.endMs };
  const result = tally(bins);
  const keys = hoursOf(range.fromMs, range.toMs).map((hourMs): [number, string] => [hourMs, station]);
  const heard = binFinder(bins);
  for (const row of await db.telemetry.bulkGet(keys)) {
    row?.fragments.forEach((count, minute) => {
      const bin = heard(row.hourMs + minute * MINUTE_MS);
      if (count > 0) result.add(bin, 0, 1);
    });
  }
  const find = binFinder(bins);
  for (const event of await eventsIn(db, [station], range.fromMs, range.toMs))
    if (event.kind === 'people' && !event.retained) result.add(find(event.atMs), event.entered, 1);
  return result.sums();
}

/** From the roll-ups; null where they do not tell of the signal. */
async function fromDays(
  db: HistoryDb,
  { station, signal, zone }: Wanted,
  bins: Bins,
): Promise<Values | null> {
  if (sensorOf(signal) !== null) return null;
  const meter = meterOf(signal);
  const days = localDays(bins.startsMs[0] ?? bins.endMs, bins.endMs, zone);
  const [first, last] = [days[0]?.key ?? '', days.at(-1)?.key ?? ''];
  const rows = await db.days.where(':id').between([station, first], [station, last], true, true).toArray();
  if (meter !== null && !rows.some((row) => hasMeter(row.hours.values(), meter))) return null;
  const result = tally(bins);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const find = binFinder(bins);
  for (const { key, startMs } of days) {
    const hours = byDay.get(key)?.hours ?? new Map<number, HourCounts>();
    for (const [hour, counts] of [...hours].sort(([a], [b]) => a - b)) {
      const { sum, count } = measured(counts, signal, meter);
      const bin = find(startMs + hour * HOUR_MS);
      if (count > 0) result.add(bin, sum, count);
    }
  }
  return signal === VISITS ? result.sums() : result.means();
}

function hasMeter(hours: Iterable<HourCounts>, meter: string): boolean {
  for (const { minutes } of hours) if (minutes.energyKwh.has(meter)) return true;
  return false;
}

/** What an hour's counts say of a signal, to be divided by `count` where it is a mean. */
function measured(
  { visits, minutes }: HourCounts,
  signal: Signal,
  meter: string | null,
): { readonly sum: number; readonly count: number } {
  const { minutesWithData, minutesCounted, personMilliMinutes, energyKwh } = minutes;
  if (signal === VISITS) return { sum: visits, count: visits > 0 ? 1 : minutesWithData };
  if (signal === INSIDE) return { sum: personMilliMinutes / 1_000, count: minutesCounted };
  const kwh = meter === null ? undefined : energyKwh.get(meter);
  // Of kWh in minutes the mean power, W.
  return kwh === undefined ? { sum: 0, count: 0 } : { sum: kwh * 60_000, count: minutesWithData };
}

/** From the minutes themselves, some hours at a time; of people the last of a minute, else its mean. */
async function fromMinutes(
  db: HistoryDb,
  { station, signal, resolution }: Wanted,
  bins: Bins,
  { isCancelled }: Task,
): Promise<Values | null> {
  const result = tally(bins);
  const find = binFinder(bins);
  const takesLast = signal === INSIDE && resolution === 'minute';
  const hours = hoursOf(bins.startsMs[0] ?? bins.endMs, bins.endMs);
  for (let first = 0; first < hours.length; first += HOURS_AT_ONCE) {
    const keys = hours
      .slice(first, first + HOURS_AT_ONCE)
      .map((hourMs): [number, string] => [hourMs, station]);
    for (const row of await db.telemetry.bulkGet(keys))
      if (row !== undefined)
        takeHour(row, signal, takesLast, (atMs, sum, n) => result.add(find(atMs), sum, n));
    if (isCancelled()) return null;
  }
  return result.means();
}

function takeHour(
  { hourMs, signals }: HourRow,
  signal: Signal,
  takesLast: boolean,
  take: (atMs: number, sum: number, count: number) => void,
): void {
  const cells = signals.get(signal);
  if (cells === undefined) return;
  for (let atMs = hourMs, minute = 0; atMs < hourMs + HOUR_MS; atMs += MINUTE_MS, minute += 1) {
    const told = readMinute(cells, minute, atMs);
    if (told !== null) take(atMs, takesLast ? told.last : told.sum / told.n, 1);
  }
}

/** A signal that a station has, under the name that it gives the device. */
export interface KnownSignal {
  readonly signal: Signal;
  readonly name: string | null;
}

/** What has told within so long counts as there, although the station does not list it. */
const LOOK_BACK_HOURS = 48;

/** What of the stations can be drawn: people, visits, then meters and sensors in order of their names. */
export async function readSignals(
  db: HistoryDb,
  { stations, toMs }: Pick<TrendQuery, 'stations' | 'toMs'>,
): Promise<KnownSignal[]> {
  const rows = (await db.stations.bulkGet([...stations])).filter((row) => row !== undefined);
  const lastMs = hourOf(toMs);
  const keys = stations.flatMap((station) =>
    Array.from({ length: LOOK_BACK_HOURS }, (_, back): [number, string] => [
      lastMs - back * HOUR_MS,
      station,
    ]),
  );
  const told = (await db.telemetry.bulkGet(keys)).flatMap((row) => [...(row?.signals.keys() ?? [])]);
  const listed = rows.flatMap(({ devices }) => devices.flatMap(listedMeter));
  const signals = [...new Set([...listed, ...told])]
    .filter((signal) => meterOf(signal) !== null || sensorOf(signal) !== null)
    .sort((a, b) => (meterOf(a) === null ? 1 : 0) - (meterOf(b) === null ? 1 : 0) || (a < b ? -1 : 1));
  const named = signals.map((signal) => ({ signal, name: nameOf(rows, signal) }));
  return [{ signal: INSIDE, name: null }, { signal: VISITS, name: null }, ...named];
}

const listedMeter = ({ device, kind, meter }: StationRow['devices'][number]): Signal[] => {
  const name = meter ?? (kind === 'meter' ? device : null);
  return name === null ? [] : [`power/${name}/w`];
};

function nameOf(rows: readonly StationRow[], signal: Signal): string | null {
  const wanted = meterOf(signal) ?? sensorOf(signal)?.sensor;
  const devices = rows.flatMap((row) => row.devices);
  return devices.find(({ device, meter }) => (meter ?? device) === wanted)?.name ?? null;
}
