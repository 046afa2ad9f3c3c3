import type { OperatorsReport } from './alarm/operators.ts';
import type { CommandOrder, LightBefore } from './command/order.ts';
import type { CommandStage, StageCause } from './command/stages.ts';

/**
 * What happened at a station, after decoding: the one vocabulary of journal, engine and history.
 * The wire's payloads (docs/asyncapi.yaml, feed/payloads.ts) are other shapes; feed/decode turns them into these.
 */

/** How the station's own time stamp relates to the time of arrival (contract.md, "ts"). */
export type Timing = 'ok' | 'late' | 'future' | 'missing';

interface EventBase {
  readonly station: string;
  /** Unique within the station; the same id again is the same event again. */
  readonly id: string;
  /** When it counts: the station's time, or the arrival's where that is missing or in the future. Epoch ms. */
  readonly atMs: number;
  /** The station's own time stamp as sent, epoch ms; null when missing. */
  readonly stationMs: number | null;
  readonly arrivedMs: number;
  readonly timing: Timing;
  /** A retained message is history, not news: it sets state and is never counted. */
  readonly retained: boolean;
  /** Grows by one over all QoS 1 messages of a session of the station; null when the gateway sends none. */
  readonly seq: number | null;
}

export interface DeviceInfo {
  readonly device: string;
  /** One of the contract's kinds, or a code this version does not know: listed, not rejected. */
  readonly kind: string;
  readonly name: string | null;
  readonly meter: string | null;
  readonly ratedW: number | null;
  readonly url: string | null;
  readonly snapshot: string | null;
}

export interface AboutStation {
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly address: string | null;
  readonly district: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** IANA zone; the day of the station is counted in it. */
  readonly timezone: string | null;
  readonly capacity: number | null;
  readonly hours: string | null;
  readonly devices: readonly DeviceInfo[];
}

export type DoorEventCode =
  'granted' | 'denied' | 'opened' | 'closed' | 'forced' | 'held' | 'tamper' | 'exit';
export type DoorMethod = 'face' | 'card' | 'qr' | 'pin' | 'remote' | 'button' | 'key';
export type Lock = 'locked' | 'unlocked' | 'jammed' | 'unknown';
export type Leaf = 'open' | 'closed' | 'unknown';
export type StateCause = 'command' | 'schedule' | 'manual' | 'auto';
export type Priority = 'critical' | 'high' | 'medium' | 'low';
export type CommandStatus = 'accepted' | 'done' | 'rejected' | 'failed';

export interface StatusEvent extends EventBase {
  readonly kind: 'status';
  readonly state: 'online' | 'offline';
  readonly session: string | null;
}

export interface AboutEvent extends EventBase {
  readonly kind: 'about';
  readonly about: AboutStation;
}

/** Increments since the station's last message; `inside` is the sensor's own count, where it has one. */
export interface PeopleEvent extends EventBase {
  readonly kind: 'people';
  readonly entered: number;
  readonly left: number;
  readonly inside: number | null;
}

export interface DoorEvent extends EventBase {
  readonly kind: 'door';
  readonly door: string;
  readonly event: DoorEventCode;
  readonly method: DoorMethod | null;
  /** An opaque token, never a name. */
  readonly person: string | null;
  readonly group: string | null;
  readonly reason: string | null;
}

/** The whole reported state of a device: a field that is absent is unknown, not unchanged. */
export interface DeviceStateEvent extends EventBase {
  readonly kind: 'state';
  readonly device: string;
  readonly on: boolean | null;
  readonly levelPercent: number | null;
  readonly lock: Lock | null;
  readonly leaf: Leaf | null;
  readonly cause: StateCause | null;
  readonly command: string | null;
}

export interface AlarmEvent extends EventBase {
  readonly kind: 'alarm';
  readonly alarm: string;
  readonly active: boolean;
  readonly type: string;
  readonly priority: Priority;
  readonly text: string;
  /** The console's own rule that made it; absent: the station reports it. */
  readonly rule?: string;
  /** Stays after its return to normal until somebody resets it; absent: it does not. */
  readonly latches?: true;
}

/** What operators, of this console or another, did to an alarm. Merged, not ordered: see domain/alarm/operators. */
export interface OperatorsEvent extends EventBase {
  readonly kind: 'operators';
  readonly alarm: string;
  readonly report: OperatorsReport;
}

export interface ResultEvent extends EventBase {
  readonly kind: 'result';
  /** The command's id, as the station repeats it. */
  readonly command: string;
  readonly status: CommandStatus;
  readonly reason: string | null;
}

/** What this console did about a command: written before it is sent, so that no restart forgets what may have gone out. */
export interface CommandEvent extends EventBase {
  readonly kind: 'command';
  readonly device: string;
  /** The command's id, as the station will repeat it. */
  readonly command: string;
  readonly step:
    | {
        readonly kind: 'requested';
        readonly order: CommandOrder;
        readonly expiresMs: number;
        readonly by: string;
        /** Who confirmed it as the second operator, where one was asked for. */
        readonly second?: string;
        readonly note: string | null;
        /** Of a light: how it was then. */
        readonly before?: LightBefore;
      }
    /** Acknowledged by the broker; `atMs` is when it was written to it. */
    | { readonly kind: 'sent' }
    /** What became of it, as it is in the audit; `atMs` is since when. A late word of the station can bring another. */
    | {
        readonly kind: 'outcome';
        readonly stage: CommandStage;
        readonly cause: StageCause | null;
        readonly reason: string | null;
      };
}

/** Somebody counted heads: the number of people inside is `inside` from now on; the counts of in and out stay. */
export interface CorrectionEvent extends EventBase {
  readonly kind: 'correction';
  readonly inside: number;
  readonly by: string;
  readonly note: string;
}

/** One signal over (a part of) a minute. Fragments of a minute merge in any order; see domain/aggregate. */
export interface Aggregate {
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly last: number;
  readonly lastMs: number;
}

/** A fragment of a station's minute, folded by the console from telemetry; `minuteMs` is the minute's start. */
export interface MinuteEvent extends EventBase {
  readonly kind: 'minute';
  readonly minuteMs: number;
  /** By signal: `inside`, `power/{meter}/w`, `power/{meter}/v`, `power/{meter}/a`, `env/{sensor}/c|rh|co2`. */
  readonly signals: Readonly<Record<string, Aggregate>>;
  /** By meter, from the cumulative register; never negative. */
  readonly energyKwh: Readonly<Record<string, number>>;
  /** By meter, the last reading of the register, kWh: what the next reading is compared with, over restarts too. */
  readonly registersKwh: Readonly<Record<string, number>>;
}

/** All that is journalled. */
export type StationEvent =
  | StatusEvent
  | AboutEvent
  | PeopleEvent
  | DoorEvent
  | DeviceStateEvent
  | AlarmEvent
  | ResultEvent
  | CommandEvent
  | CorrectionEvent
  | OperatorsEvent
  | MinuteEvent;

export type EventKind = StationEvent['kind'];

interface TelemetryBase {
  readonly station: string;
  readonly atMs: number;
  readonly arrivedMs: number;
}

export interface PowerSample extends TelemetryBase {
  readonly kind: 'power';
  readonly meter: string;
  readonly powerW: number | null;
  /** Cumulative register of the meter, kWh. */
  readonly registerKwh: number | null;
  readonly voltageV: number | null;
  readonly currentA: number | null;
}

export interface EnvSample extends TelemetryBase {
  readonly kind: 'env';
  readonly sensor: string;
  readonly celsius: number | null;
  readonly humidityPercent: number | null;
  readonly co2Ppm: number | null;
}

/** QoS 0 readings: folded to minutes, not journalled one by one. */
export type Telemetry = PowerSample | EnvSample;
