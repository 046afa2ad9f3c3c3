import type { MinuteEvent, StationEvent, Telemetry } from '../../src-shared/domain/event.ts';
import { MinuteFolder } from '../../src-shared/domain/minutes.ts';
import type {
  AlarmView,
  Origin,
  StationDetail,
  StationSummary,
} from '../../src-shared/domain/station-view.ts';
import { emptyStation, reduceStation, type StationState } from '../../src-shared/domain/station.ts';
import { alarmViews, detail, summarise } from '../../src-shared/domain/summary.ts';
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
  readonly observe: (sample: Telemetry) => void;
  /** Called every second: silence makes stale, and a day that begins makes new figures. */
  readonly tick: () => void;
  /** The minutes that are over, to be journalled. */
  readonly closeMinutes: () => readonly MinuteEvent[];
  /** All open minutes, at an orderly exit. */
  readonly flushMinutes: () => readonly MinuteEvent[];
  readonly summary: (station: string) => StationSummary | null;
  readonly detail: (station: string) => StationDetail | null;
  readonly alarms: () => readonly AlarmView[];
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
export const SNAPSHOT_VERSION = 1;

interface EngineOptions {
  readonly board: LiveBoard;
  readonly now: () => number;
  readonly staleAfterMs: () => number;
  /** Unique to this start of the program: part of the ids of the minutes it makes. */
  readonly instance: string;
}

interface Heard {
  lastMs: number;
  origin: Origin;
}

export function createEngine({ board, now, staleAfterMs, instance }: EngineOptions): Engine {
  const stations = new Map<string, StationState>();
  const heard = new Map<string, Heard>();
  const shown = new Map<string, string>();
  const minutes = new MinuteFolder(instance);
  const startedMs = now();
  let cursor = 0;
  let sampledMinute = 0;

  const context = (station: string, nowMs: number) => ({
    nowMs,
    staleAfterMs: staleAfterMs(),
    // A station that we cannot have heard yet is given the same time to speak as one that fell silent.
    lastHeardMs: heard.get(station)?.lastMs ?? startedMs,
    origin: heard.get(station)?.origin ?? ('restored' as const),
    openEnergyKwh: minutes.openEnergyKwh(station),
  });

  const hear = (station: string, arrivedMs: number, retained: boolean): void => {
    const known = heard.get(station);
    if (retained) {
      if (known === undefined) heard.set(station, { lastMs: startedMs, origin: 'retained' });
      return;
    }
    if (known === undefined) heard.set(station, { lastMs: arrivedMs, origin: 'live' });
    else {
      known.lastMs = Math.max(known.lastMs, arrivedMs);
      known.origin = 'live';
    }
  };

  const reduce = ({ cursor: at, event }: Entry): void => {
    cursor = at;
    const before = stations.get(event.station) ?? emptyStation(event.station);
    stations.set(event.station, reduceStation(before, event));
  };

  const sampleInside = (station: string, atMs: number): void => {
    const inside = insideOf(station, atMs);
    if (inside !== null) minutes.addInside(station, atMs, inside);
  };

  const insideOf = (station: string, atMs: number): number | null => {
    const state = stations.get(station);
    return state === undefined ? null : summarise(state, context(station, atMs)).inside;
  };

  /** Occupancy is sampled once a minute even when nobody comes: a minute without a sample is a gap, not a calm one. */
  const sampleAll = (nowMs: number): void => {
    const minute = Math.floor(nowMs / 60_000);
    if (minute === sampledMinute) return;
    sampledMinute = minute;
    for (const [station, state] of stations) {
      const summary = summarise(state, context(station, nowMs));
      if (summary.state === 'online' && summary.inside !== null)
        minutes.addInside(station, nowMs, summary.inside);
    }
  };

  const seedRegisters = (state: StationState): void => {
    for (const [meter, kwh] of Object.entries(state.registersKwh)) minutes.seedRegister(state.id, meter, kwh);
  };

  return {
    restore: (entries) => {
      for (const entry of entries) {
        reduce(entry);
        board.touchSoon(entry.event.station);
      }
      for (const { event } of entries) {
        const state = stations.get(event.station);
        if (event.kind === 'minute' && state !== undefined) seedRegisters(state);
      }
      board.touchAlarms();
    },
    apply: (entries) => {
      for (const entry of entries) {
        const { event } = entry;
        reduce(entry);
        if (event.kind === 'minute') continue;
        hear(event.station, event.arrivedMs, event.retained);
        if (event.kind === 'people' || event.kind === 'correction') sampleInside(event.station, event.atMs);
        if (event.kind === 'alarm') board.touchAlarms();
        board.touchNow(event.station);
      }
    },
    observe: (sample) => {
      const { station } = sample;
      stations.set(station, observeTelemetry(stations.get(station) ?? emptyStation(station), sample));
      minutes.add(sample);
      hear(station, sample.arrivedMs, false);
      board.touchSoon(station);
    },
    tick: () => {
      const nowMs = now();
      sampleAll(nowMs);
      for (const [station, state] of stations) {
        const { state: connectivity, visitsToday } = summarise(state, context(station, nowMs));
        const face = `${connectivity} ${String(visitsToday)}`;
        if (shown.get(station) !== face) board.touchNow(station);
        shown.set(station, face);
      }
    },
    closeMinutes: () => minutes.close(now()),
    flushMinutes: () => minutes.flush(now()),
    summary: (station) => {
      const state = stations.get(station);
      return state === undefined ? null : summarise(state, context(station, now()));
    },
    detail: (station) => {
      const state = stations.get(station);
      return state === undefined ? null : detail(state, context(station, now()));
    },
    alarms: () => [...stations.values()].flatMap((state) => alarmViews(state)),
    has: (station) => stations.has(station),
    snapshot: () => ({ version: SNAPSHOT_VERSION, cursor, stations: [...stations.values()] }),
    load: (snapshot) => {
      cursor = snapshot.cursor;
      for (const state of snapshot.stations) {
        stations.set(state.id, state);
        seedRegisters(state);
        board.touchSoon(state.id);
      }
      board.touchAlarms();
    },
  };
}
