import { localDay, startOfDay, wallClock } from '../local-time.ts';
import { addAll, type Counts } from '../statistics/counts.ts';
import type { MinuteFigures } from '../statistics/minute-figures.ts';
import { cyclesOf, type Spells } from '../statistics/on-spells.ts';
import type { HourCounts, StationDay } from '../statistics/station-day.ts';
import { shiftDay } from './range.ts';
import { higher } from './sum.ts';

/** A station's own day as a report needs it: a twentieth of its hours, and the same figures. */
export interface DayFold {
  readonly day: string;
  /** Its hours up to the hour at which days begin, which count to the day before, and those from then on. Null: nothing was counted. */
  readonly parts: readonly [before: HourCounts | null, from: HourCounts | null];
  /** By whole hours since midnight. */
  readonly visits: readonly number[];
  /** Likewise, minutes with data; SILENT where neither a reading nor an event is known. */
  readonly heard: readonly number[];
}

export const SILENT = -1;

const HOUR_MS = 3_600_000;

/** The hours of a station's own day: when each begins, the clock then, and the day that it counts to. */
export interface HourPlace {
  readonly startMs: number;
  readonly ownDay: string;
  readonly weekday: number;
  readonly clockHour: number;
}

/** Hours of a day that begins at `dayBeginsAtHour` of the clock. */
export function hoursOfDay(day: string, zone: string | null, dayBeginsAtHour: number): HourPlace[] {
  const { startMs, endMs } = localDay(startOfDay(day, zone), zone);
  const hours: HourPlace[] = [];
  for (let atMs = startMs; atMs < endMs; atMs += HOUR_MS) {
    const { weekday, minute } = wallClock(atMs, zone);
    const ownDay = minute < dayBeginsAtHour * 60 ? shiftDay(day, -1) : day;
    hours.push({ startMs: atMs, ownDay, weekday, clockHour: Math.floor(minute / 60) });
  }
  return hours;
}

export function foldDay({ day, hours }: StationDay, zone: string | null, dayBeginsAtHour: number): DayFold {
  const places = hoursOfDay(day, zone, dayBeginsAtHour);
  const counts = places.map((_, hour) => hours.get(hour) ?? null);
  const cut = places.filter(({ ownDay }) => ownDay !== day).length;
  return {
    day,
    parts: [joinHours(counts.slice(0, cut)), joinHours(counts.slice(cut))],
    visits: counts.map((hour) => hour?.visits ?? 0),
    heard: counts.map((hour) => (isSilent(hour) ? SILENT : (hour?.minutes.minutesWithData ?? SILENT))),
  };
}

const isSilent = (counts: HourCounts | null): boolean =>
  counts === null ||
  (counts.minutes.minutesWithData === 0 &&
    counts.visits + counts.left + counts.doorEvents.size + counts.commands.size === 0);

/** Hours that follow one another as if they were one; null where nothing was counted in any. */
function joinHours(hours: readonly (HourCounts | null)[]): HourCounts | null {
  const known = hours.filter((hour) => hour !== null);
  if (known.length === 0) return null;
  const sum = (of: (hour: HourCounts) => number): number => known.reduce((all, hour) => all + of(hour), 0);
  const named = (of: (hour: HourCounts) => ReadonlyMap<string, number>): Counts => {
    const counts: Counts = new Map();
    for (const hour of known) addAll(counts, of(hour));
    return counts;
  };
  return {
    visits: sum(({ visits }) => visits),
    left: sum(({ left }) => left),
    byGroup: named(({ byGroup }) => byGroup),
    byMethod: named(({ byMethod }) => byMethod),
    doorEvents: named(({ doorEvents }) => doorEvents),
    commands: named(({ commands }) => commands),
    corrections: known.flatMap(({ corrections }) => corrections),
    late: sum(({ late }) => late),
    minutes: {
      minutesWithData: sum(({ minutes }) => minutes.minutesWithData),
      minutesCounted: sum(({ minutes }) => minutes.minutesCounted),
      personMilliMinutes: sum(({ minutes }) => minutes.personMilliMinutes),
      peakInside: known.reduce<number | null>((most, { minutes }) => higher(most, minutes.peakInside), null),
      minutesAt: joinMinutesAt(known.map(({ minutes }) => minutes.minutesAt)),
      energyKwh: named(({ minutes }) => minutes.energyKwh),
      emptyKwh: named(({ minutes }) => minutes.emptyKwh),
      spells: joinSpells(hours.map((hour) => hour?.minutes.spells ?? null)),
    },
  };
}

function joinMinutesAt(all: readonly MinuteFigures['minutesAt'][]): Map<number, number> {
  const joined = new Map<number, number>();
  for (const minutesAt of all)
    for (const [people, minutes] of minutesAt) joined.set(people, (joined.get(people) ?? 0) + minutes);
  return joined;
}

/** A run that goes on from one hour into the next is one, also over the edges: those of the first hour and of the last are kept. */
function joinSpells(hours: readonly (ReadonlyMap<string, Spells> | null)[]): Map<string, Spells> {
  const joined = new Map<string, Spells>();
  hours.forEach((spells, hour) => {
    for (const [meter, more] of spells ?? []) {
      const sum = joined.get(meter);
      joined.set(meter, {
        ...more,
        runs: (sum?.runs ?? 0) + cyclesOf(more, hours[hour - 1]?.get(meter) ?? null),
        minutesOn: (sum?.minutesOn ?? 0) + more.minutesOn,
        kwh: (sum?.kwh ?? 0) + more.kwh,
        onAtStart: sum?.onAtStart ?? (hour === 0 && more.onAtStart),
        onAtEnd: hour === hours.length - 1 && more.onAtEnd,
      });
    }
  });
  return joined;
}
