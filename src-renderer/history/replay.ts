import { CONSOLE_STATION } from '../../src-shared/domain/alarm/rules/rule.ts';
import type { AlarmOccurrence } from '../../src-shared/domain/alarm/occurrence.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import type { StationEvent } from '../../src-shared/domain/event.ts';
import { dayStartMs } from '../../src-shared/domain/local-time.ts';
import { detailAt, momentAfter, summariesAt, type Moment } from '../../src-shared/domain/replay/moment.ts';
import type { StationDetail, StationSummary } from '../../src-shared/domain/station-view.ts';
import { hoursOf } from './line.ts';
import { eventsIn } from './read.ts';
import { alarmPage } from './read-alarms.ts';
import { knownBefore, unheard } from './replay-beginning.ts';
import { minuteEventsOf } from './replay-minutes.ts';
import type { HistoryDb, HourRow } from './rows.ts';
import { HOUR_MS } from './segments.ts';
import type { Task } from './task.ts';

/** A stretch to look at again, `[fromMs, toMs)`, epoch ms. */
export interface ReplayQuery {
  readonly stations: 'all' | readonly string[];
  readonly fromMs: number;
  readonly toMs: number;
  /** A station that is silent for so long is stale, ms. */
  readonly staleAfterMs: number;
}

export interface ReplayOpened {
  readonly stations: number;
  /** Raised within, oldest first; at most ALARMS_MAX, the newest of them. */
  readonly alarms: readonly AlarmOccurrence[];
}

export interface ReplaySeek {
  readonly atMs: number;
  /** The station whose detail is wanted too. */
  readonly station: string | null;
}

export interface ReplayMoment {
  readonly atMs: number;
  readonly stations: readonly StationSummary[];
  /** Null where none was asked for, or it is not among them. */
  readonly detail: StationDetail | null;
  /** Of that station. */
  readonly alarms: readonly AlarmView[];
}

/** More marks than the slider has pixels tell nothing. */
const ALARMS_MAX = 2_000;

/** A kept moment is some tens of KB a station; from one to the next is what a leap has to go through at most. */
const KEPT_EVERY_MS = 2 * HOUR_MS;
/** Of two days that are open at once at most. */
const KEPT_MAX = 24;

/** Playing goes on within an hour for a while; leaps of a person's hand are often back to where he was. */
const HOURS_IN_MEMORY = 3;

interface Hour {
  readonly events: readonly StationEvent[];
  readonly rows: readonly HourRow[];
}

export interface Replay {
  readonly opened: ReplayOpened;
  readonly at: (seek: ReplaySeek) => Promise<ReplayMoment>;
}

/** Goes through the stretch once and keeps moments on the way, from which any time is near. Null: it was cancelled. */
export async function openReplay(db: HistoryDb, query: ReplayQuery, task: Task): Promise<Replay | null> {
  const { fromMs, toMs, staleAfterMs } = query;
  const rows = (await db.stations.toArray()).filter(
    ({ id }) => id !== CONSOLE_STATION && (query.stations === 'all' || query.stations.includes(id)),
  );
  const stations = rows.map(({ id }) => id);
  // The day's figures count from midnight of each station's own day.
  const knownFromMs = Math.min(fromMs, ...rows.map(({ timezone }) => dayStartMs(fromMs, timezone)));
  const nothing: Moment = {
    untilMs: knownFromMs,
    states: new Map(rows.map((row) => [row.id, unheard(row)])),
    heardMs: new Map(),
  };
  const first = momentAfter(nothing, await knownBefore(db, stations, knownFromMs), knownFromMs);
  const fold = folder(hourReader(db, stations));
  const kept = await keptMoments(fold, first, query, task);
  if (kept === null) return null;
  const momentAt = seeker(fold, first, kept);
  const at = async ({ atMs, station }: ReplaySeek): Promise<ReplayMoment> => {
    const within = Math.max(fromMs, Math.min(toMs, atMs));
    const moment = await momentAt(within + 1);
    const look = { atMs: within, staleAfterMs, knownFromMs };
    const one = station === null ? null : detailAt(moment, station, look);
    const { detail = null, alarms = [] } = one ?? {};
    return { atMs: within, stations: summariesAt(moment, look), detail, alarms };
  };
  const opened = { stations: stations.length, alarms: await alarmsWithin(db, stations, fromMs, toMs) };
  return { opened, at: oneByOne(at) };
}

/** What the moment becomes by a later time. */
type Fold = (before: Moment, untilMs: number) => Promise<Moment>;

function folder(readHour: (hourMs: number) => Promise<Hour>): Fold {
  return async (before, untilMs) => {
    let moment = before;
    for (const hourMs of hoursOf(before.untilMs, untilMs)) {
      const endMs = Math.min(untilMs, hourMs + HOUR_MS);
      const { events, rows } = await readHour(hourMs);
      const more = events.filter(({ atMs }) => atMs >= moment.untilMs && atMs < endMs);
      const minutes = rows.flatMap((row) => minuteEventsOf(row, moment.untilMs, endMs));
      moment = momentAfter(moment, [...more, ...minutes], endMs);
    }
    return moment;
  };
}

/** Null: it was cancelled. */
async function keptMoments(
  fold: Fold,
  first: Moment,
  { fromMs, toMs }: ReplayQuery,
  { progress, isCancelled }: Task,
): Promise<readonly Moment[] | null> {
  const kept: Moment[] = [];
  const hours = Math.ceil((toMs - first.untilMs) / HOUR_MS);
  let moment = first;
  for (let done = 0; done < hours; done += 1) {
    if (isCancelled()) return null;
    progress(done, hours);
    moment = await fold(moment, Math.min(toMs, moment.untilMs + HOUR_MS));
    const isDue = moment.untilMs - (kept.at(-1)?.untilMs ?? -Infinity) >= KEPT_EVERY_MS;
    if (isDue && moment.untilMs > fromMs - KEPT_EVERY_MS && kept.length < KEPT_MAX) kept.push(moment);
  }
  return isCancelled() ? null : kept;
}

/** Leaps from the nearest moment that is known, be it the last one that was looked at. */
function seeker(fold: Fold, first: Moment, kept: readonly Moment[]): (untilMs: number) => Promise<Moment> {
  let current = first;
  return async (untilMs) => {
    const near = [...kept, current].filter((moment) => moment.untilMs <= untilMs);
    const base = near.reduce((latest, moment) => (moment.untilMs > latest.untilMs ? moment : latest), first);
    current = await fold(base, untilMs);
    return current;
  };
}

/** One after another: each goes on from where the one before has come to. */
function oneByOne<In, Out>(ask: (input: In) => Promise<Out>): (input: In) => Promise<Out> {
  let turn: Promise<unknown> = Promise.resolve();
  return (input) => {
    const mine = turn.then(() => ask(input));
    turn = mine.catch(() => undefined);
    return mine;
  };
}

/** What happened in an hour, read again where it is not among the last ones. */
function hourReader(db: HistoryDb, stations: readonly string[]): (hourMs: number) => Promise<Hour> {
  const known = new Map<number, Hour>();
  return async (hourMs) => {
    const before = known.get(hourMs);
    if (before !== undefined) return before;
    const [events, rows] = await Promise.all([
      eventsIn(db, stations, hourMs, hourMs + HOUR_MS),
      db.telemetry.bulkGet(stations.map((station): [number, string] => [hourMs, station])),
    ]);
    const hour: Hour = { events, rows: rows.filter((row) => row !== undefined) };
    known.set(hourMs, hour);
    for (const [oldest] of known) if (known.size > HOURS_IN_MEMORY) known.delete(oldest);
    return hour;
  };
}

async function alarmsWithin(
  db: HistoryDb,
  stations: readonly string[],
  fromMs: number,
  toMs: number,
): Promise<readonly AlarmOccurrence[]> {
  const [only, ...others] = stations;
  const station = only !== undefined && others.length === 0 ? only : null;
  const filter = { station, priority: null, type: null, text: '' };
  const { rows } = await alarmPage(db, { fromMs, toMs, before: null, limit: ALARMS_MAX, filter });
  const wanted = new Set(stations);
  return rows.filter(({ station }) => wanted.has(station)).toReversed();
}
