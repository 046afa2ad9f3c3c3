import type { DeviceInfo, DoorEvent, Leaf, Lock, Priority } from './event.ts';

/** online: the gateway says so and speaks. stale: says so, but is silent. unknown: never heard of its status. */
export type Connectivity = 'online' | 'offline' | 'stale' | 'unknown';

/** Where the newest value comes from: heard now, kept by the broker, or from our own disk after a restart. */
export type Origin = 'live' | 'retained' | 'restored';

/** One tile or row of the overview. All that is null is unknown and is drawn as unknown. */
export interface StationSummary {
  readonly id: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly district: string | null;
  readonly timezone: string;
  readonly capacity: number | null;
  readonly state: Connectivity;
  readonly stateSinceMs: number | null;
  /** People inside now. */
  readonly inside: number | null;
  /** Sensor's own count minus ours; null where the sensor has none. */
  readonly drift: number | null;
  /** Visits (entries counted) of the station's own day. */
  readonly visitsToday: number;
  /** People inside over the last hour in 5-minute steps, oldest first; null where there was no data. */
  readonly hour: readonly (number | null)[];
  readonly powerW: number | null;
  readonly energyTodayKwh: number | null;
  readonly lock: Lock;
  readonly leaf: Leaf;
  readonly doorAlert: 'forced' | 'held' | 'tamper' | null;
  readonly lightsOn: number;
  readonly lightsKnown: number;
  readonly lightsTotal: number;
  /** Active, and not shelved, suppressed or out of service. */
  readonly activeAlarms: number;
  /** Of these, the ones that nobody has acknowledged. */
  readonly unacknowledgedAlarms: number;
  readonly worstPriority: Priority | null;
  /** Of the newest of that priority; null where none is active. */
  readonly worstAlarmType: string | null;
  /** Holes in the station's sequence numbers that are still open: messages that never came. */
  readonly missingMessages: number;
  /** When the newest data counts, epoch ms; null before the first. */
  readonly newestMs: number | null;
  readonly origin: Origin;
}

export interface DeviceView {
  readonly info: DeviceInfo;
  /** Null before the first report: unknown, never "off" or "locked". */
  readonly reported: {
    readonly on: boolean | null;
    readonly levelPercent: number | null;
    readonly lock: Lock | null;
    readonly leaf: Leaf | null;
    readonly cause: string | null;
    readonly atMs: number;
    readonly origin: Origin;
  } | null;
}

export interface MeterView {
  readonly meter: string;
  readonly name: string | null;
  readonly powerW: number | null;
  readonly energyTodayKwh: number;
  readonly atMs: number;
}

export interface EnvView {
  readonly sensor: string;
  readonly celsius: number | null;
  readonly humidityPercent: number | null;
  readonly co2Ppm: number | null;
  readonly atMs: number;
}

/** The station view's "now", beyond its summary. */
export interface StationDetail {
  readonly id: string;
  readonly address: string | null;
  readonly hours: string | null;
  readonly devices: readonly DeviceView[];
  readonly meters: readonly MeterView[];
  readonly env: readonly EnvView[];
  /** Newest first, at most RECENT_DOOR_EVENTS. */
  readonly doorEvents: readonly DoorEvent[];
  readonly enteredTotal: number;
  readonly leftTotal: number;
  readonly correction: {
    readonly atMs: number;
    readonly inside: number;
    readonly by: string;
    readonly note: string;
  } | null;
  /** Open holes of the sequence, newest first: [first missing, last missing]. */
  readonly gaps: readonly (readonly [number, number])[];
}
