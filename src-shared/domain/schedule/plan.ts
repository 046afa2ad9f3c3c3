import { assertNever } from '../assert-never.ts';
import { localDay, wallClock, type LocalDay } from '../local-time.ts';
import { picks, type LightSchedule, type LitStation, type Moment, type Run } from './schedule.ts';
import { sunTimes, type Place } from './sun.ts';

const MINUTE_MS = 60_000;
const QUARTER_MIN = 15;
const QUARTER_MS = QUARTER_MIN * MINUTE_MS;

/** Sunset may be so far from the sun's own day where a zone is wide, and the offset comes on top: looked at a day more at each side. */
const ASIDE_MS = 26 * 60 * MINUTE_MS;

/** Longest way to a day on which a weekly schedule runs, when a polar summer does not interrupt it. */
const AHEAD_MS = 8 * 24 * 60 * MINUTE_MS;

/**
 * When the clock on the wall first shows the minute on this day. One that the clocks skip is the moment of the jump, one that
 * comes twice is the first: so each day has each minute once.
 */
function clockMs(minute: number, day: LocalDay, zone: string | null): number {
  for (let atMs = day.startMs; atMs < day.endMs; atMs += QUARTER_MS) {
    const shown = wallClock(atMs, zone).minute;
    if (shown + QUARTER_MIN > minute) return atMs + Math.max(0, minute - shown) * MINUTE_MS;
  }
  return day.endMs - MINUTE_MS;
}

/** The moment on this day, epoch ms; null where the sun does not rise or set. */
function momentMs(at: Moment, day: LocalDay, zone: string | null, place: Place): number | null {
  switch (at.kind) {
    case 'clock':
      return clockMs(at.minute, day, zone);
    case 'sunrise':
    case 'sunset': {
      const sun = sunTimes((day.startMs + day.endMs) / 2, place);
      if (sun === null) return null;
      return (at.kind === 'sunrise' ? sun.riseMs : sun.setMs) + at.offsetMin * MINUTE_MS;
    }
    default:
      return assertNever(at);
  }
}

const textOf = (at: Moment): string =>
  at.kind === 'clock' ? `clock ${at.minute}` : `${at.kind} ${at.offsetMin}`;

/** The moments of one schedule at one station in `(fromMs, untilMs]`, in order. */
function* momentsOf(
  { at, days }: LightSchedule,
  { timezone, place }: LitStation,
  fallback: Place,
  fromMs: number,
  untilMs: number,
): Generator<{ readonly day: string; readonly atMs: number }> {
  let day = localDay(fromMs - ASIDE_MS, timezone);
  for (; day.startMs <= untilMs + ASIDE_MS; day = localDay(day.endMs, timezone)) {
    if (!days.includes(wallClock(day.startMs, timezone).weekday)) continue;
    const atMs = momentMs(at, day, timezone, place ?? fallback);
    if (atMs !== null && atMs > fromMs && atMs <= untilMs) yield { day: day.key, atMs };
  }
}

const lightsOf = ({ lights }: LightSchedule, station: LitStation): readonly string[] =>
  station.lights.map(({ device }) => device).filter((device) => picks(lights, device));

/** All runs of enabled schedules in `(fromMs, untilMs]`, earliest first. `fallback`: where a station is that did not tell. */
export function plannedRuns(
  schedules: readonly LightSchedule[],
  stations: Iterable<LitStation>,
  fallback: Place,
  fromMs: number,
  untilMs: number,
): readonly Run[] {
  const enabled = schedules.filter((schedule) => schedule.enabled);
  if (enabled.length === 0) return [];
  const runs = new Map<string, Run>();
  for (const station of stations)
    for (const schedule of enabled) {
      if (!picks(schedule.stations, station.station)) continue;
      const { id, action, at, by } = schedule;
      for (const { day, atMs } of momentsOf(schedule, station, fallback, fromMs, untilMs))
        for (const device of lightsOf(schedule, station)) {
          const key = `${day} ${action} ${textOf(at)} ${station.station}/${device}`;
          if (!runs.has(key))
            runs.set(key, { key, schedule: id, station: station.station, device, action, atMs, by });
        }
    }
  return [...runs.values()].sort((a, b) => a.atMs - b.atMs || (a.key < b.key ? -1 : 1));
}

/** When a schedule comes next, at which stations first, and for how many lights in all; null: at none, or not within a week. */
export interface NextRun {
  readonly atMs: number;
  /** The last station's: sunset is not everywhere at once. */
  readonly lastMs: number;
  readonly timezone: string | null;
  readonly lights: number;
}

export function nextRun(
  schedule: LightSchedule,
  stations: readonly LitStation[],
  fallback: Place,
  nowMs: number,
): NextRun | null {
  const next = stations.flatMap((station) => {
    const lights = picks(schedule.stations, station.station) ? lightsOf(schedule, station).length : 0;
    if (lights === 0) return [];
    const [first] = momentsOf(schedule, station, fallback, nowMs, nowMs + AHEAD_MS);
    return first === undefined ? [] : [{ atMs: first.atMs, timezone: station.timezone, lights }];
  });
  const [first] = next.toSorted((a, b) => a.atMs - b.atMs);
  if (first === undefined) return null;
  // The same day's at other stations; one that runs tomorrow only is not part of it.
  const together = next.filter(({ atMs }) => atMs - first.atMs < SAME_DAY_MS);
  return {
    ...first,
    lastMs: Math.max(...together.map(({ atMs }) => atMs)),
    lights: together.reduce((sum, { lights }) => sum + lights, 0),
  };
}

/** Sunset runs over a country in a few hours. */
const SAME_DAY_MS = 12 * 60 * MINUTE_MS;
