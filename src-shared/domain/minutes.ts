import { toKwh, toMilliWh, type RegisterReading } from './energy.ts';
import type { MinuteEvent, Telemetry } from './event.ts';
import { MAX_METERS } from './keyed.ts';
import { MinuteFragment, MINUTE_MS } from './minute-fragment.ts';

/** How long a minute waits for its stragglers before it is closed. Later ones open a fragment of their own. */
export const MINUTE_GRACE_MS = 10_000;

/** Stations folded at once: some times the largest wall. Beyond, samples are dropped and counted. */
const MAX_STATIONS = 5_000;

/**
 * Minutes open at once per station: a day's backlog delivered in one go. They are over already and leave with the next `close`.
 * Beyond, samples are dropped and counted.
 */
const MAX_OPEN_MINUTES = 1_440;

interface StationFold {
  readonly open: Map<number, MinuteFragment>;
  /** Per meter the newest register of closed minutes; null: none yet. At most MAX_METERS. */
  readonly meters: Map<string, RegisterReading | null>;
  /** At most MAX_METERS. */
  readonly sensors: Set<string>;
}

const inOrder = (fold: StationFold): [number, MinuteFragment][] => [...fold.open].sort(([a], [b]) => a - b);

function knowsMeter({ meters }: StationFold, meter: string): boolean {
  if (meters.has(meter)) return true;
  if (meters.size >= MAX_METERS) return false;
  meters.set(meter, null);
  return true;
}

function knowsSensor({ sensors }: StationFold, sensor: string): boolean {
  return sensors.has(sensor) || (sensors.size < MAX_METERS && sensors.add(sensor).has(sensor));
}

/**
 * Folds readings to fragments of minutes. Changes in place, unlike all else in domain/: it takes 20,000 samples a second, and what it
 * holds is gone after a minute. The order of samples within a minute does not matter, nor how minutes are mixed.
 */
export class MinuteFolder {
  readonly #stations = new Map<string, StationFold>();
  readonly #instance: string;
  #made = 0;
  #dropped = 0;

  /** `instance` tells this run of the program from every other: ids of minutes are made from it. At most 24 characters. */
  constructor(instance: string) {
    this.#instance = instance;
  }

  /** Samples that were not folded because a bound was reached. */
  get dropped(): number {
    return this.#dropped;
  }

  add(sample: Telemetry): void {
    if (!this.#take(sample)) this.#dropped += 1;
  }

  /** People inside, from whatever told it; a signal as any other. */
  addInside(station: string, atMs: number, inside: number): void {
    const fold = this.#station(station);
    const fragment = fold && this.#fragment(fold, atMs);
    if (fragment === null) this.#dropped += 1;
    else fragment.addInside(inside, atMs);
  }

  /** After a restart: counting goes on from the register of the last journalled minute. `atMs` is when it was read, where that is known. */
  seedRegister(station: string, meter: string, kwh: number, atMs = -Infinity): void {
    const fold = this.#station(station);
    if (fold !== null && knowsMeter(fold, meter)) fold.meters.set(meter, { atMs, milliWh: toMilliWh(kwh) });
  }

  /** One event per station and minute whose end and grace have passed. Times in epoch ms. */
  close(nowMs: number): MinuteEvent[] {
    return this.#closeBefore(nowMs - MINUTE_GRACE_MS - MINUTE_MS, nowMs);
  }

  /** All open minutes as they are: for an orderly exit. What comes after makes further fragments of them. */
  flush(nowMs: number): MinuteEvent[] {
    return this.#closeBefore(Infinity, nowMs);
  }

  /** Energy of a meter in minutes that are still open, kWh: to be added to the journalled ones for a live figure. */
  openEnergyKwh(station: string, meter: string): number {
    const fold = this.#stations.get(station);
    if (fold === undefined) return 0;
    let base = fold.meters.get(meter) ?? null;
    let milliWh = 0;
    for (const [, fragment] of inOrder(fold)) {
      const used = fragment.energyAfter(meter, base);
      milliWh += used.milliWh;
      base = used.last;
    }
    return toKwh(milliWh);
  }

  #take(sample: Telemetry): boolean {
    const fold = this.#station(sample.station);
    if (fold === null) return false;
    if (sample.kind === 'power') {
      return knowsMeter(fold, sample.meter) && (this.#fragment(fold, sample.atMs)?.addPower(sample) ?? false);
    }
    if (!knowsSensor(fold, sample.sensor)) return false;
    const fragment = this.#fragment(fold, sample.atMs);
    fragment?.addEnv(sample);
    return fragment !== null;
  }

  #closeBefore(lastMinuteMs: number, nowMs: number): MinuteEvent[] {
    const events: MinuteEvent[] = [];
    for (const [station, fold] of this.#stations) {
      // Ascending, since each minute's energy begins where the one before ended.
      for (const [minuteMs, fragment] of inOrder(fold)) {
        if (minuteMs > lastMinuteMs) break;
        fold.open.delete(minuteMs);
        this.#made += 1;
        const id = `minute-${minuteMs.toString(36)}-${this.#instance}-${this.#made.toString(36)}`;
        events.push(fragment.toEvent({ station, id, arrivedMs: nowMs }, fold.meters));
      }
    }
    return events;
  }

  #station(station: string): StationFold | null {
    const known = this.#stations.get(station);
    if (known !== undefined) return known;
    if (this.#stations.size >= MAX_STATIONS) return null;
    const made: StationFold = { open: new Map(), meters: new Map(), sensors: new Set() };
    this.#stations.set(station, made);
    return made;
  }

  #fragment(fold: StationFold, atMs: number): MinuteFragment | null {
    const minuteMs = Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
    const known = fold.open.get(minuteMs);
    if (known !== undefined) return known;
    if (fold.open.size >= MAX_OPEN_MINUTES) return null;
    const made = new MinuteFragment(minuteMs);
    fold.open.set(minuteMs, made);
    return made;
  }
}
