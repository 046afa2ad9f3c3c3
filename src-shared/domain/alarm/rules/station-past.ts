import type { StationEvent } from '../../event.ts';
import type { Times } from './rule.ts';

export const MINUTE_MS = 60_000;

/** A station's stored past, minute by minute from `fromMs` on. Arrays of one value a minute; NaN: nothing is known of it. */
export interface StationPast {
  readonly station: string;
  /** IANA. */
  readonly timezone: string | null;
  readonly workingHours: Times;
  readonly capacity: number | null;
  /** What all listed devices are rated for, W. */
  readonly ratedW: number | null;
  /** A whole minute, epoch ms. */
  readonly fromMs: number;
  readonly minutes: number;
  /** A station that is silent for so long is stale, as the console is set, ms. */
  readonly staleAfterMs: number;
  readonly inside: Float32Array | null;
  /** Of the main meters together, W. */
  readonly powerW: Float32Array | null;
  /** By appliance, W. */
  readonly appliancesW: ReadonlyMap<string, Float32Array>;
  /** By sensor, °C. */
  readonly celsius: ReadonlyMap<string, Float32Array>;
  /** 1 where the minute has data of any kind. */
  readonly heard: Uint8Array;
  /** In order of time; only those that the rule is judged by are needed, see `traceFor`. */
  readonly events: readonly StationEvent[];
}
