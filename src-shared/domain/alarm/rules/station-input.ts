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
  readonly heardMs: number;
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
const MOVING: ReadonlySet<string> = new Set(['granted', 'exit', 'opened', 'closed']);

/** Power of the main meters, W, and whether all of them are fresh: without one it is at least so much. */
export function mainPower({ state, nowMs }: StationInput): Reading & { readonly isWhole: boolean } {
  const readings = mainMeters(state).map((meter) =>
    fresh(lookup(state.readings.meters, meter)?.powerW, nowMs),
  );
  const known = readings.filter((reading) => reading !== null);
  return {
    last: known.reduce((sum, { last }) => sum + last, 0),
    lastMs: known.reduce((newest, { lastMs }) => Math.max(newest, lastMs), 0),
    isWhole: known.length > 0 && known.length === readings.length,
  };
}

/** What all listed devices may take together, W; null where none says. */
export function ratedW({ about }: StationState): number | null {
  const rated = about?.info.devices.flatMap(({ ratedW: ofDevice }) => ofDevice ?? []) ?? [];
  return rated.length === 0 ? null : rated.reduce((sum, watts) => sum + watts, 0);
}
