import { chanceOf } from './chance.ts';
import { COUNTED_AFTER_MS, eventsOfDay, type LifeEvent, type LifeMessage } from './day.ts';
import { traceDay, type Meter } from './energy.ts';
import { DAY_MS, dayOf, hourOf, startOfDay } from './local-day.ts';
import { PRESENCE_DEVICES, presenceReport, undisturbedReports, type DeviceReport } from './reports.ts';
import type { DemoStation } from './stations.ts';
import { visitsOfDay, type Visit } from './visits.ts';

export interface PowerReading {
  readonly powerW: number;
  readonly registerKwh: number;
  readonly voltageV: number;
  readonly currentA: number;
}

export interface EnvReading {
  readonly celsius: number;
  readonly humidityPercent: number;
  readonly co2Ppm: number;
}

/** A station's life as a function of time: nothing is remembered, so a restart goes on with the same day. */
export interface Life {
  /** What happens after `fromMs`, up to and including `toMs`, by time. */
  readonly events: (fromMs: number, toMs: number) => readonly LifeEvent[];
  readonly insideAt: (atMs: number) => number;
  readonly reportsAt: (atMs: number) => ReadonlyMap<string, DeviceReport>;
  readonly power: (meter: Meter, atMs: number) => PowerReading;
  readonly env: (atMs: number) => EnvReading;
}

/** Today, yesterday (whose visitors may still be inside), and one to spare while history is told. */
const DAYS_KEPT = 4;
/** Readings waver by themselves at this pace. */
const WAVER_MS = 2_000;

export function createLife(station: DemoStation, seed: number): Life {
  const visits = remembering((day) =>
    visitsOfDay(station, startOfDay(day), chanceOf(seed, station.id, day, 'visits')),
  );
  const counts = remembering((day) => countsOf(visits(day)));
  const eventsOn = remembering((day) =>
    eventsOfDay(visits(day), day, chanceOf(seed, station.id, day, 'troubles')),
  );
  const trace = remembering((day) =>
    traceDay(day, startOfDay(day), [...visits(day - 1), ...visits(day)], station.busy),
  );
  const insideAt = (atMs: number): number =>
    [counts(dayOf(atMs) - 1), counts(dayOf(atMs))].reduce(
      (inside, { enteredMs, leftMs }) => inside + countUpTo(enteredMs, atMs) - countUpTo(leftMs, atMs),
      0,
    );

  const events = (fromMs: number, toMs: number): readonly LifeEvent[] => {
    const found: LifeEvent[] = [];
    for (let day = dayOf(fromMs) - 1; day <= dayOf(toMs); day += 1)
      found.push(...eventsOn(day).filter(({ atMs }) => atMs > fromMs && atMs <= toMs));
    return found.sort((a, b) => a.atMs - b.atMs).flatMap((event) => [event, ...presenceFollows(event)]);
  };

  /** Light and air of the rest area, when the first has come or the last has gone. */
  const presenceFollows = ({ id, atMs, message }: LifeEvent): LifeEvent[] => {
    if (message.kind !== 'people') return [];
    const inside = insideAt(atMs);
    if (inside !== message.entered) return [];
    return PRESENCE_DEVICES.map((device): LifeEvent => {
      const state: LifeMessage = { kind: 'state', device, report: presenceReport(inside) };
      return { id: `${id}-${device}`, atMs, message: state };
    });
  };

  const waver = (what: string, atMs: number): number =>
    chanceOf(seed, station.id, what, Math.floor(atMs / WAVER_MS)).between(-1, 1);

  return {
    events,
    insideAt,
    reportsAt: (atMs) => undisturbedReports(atMs, insideAt(atMs)),
    power: (meter, atMs) => {
      const today = trace(dayOf(atMs));
      const voltageV = 226 + 3 * waver('v', atMs);
      const powerW = today.powerW(meter, atMs) * (1 + 0.02 * waver(meter, atMs));
      return {
        powerW,
        registerKwh: today.registerKwh(meter, atMs),
        voltageV,
        currentA: powerW / voltageV,
      };
    },
    env: (atMs) => {
      const inside = insideAt(atMs);
      const warmth = Math.sin(((hourOf(atMs) - 9) / 24) * 2 * Math.PI);
      return {
        celsius: 22 + 2.5 * warmth + 0.06 * inside + 0.1 * waver('c', atMs),
        humidityPercent: 46 - 5 * warmth + 0.4 * inside + waver('rh', atMs),
        co2Ppm: Math.round(440 + 34 * inside + 6 * waver('co2', atMs)),
      };
    },
  };
}

/** When the counter saw people come and go, ascending. */
function countsOf(visits: readonly Visit[]) {
  const counted = (times: readonly number[]) =>
    Float64Array.from(times, (ms) => ms + COUNTED_AFTER_MS).sort();
  return {
    enteredMs: counted(visits.map(({ arriveMs }) => arriveMs)),
    leftMs: counted(visits.map(({ leaveMs }) => leaveMs)),
  };
}

/** How many of the ascending times are not after `atMs`. */
function countUpTo(times: Float64Array, atMs: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keeps the last few answers: a day is asked for thousands of times and made once. */
function remembering<T>(make: (day: number) => T): (day: number) => T {
  const kept = new Map<number, T>();
  return (day) => {
    const known = kept.get(day);
    if (known !== undefined) return known;
    const made = make(day);
    kept.set(day, made);
    const oldest = kept.keys().next();
    if (kept.size > DAYS_KEPT && oldest.done !== true) kept.delete(oldest.value);
    return made;
  };
}

/** The past that a station tells at its first start: one day. */
export const PAST_MS = DAY_MS;
