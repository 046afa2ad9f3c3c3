import { Dexie } from 'dexie';
import type { DoorEvent, StationEvent } from '../../src-shared/domain/event.ts';
import { compareStamps } from '../../src-shared/domain/stamp.ts';
import type { StationDay } from '../../src-shared/domain/statistics/station-day.ts';
import { hoursOf, layOut, type DayLine } from './line.ts';
import type { HistoryDb, HourRow, SegmentRow } from './rows.ts';
import { eventsOf, placeOf } from './segments.ts';

/** A station and a stretch of time, `[fromMs, toMs)`, epoch ms. */
export interface Range {
  readonly station: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The most minutes hours of one answer: a quarter of a year; longer stretches are drawn from `days`. */
const LINE_HOURS_MAX = 24 * 92;

/** Minute by minute, gaps as null; of the `signals` named, or of all where none is. At most the last 92 days of the range. */
export async function dayLine(db: HistoryDb, range: Range, signals: readonly string[]): Promise<DayLine> {
  const { station, fromMs, toMs } = range;
  const hours = hoursOf(fromMs, toMs).slice(-LINE_HOURS_MAX);
  const rows = await db.telemetry.bulkGet(hours.map((hourMs): [number, string] => [hourMs, station]));
  const found = rows.filter((row): row is HourRow => row !== undefined);
  return layOut(
    found,
    Math.max(fromMs, hours[0] ?? fromMs),
    toMs,
    signals.length > 0 ? new Set(signals) : null,
  );
}

/** A station's own day; null where nothing was counted. */
export async function readDay(db: HistoryDb, station: string, day: string): Promise<StationDay | null> {
  return (await db.days.get([station, day])) ?? null;
}

/** The first day of any station of which something was counted. */
export async function readFirstDay(db: HistoryDb): Promise<string | null> {
  const days = (await firstDays(db)).map(([, day]) => day);
  return days.sort()[0] ?? null;
}

/** The first key of each station: days lie by station. In one transaction, which costs more than a key. */
export function firstDays(db: HistoryDb): Promise<[station: string, day: string][]> {
  const { days } = db;
  return db.transaction('r', days, async () => {
    const firsts: [string, string][] = [];
    for (;;) {
      const range = days.where(':id').above([firsts.at(-1)?.[0] ?? Dexie.minKey, Dexie.maxKey]);
      const [first] = await (firsts.length === 0 ? days.orderBy(':id') : range).limit(1).primaryKeys();
      if (first === undefined) return firsts;
      firsts.push(first);
    }
  });
}

/** Door events, newest first, at most `limit`. */
export function doorEvents(db: HistoryDb, range: Range, limit: number): Promise<DoorEvent[]> {
  return newest(db, range, limit, (event) => event.kind === 'door');
}

/** Events of all kinds but minutes, newest first, at most `limit`. */
export function events(db: HistoryDb, range: Range, limit: number): Promise<StationEvent[]> {
  return newest(db, range, limit, (event): event is StationEvent => event.kind !== 'minute');
}

/** Hour by hour backwards, until there are enough: hours are in order, events within one are sorted here. */
async function newest<Kind extends StationEvent>(
  db: HistoryDb,
  range: Range,
  limit: number,
  isWanted: (event: StationEvent) => event is Kind,
): Promise<Kind[]> {
  const found: Kind[] = [];
  for (const [place, keys] of await segmentsByPlace(db, range)) {
    const rows = await db.segments.bulkGet(keys);
    const ofHour = rows
      .flatMap((row) => (row === undefined ? [] : eventsOf(row)))
      .filter(isWanted)
      .filter((event) => placeOf(event.station, event.atMs) === place)
      .filter(({ atMs }) => atMs >= range.fromMs && atMs < range.toMs)
      .sort((a, b) => b.atMs - a.atMs);
    found.push(...ofHour.slice(0, limit - found.length));
    if (found.length >= limit) break;
  }
  return found;
}

/** All events of the stations in `[fromMs, toMs)` but minutes, in order of time. */
export async function eventsIn(
  db: HistoryDb,
  stations: readonly string[],
  fromMs: number,
  toMs: number,
): Promise<StationEvent[]> {
  const wanted = new Set(stations);
  const rows = await db.segments.bulkGet(await segmentKeys(db, stations, fromMs, toMs));
  return rows
    .flatMap((row) => (row === undefined ? [] : eventsOf(row)))
    .filter(({ station, atMs }) => atMs >= fromMs && atMs < toMs && wanted.has(station))
    .sort(compareStamps);
}

/** A segment holds many stations' events, so each is named once whoever asks for it. */
async function segmentKeys(
  db: HistoryDb,
  stations: readonly string[],
  fromMs: number,
  toMs: number,
): Promise<SegmentRow['first'][]> {
  if (fromMs >= toMs) return [];
  // In one transaction, which costs more than a station's keys.
  const found = await db.transaction('r', db.segments, () =>
    Promise.all(
      stations.map((station) =>
        db.segments
          .where('places')
          .between(placeOf(station, fromMs), placeOf(station, toMs - 1), true, true)
          .primaryKeys(),
      ),
    ),
  );
  return [...new Set(found.flat())].sort((a, b) => a - b);
}

/** Keys of the segments of each hour that has any, newest hour first. */
async function segmentsByPlace(
  db: HistoryDb,
  { station, fromMs, toMs }: Range,
): Promise<Map<string, SegmentRow['first'][]>> {
  const byPlace = new Map<string, number[]>();
  if (fromMs >= toMs) return byPlace;
  const within = db.segments
    .where('places')
    .between(placeOf(station, fromMs), placeOf(station, toMs - 1), true, true);
  await within.reverse().eachKey((key, { primaryKey }) => {
    if (typeof key !== 'string') return;
    const keys = byPlace.get(key);
    if (keys === undefined) byPlace.set(key, [primaryKey]);
    else keys.push(primaryKey);
  });
  return byPlace;
}

export interface Reached {
  readonly cursor: number;
  readonly journal: string;
}

export async function readReached(db: HistoryDb): Promise<Reached | null> {
  const state = await db.meta.get('state');
  return state === undefined ? null : { cursor: state.cursor, journal: state.journal };
}

export interface Counts {
  /** Events kept whole, now. */
  readonly events: number;
  /** The first of them arrived about then, epoch ms; null without any. */
  readonly oldestMs: number | null;
  readonly stations: number;
}

/** From keys and the kept number of the next event; nothing is counted row by row. */
export function readCounts(db: HistoryDb): Promise<Counts> {
  return db.transaction('r', [db.meta, db.segments, db.stations], async () => {
    const [state, oldest, stations] = await Promise.all([
      db.meta.get('state'),
      db.segments.orderBy('first').first(),
      db.stations.count(),
    ]);
    const events = state === undefined || oldest === undefined ? 0 : state.nextEvent - oldest.first;
    return { events, oldestMs: oldest?.arrivedMs ?? null, stations };
  });
}
