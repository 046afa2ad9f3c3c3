import type { StationEvent } from '../event.ts';
import { compareStamps } from '../stamp.ts';
import { add, type Counts } from './counts.ts';
import { NO_MINUTES, type MinuteFigures } from './minute-figures.ts';

/** A number of people that somebody set by hand. */
interface CountedByHand {
  readonly atMs: number;
  readonly id: string;
  readonly inside: number;
  readonly by: string;
  readonly note: string;
}

/** What was counted in one hour of a station's own day. */
export interface HourCounts {
  visits: number;
  left: number;
  /** Doors granted, by group; `unknown` where none was given. */
  readonly byGroup: Counts;
  /** Doors granted, by method; `unknown` where none was given. */
  readonly byMethod: Counts;
  readonly doorEvents: Counts;
  /** What stations answered to commands, by status. */
  readonly commands: Counts;
  corrections: readonly CountedByHand[];
  /** Counted events that came more than 5 minutes after they happened: figures that changed later. */
  late: number;
  minutes: MinuteFigures;
}

/** A station's own day. Sums over the day are derived, never stored. */
export interface StationDay {
  readonly station: string;
  /** "2026-10-05" in the station's time zone. */
  readonly day: string;
  /** By whole hours since the station's midnight: its clock's hour, but on the days when the clock is changed. */
  readonly hours: Map<number, HourCounts>;
}

/** Where a station did not say which. */
export const UNKNOWN = 'unknown';

/** Of an hour the first ones are listed: nobody counts heads more often. */
const CORRECTIONS_MAX = 16;

export const emptyDay = (station: string, day: string): StationDay => ({ station, day, hours: new Map() });

const noHour = (): HourCounts => ({
  visits: 0,
  left: 0,
  byGroup: new Map(),
  byMethod: new Map(),
  doorEvents: new Map(),
  commands: new Map(),
  corrections: [],
  late: 0,
  minutes: NO_MINUTES,
});

/** The hour's counts, made where there are none yet. */
export function hourOfDay({ hours }: StationDay, hour: number): HourCounts {
  const counts = hours.get(hour) ?? noHour();
  hours.set(hour, counts);
  return counts;
}

/** Kinds that make a figure of the day; what is retained is history already, and never counted. */
export function isCounted({ kind, retained }: StationEvent): boolean {
  if (retained) return false;
  return (
    kind === 'people' || kind === 'door' || kind === 'minute' || kind === 'result' || kind === 'correction'
  );
}

/** Counts an event for which `isCounted` holds, in place; minutes are counted by the hour, see `minuteFigures`. */
export function countEvent(counts: HourCounts, event: StationEvent): void {
  if (event.timing === 'late') counts.late += 1;
  if (event.kind === 'people') {
    counts.visits += event.entered;
    counts.left += event.left;
  } else if (event.kind === 'door') {
    add(counts.doorEvents, event.event);
    if (event.event !== 'granted') return;
    add(counts.byGroup, event.group ?? UNKNOWN);
    add(counts.byMethod, event.method ?? UNKNOWN);
  } else if (event.kind === 'result') {
    add(counts.commands, event.status);
  } else if (event.kind === 'correction') {
    const { atMs, id, inside, by, note } = event;
    const all = [...counts.corrections, { atMs, id, inside, by, note }].sort(compareStamps);
    counts.corrections = all.slice(0, CORRECTIONS_MAX);
  }
}

/** Forgets what was counted from events: it is to be counted again. */
export function withoutEvents({ minutes }: HourCounts): HourCounts {
  return { ...noHour(), minutes };
}
