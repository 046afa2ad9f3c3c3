import { lookup } from '../../keyed.ts';
import { occupancy } from '../../occupancy.ts';
import { mainMeters } from '../../power-view.ts';
import type { StationState } from '../../station.ts';
import type { Connectivity } from '../../station-view.ts';

/** How the console hears a station. Times in epoch ms. */
export interface Link {
  readonly state: Connectivity;
  readonly sinceMs: number | null;
  /** It is heard now: what it reported last still holds. */
  readonly speaks: boolean;
  /** When it was heard live last in this run of the program; null before. */
  readonly heardMs: number | null;
}

/** What rules look at: all that is known of a station, and how well. */
export interface StationInput {
  readonly state: StationState;
  readonly link: Link;
  /** The console itself hears nobody: no silence says anything. */
  readonly isBlind: boolean;
  /** How far the station's clock was ahead in its newest message, ms; null before the first in this run of the program. */
  readonly aheadMs: number | null;
  readonly nowMs: number;
}

/** Gateways send readings every few seconds to a minute: one that is older than this is of another time. */
const READING_HOLDS_MS = 2 * 60_000;
/** As for a station's clock (contract.md): a time further ahead says nothing. */
const SKEW_MS = 5 * 60_000;

interface Reading {
  readonly last: number;
  readonly lastMs: number;
}

/** The reading while it is fresh, else null. */
export function fresh<T extends Reading>(reading: T | null | undefined, nowMs: number): T | null {
  if (reading === null || reading === undefined) return null;
  return nowMs - reading.lastMs <= READING_HOLDS_MS && reading.lastMs <= nowMs + SKEW_MS ? reading : null;
}

/** People inside; null where unknown, and where the count went below nobody and is known to be wrong. */
export function knownInside({ state, link, isBlind }: StationInput): number | null {
  if (isBlind || !link.speaks) return null;
  const { inside } = occupancy(state.people, state.about?.info.timezone ?? null);
  return inside === null || inside < 0 ? null : inside;
}

/** When the newest word on people counts. */
export function peopleMs({ people }: StationState): number {
  const { recent, sensor, correction } = people;
  return Math.max(recent.at(-1)?.atMs ?? 0, sensor?.atMs ?? 0, correction?.anchor.atMs ?? 0);
}

/**
 * The newest sign that somebody came or went: the counter's movements, its entries by the quarter of an hour (movements beyond
 * the last hour are not kept), and door events. Null where there was none. Who it was is not known, and not wanted.
 */
export function movedMs({ people, recentDoorEvents }: StationState): number | null {
  const counted = people.recent.findLast(({ net }) => net !== 0)?.atMs ?? -Infinity;
  const quarter = (people.entries.at(-1)?.[0] ?? -Infinity) * QUARTER_MS;
  const door = recentDoorEvents.find(({ event }) => MOVING.has(event))?.atMs ?? -Infinity;
  const newest = Math.max(counted, quarter, door);
  return newest === -Infinity ? null : newest;
}

const QUARTER_MS = 15 * 60_000;
/** Door events at which somebody is there. */
export const MOVING: ReadonlySet<string> = new Set(['granted', 'exit', 'opened', 'closed']);

/** Power of the main meters, W, and whether all of them are fresh: without one it is at least so much. */
export function mainPower({ state, nowMs }: StationInput): Reading & { readonly isWhole: boolean } {
  let [last, lastMs, isWhole] = [0, 0, true];
  const meters = mainMeters(state);
  for (const meter of meters) {
    const reading = fresh(lookup(state.readings.meters, meter)?.powerW, nowMs);
    if (reading === null) isWhole = false;
    else {
      last += reading.last;
      lastMs = Math.max(lastMs, reading.lastMs);
    }
  }
  return { last, lastMs, isWhole: isWhole && meters.length > 0 };
}

/** What all listed devices may take together, W; null where none says. */
export function ratedW({ about }: StationState): number | null {
  let sum: number | null = null;
  for (const device of about?.info.devices ?? [])
    if (device.ratedW !== null) sum = (sum ?? 0) + device.ratedW;
  return sum;
}
