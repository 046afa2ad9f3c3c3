import type {
  MinuteEvent,
  OperatorsEvent,
  PeopleEvent,
  StationEvent,
  Telemetry,
} from '../../src-shared/domain/event.ts';
import { MinuteFolder } from '../../src-shared/domain/minutes.ts';
import { viewCommand, type CommandView } from '../../src-shared/domain/command/command-view.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import { mergeOperators, NO_OPERATORS } from '../../src-shared/domain/alarm/operators.ts';
import type { AlarmState } from '../../src-shared/domain/alarm/alarms.ts';
import { lookup } from '../../src-shared/domain/keyed.ts';
import type { Origin, StationDetail, StationSummary } from '../../src-shared/domain/station-view.ts';
import {
  emptyStation,
  isOfStation,
  reduceStation,
  type StationState,
} from '../../src-shared/domain/station.ts';
import { occupancy } from '../../src-shared/domain/occupancy.ts';
import { suppressedBy } from '../../src-shared/domain/alarm/suppression.ts';
import type { Link } from '../../src-shared/domain/alarm/rules/station-input.ts';
import {
  alarmViews,
  connectivity,
  detail,
  summarise,
  type ViewContext,
} from '../../src-shared/domain/summary.ts';
import { mainMeters } from '../../src-shared/domain/power-view.ts';
import { noteRepeated } from '../../src-shared/domain/sequence.ts';
import { observeTelemetry } from '../../src-shared/domain/telemetry.ts';
import type { LiveBoard } from './live-board.ts';

/**
 * The stations' states: fed with journal entries in journal order and with telemetry, read by the port.
 * All thinking is in the pure reducers of src-shared/domain; here they only meet the clock and each other.
 */
export interface Engine {
  /** Entries from the journal after a restart: they build the state, nothing is heard. */
  readonly restore: (entries: readonly Entry[]) => void;
  readonly apply: (entries: readonly Entry[]) => void;
  /** Events that are known already; they may have come under another number, which is then not missing. */
  readonly repeat: (events: readonly StationEvent[]) => void;
  /** What went beyond a bound. */
  readonly drops: () => { readonly droppedReadings: number; readonly unshownEvents: number };
  readonly observe: (sample: Telemetry) => void;
  /** Called every second: silence makes stale, and a day that begins makes new figures. */
  readonly tick: () => void;
  /** The minutes that are over, to be journalled. */
  readonly closeMinutes: () => readonly MinuteEvent[];
  /** All open minutes, at an orderly exit. */
  readonly flushMinutes: () => readonly MinuteEvent[];
  readonly summary: (station: string) => StationSummary | null;
  readonly detail: (station: string) => StationDetail | null;
  readonly alarms: (station: string) => readonly AlarmView[];
  /** This console's, newest first. */
  readonly commands: (station: string) => readonly CommandView[];
  /** Null where nothing is known of it. */
  readonly alarm: (station: string, alarm: string) => AlarmState | null;
  /** Whether another alarm of the station stands for it now. */
  readonly isSuppressed: (station: string, alarm: string) => boolean;
  readonly stations: () => Iterable<StationState>;
  readonly station: (station: string) => StationState | null;
  /** How the station is heard now. */
  readonly link: (state: StationState) => Link;
  /** The newest that was heard of it since the start; null: nothing. */
  readonly lastHeard: (station: string) => LastHeard | null;
  /** Whether operators did something that is not known yet. */
  readonly isNews: (event: OperatorsEvent) => boolean;
  readonly has: (station: string) => boolean;
  readonly snapshot: () => EngineSnapshot;
  readonly load: (snapshot: EngineSnapshot) => void;
}

export interface Entry {
  readonly cursor: number;
  readonly event: StationEvent;
}

export interface EngineSnapshot {
  readonly version: typeof SNAPSHOT_VERSION;
  readonly cursor: number;
  readonly stations: readonly StationState[];
}

/** Raised when StationState changes its shape: an older snapshot is then dropped and the journal replayed. */
export const SNAPSHOT_VERSION = 4;

/**
 * Some times the largest province's stations on one console. Whoever may publish under the root can make up names
 * without end: beyond this they are journalled, and not kept in memory.
 */
const MAX_STATIONS = 5_000;

interface EngineOptions {
  readonly board: LiveBoard;
  readonly now: () => number;
  readonly staleAfterMs: () => number;
  /** Unique to this start of the program: part of the ids of the minutes it makes. */
  readonly instance: string;
}

/** A message as far as it is remembered: which it was, when it came, and whether the broker had kept it. */
export interface LastHeard {
  readonly message: StationEvent | Telemetry;
  readonly arrivedMs: number;
  readonly retained: boolean;
}

interface Heard {
  lastMs: number;
  origin: Origin;
  message: StationEvent | Telemetry;
}

export function createEngine({ board, now, staleAfterMs, instance }: EngineOptions): Engine {
  const stations = new Map<string, StationState>();
  const heard = new Map<string, Heard>();
  const shown = new Map<string, string>();
  const minutes = new MinuteFolder(instance);
  let startedMs = now();
  let cursor = 0;
  let sampledMinute = 0;
  /** Of stations beyond MAX_STATIONS. */
  const strangers = { readings: 0, events: 0 };
  /** Of the stations that are known, as of the last tick. */
  let ignored = 0;

  const context = (state: StationState, nowMs: number): ViewContext => ({
    nowMs,
    staleAfterMs: staleAfterMs(),
    // A station that we cannot have heard yet is given the same time to speak as one that fell silent.
    lastHeardMs: heard.get(state.id)?.lastMs ?? startedMs,
    origin: heard.get(state.id)?.origin ?? 'restored',
    startedMs,
    openEnergyKwh: mainMeters(state).reduce((sum, meter) => sum + minutes.openEnergyKwh(state.id, meter), 0),
  });

  const linkOf = (state: StationState): Link => {
    const known = heard.get(state.id);
    const lastHeardMs = known?.lastMs ?? startedMs;
    const [nowMs, silentMs] = [now(), staleAfterMs()];
    const link = connectivity(state, { nowMs, staleAfterMs: silentMs, lastHeardMs });
    const isHeard = nowMs - lastHeardMs <= silentMs;
    return {
      ...link,
      speaks: link.state === 'online' || (link.state === 'unknown' && isHeard),
      heardMs: known?.origin === 'live' ? known.lastMs : null,
    };
  };

  const hear = (station: string, message: StationEvent | Telemetry, retained: boolean): void => {
    const known = heard.get(station);
    if (retained) {
      if (known === undefined) heard.set(station, { lastMs: startedMs, origin: 'retained', message });
      else if (known.origin !== 'live') known.message = message;
      return;
    }
    const { arrivedMs } = message;
    if (known === undefined) heard.set(station, { lastMs: arrivedMs, origin: 'live', message });
    else {
      known.lastMs = arrivedMs;
      known.origin = 'live';
      known.message = message;
    }
  };

  const known = (station: string): StationState | null =>
    stations.get(station) ?? (stations.size < MAX_STATIONS ? emptyStation(station) : null);

  /** What operators did may be known of a station that was never heard: it is no station on the screen by that. */
  const heardOf = (station: string): StationState | null => {
    const state = stations.get(station);
    return state === undefined || state.newestMs === null ? null : state;
  };

  /** Null: one station too many; its events stay in the journal. */
  const reduce = ({ cursor: at, event }: Entry): StationState | null => {
    cursor = at;
    const before = known(event.station);
    if (before === null) {
      strangers.events += 1;
      return null;
    }
    const state = reduceStation(before, event);
    stations.set(event.station, state);
    return state;
  };

  const sampleInside = (state: StationState, atMs: number): void => {
    const { inside } = occupancy(state.people, state.about?.info.timezone ?? null);
    if (inside !== null) minutes.addInside(state.id, atMs, inside);
  };

  /** What is delivered late tells how many were inside then only by the sensor's own count: ours is of now. */
  const samplePeople = (state: StationState, { inside, atMs, timing, retained }: PeopleEvent): void => {
    if (retained) return;
    if (inside !== null) minutes.addInside(state.id, atMs, inside);
    else if (timing !== 'late') sampleInside(state, atMs);
  };

  /** Occupancy is sampled once a minute even when nobody comes: a minute without a sample is a gap, not a calm one. */
  const sampleAll = (nowMs: number): void => {
    const minute = Math.floor(nowMs / 60_000);
    if (minute === sampledMinute) return;
    sampledMinute = minute;
    for (const state of stations.values())
      if (summarise(state, context(state, nowMs)).state === 'online') sampleInside(state, nowMs);
  };

  /** After the computer's clock was set back nothing may count as heard in the future, or silence would go unnoticed for hours. */
  const noticeClock = (nowMs: number): void => {
    startedMs = Math.min(startedMs, nowMs);
    for (const known of heard.values()) known.lastMs = Math.min(known.lastMs, nowMs);
  };

  const seedRegisters = (state: StationState): void => {
    for (const [meter, { registerKwh }] of Object.entries(state.readings.meters))
      if (registerKwh !== null) minutes.seedRegister(state.id, meter, registerKwh.last, registerKwh.lastMs);
  };

  return {
    restore: (entries) => {
      for (const entry of entries) {
        reduce(entry);
        board.touchSoon(entry.event.station);
        if (entry.event.kind === 'command') board.touchCommands(entry.event.station);
        if (isOfAlarm(entry.event)) board.touchAlarms(entry.event.station);
      }
      for (const { event } of entries) {
        const state = stations.get(event.station);
        if (event.kind === 'minute' && state !== undefined) seedRegisters(state);
      }
    },
    apply: (entries) => {
      for (const entry of entries) {
        const { event } = entry;
        const before = stations.get(event.station)?.commands;
        const state = reduce(entry);
        if (state === null || event.kind === 'minute') continue;
        if (isOfStation(event)) hear(event.station, event, event.retained);
        if (event.kind === 'people') samplePeople(state, event);
        if (event.kind === 'correction') sampleInside(state, event.atMs);
        if (isOfAlarm(event)) board.touchAlarms(event.station);
        if (before !== undefined && state.commands !== before) board.touchCommands(event.station);
        board.touchNow(event.station);
      }
    },
    repeat: (events) => {
      for (const { station, seq, retained } of events) {
        const state = stations.get(station);
        if (state === undefined || seq === null || retained) continue;
        const sequence = noteRepeated(state.sequence, seq);
        if (sequence === state.sequence) continue;
        stations.set(station, { ...state, sequence });
        board.touchSoon(station);
      }
    },
    drops: () => ({
      droppedReadings: minutes.dropped + strangers.readings,
      unshownEvents: ignored + strangers.events,
    }),
    observe: (sample) => {
      const { station } = sample;
      const before = known(station);
      if (before === null) {
        strangers.readings += 1;
        return;
      }
      stations.set(station, observeTelemetry(before, sample));
      minutes.add(sample);
      hear(station, sample, false);
      board.touchSoon(station);
    },
    tick: () => {
      const nowMs = now();
      noticeClock(nowMs);
      sampleAll(nowMs);
      ignored = 0;
      for (const state of stations.values()) {
        ignored += state.ignored;
        const { state: connectivity, visitsToday, hour } = summarise(state, context(state, nowMs));
        const face = JSON.stringify([connectivity, visitsToday, hour]);
        if (shown.get(state.id) !== face) board.touchSoon(state.id);
        shown.set(state.id, face);
      }
    },
    closeMinutes: () => minutes.close(now()),
    flushMinutes: () => minutes.flush(now()),
    summary: (station) => {
      const state = heardOf(station);
      return state === null ? null : summarise(state, context(state, now()));
    },
    detail: (station) => {
      const state = heardOf(station);
      return state === null ? null : detail(state, context(state, now()));
    },
    alarms: (station) => {
      const state = stations.get(station);
      return state === undefined ? [] : alarmViews(state, now());
    },
    commands: (station) =>
      (stations.get(station)?.commands ?? []).map((command) => viewCommand(station, command, now())),
    alarm: (station, alarm) => lookup(stations.get(station)?.alarms ?? {}, alarm) ?? null,
    isSuppressed: (station, alarm) => suppressedBy(stations.get(station)?.alarms ?? {}, alarm) !== null,
    stations: () => stations.values(),
    station: (station) => stations.get(station) ?? null,
    link: linkOf,
    lastHeard: (station) => {
      const known = heard.get(station);
      if (known === undefined) return null;
      const { message, origin } = known;
      return { message, arrivedMs: message.arrivedMs, retained: origin !== 'live' };
    },
    isNews: ({ station, alarm, report }) => {
      const { operators } = lookup(stations.get(station)?.alarms ?? {}, alarm) ?? { operators: NO_OPERATORS };
      return mergeOperators(operators, report) !== operators;
    },
    has: (station) => heardOf(station) !== null,
    snapshot: () => ({ version: SNAPSHOT_VERSION, cursor, stations: [...stations.values()] }),
    load: (snapshot) => {
      cursor = snapshot.cursor;
      for (const state of snapshot.stations) {
        stations.set(state.id, state);
        seedRegisters(state);
        board.touchSoon(state.id);
        board.touchAlarms(state.id);
        if (state.commands.length > 0) board.touchCommands(state.id);
      }
    },
  };
}

const isOfAlarm = ({ kind }: StationEvent): boolean => kind === 'alarm' || kind === 'operators';
