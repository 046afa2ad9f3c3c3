import { Dexie, type Table } from 'dexie';
import { startOfDay } from '../../src-shared/domain/local-time.ts';
import { NO_MINUTES } from '../../src-shared/domain/statistics/minute-figures.ts';
import {
  withoutEvents,
  type HourCounts,
  type StationDay,
} from '../../src-shared/domain/statistics/station-day.ts';
import { countBatch, countMinutes, hoursUnder, placeAt, planBatch, type Place } from './fold.ts';
import { touch, trimRows, warmRows } from './hot-rows.ts';
import type { HistoryDb, HourRow, StationRow } from './rows.ts';
import { eventsOf, HOUR_MS } from './segments.ts';
import { Cancelled, type Task } from './task.ts';

export type RecountTables = Pick<HistoryDb, 'days' | 'meta' | 'segments' | 'telemetry'>;

interface RecountOptions {
  /** Only these stations; of all where it is not given. */
  readonly only?: ReadonlySet<string>;
  /** The zones in which the days were counted until now, where those are others. */
  readonly before?: ReadonlyMap<string, StationRow>;
  /** Hears how many rows of how many are read. */
  readonly task?: Task;
  /** Days held in memory between steps. */
  readonly daysMax?: number;
}

/** Segments, hours or days read at once: 10 MB at most. */
const STEP = 200;
/** Two weeks of 300 stations: some tens of MB, for the time of a recount. */
const DAYS_MAX = 4_096;

/**
 * Counts the days again from the events and minutes that are kept, within the caller's transaction: it happens whole or
 * not at all; rejects with Cancelled when the task is. What is older than what is kept stays as it was counted.
 * `stations` is what is known of them all. Digests are of events and minutes by UTC, so no recount and no zone makes them void.
 */
export async function recount(
  tables: RecountTables,
  stations: ReadonlyMap<string, StationRow>,
  { only, before = stations, task, daysMax = DAYS_MAX }: RecountOptions = {},
): Promise<void> {
  const horizon = await horizonOf(tables);
  const sizes = await Promise.all([tables.days.count(), tables.segments.count(), tables.telemetry.count()]);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  const step = (rows: number): void => {
    if (task?.isCancelled() === true) throw new Cancelled();
    task?.progress((done += rows), total);
  };
  const zoneOf = (station: string): string | null => stations.get(station)?.timezone ?? null;
  const isWanted = (station: string): boolean => only?.has(station) ?? true;

  await eachStep(tables.days, async (rows) => {
    const wanted = rows.filter(({ station }) => isWanted(station));
    const kept = wanted.map((row) => olderPart(row, horizon, before.get(row.station)?.timezone ?? null));
    await tables.days.bulkDelete(wanted.map(({ station, day }) => [station, day]));
    await tables.days.bulkPut(kept.filter(({ hours }) => hours.size > 0));
    step(rows.length);
  });
  const days = new Map<string, StationDay>();
  /** Counted in memory and not written yet: most days are counted in many steps, and a put costs more than the counting. */
  const changed = new Set<string>();
  const write = async (most: number): Promise<void> => {
    if (days.size <= most) return;
    await tables.days.bulkPut(touch(days, changed));
    changed.clear();
    // Down to the half: at the bound itself, each step would write what the next one changes again.
    trimRows(days, most / 2);
  };
  await eachStep(tables.segments, async (rows) => {
    const hours = new Map<string, HourRow>();
    const events = rows.flatMap(eventsOf).filter(({ station, atMs }) => {
      // An hour that stays as it was counted has these in it already.
      return isWanted(station) && placeAt(station, atMs, zoneOf(station)).startMs >= horizon.eventsMs;
    });
    const plan = planBatch(events, stations);
    await warmRows(tables, { days, hours }, plan);
    countBatch(plan, days, hours);
    for (const key of plan.days.keys()) changed.add(key);
    await write(daysMax);
    step(rows.length);
  });
  await eachStep(tables.telemetry, async (rows) => {
    const wanted = rows.filter(({ station }) => isWanted(station));
    for (const key of await recountMinutes(tables, wanted, days, zoneOf)) changed.add(key);
    await write(daysMax);
    step(rows.length);
  });
  await write(0);
}

/** Times from which on all is kept, epoch ms. */
interface Horizon {
  readonly eventsMs: number;
  readonly minutesMs: number;
}

async function horizonOf({ meta, segments, telemetry }: RecountTables): Promise<Horizon> {
  const [state, segment, hour] = await Promise.all([
    meta.get('state'),
    segments.orderBy(':id').first(),
    telemetry.orderBy(':id').first(),
  ]);
  // Numbers begin with 1: the first event that ever was is still there, or none ever was; so all are there.
  const isWhole = (segment?.first ?? state?.nextEvent ?? 1) === 1;
  return {
    eventsMs: isWhole ? -Infinity : (segment?.arrivedMs ?? Infinity),
    minutesMs: hour?.hourMs ?? Infinity,
  };
}

/** What of a day cannot be counted again. */
function olderPart(row: StationDay, { eventsMs, minutesMs }: Horizon, zone: string | null): StationDay {
  const startMs = startOfDay(row.day, zone);
  const hours = new Map<number, HourCounts>();
  for (const [hour, counts] of row.hours) {
    const atMs = startMs + hour * HOUR_MS;
    const keepsEvents = atMs < eventsMs;
    const keepsMinutes = atMs < minutesMs && counts.minutes.minutesWithData > 0;
    const kept = keepsEvents ? counts : withoutEvents(counts);
    if (keepsEvents || keepsMinutes) hours.set(hour, keepsMinutes ? kept : { ...kept, minutes: NO_MINUTES });
  }
  return { ...row, hours };
}

/** Answers with the keys of the days that were counted. */
async function recountMinutes(
  tables: RecountTables,
  rows: readonly HourRow[],
  days: Map<string, StationDay>,
  zoneOf: (station: string) => string | null,
): Promise<Iterable<string>> {
  const places = new Map<string, Place>();
  const hours = new Map<string, HourRow>();
  for (const row of rows) {
    hours.set(`${String(row.hourMs)} ${row.station}`, row);
    for (const atMs of [row.hourMs, row.hourMs + HOUR_MS - 1]) {
      const place = placeAt(row.station, atMs, zoneOf(row.station));
      places.set(`${row.station} ${String(place.startMs)}`, place);
    }
  }
  const dayKeys = [...places.values()].map(
    ({ station, day }) => [`${station} ${day}`, [station, day]] as [string, [string, string]],
  );
  const touched = new Map(dayKeys);
  await warmRows(tables, { days, hours }, { days: touched, hours: hoursUnder(places) });
  for (const place of places.values()) countMinutes(place, days, hours);
  return touched.keys();
}

/** Reads a table in the order of its keys; what `work` does to rows before is not seen again. */
async function eachStep<Row, Key>(
  table: Table<Row, Key>,
  work: (rows: Row[]) => Promise<void>,
): Promise<void> {
  let from: unknown = Dexie.minKey;
  for (;;) {
    const range = table.where(':id').above(from);
    const keys = await range.limit(STEP).primaryKeys();
    const last = keys.at(-1);
    if (last === undefined) return;
    await work(await table.where(':id').between(from, last, false, true).toArray());
    from = last;
  }
}
