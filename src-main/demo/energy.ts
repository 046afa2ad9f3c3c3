import { DAY_MS, HOUR_MS, MINUTE_MS } from './local-day.ts';
import { lightReport } from './reports.ts';
import type { Visit } from './visits.ts';

export const METERS = ['lights', 'microwave', 'dispenser', 'sockets', 'ac', 'total'] as const;
export type Meter = (typeof METERS)[number];
type Load = Exclude<Meter, 'total'>;
const LOADS = METERS.filter((meter) => meter !== 'total');

/** Fine enough for a cycle of the microwave, coarse enough for a day in a few hundred kilobytes. */
const STEP_MS = 20_000;
const STEPS = DAY_MS / STEP_MS;

/**
 * What each load takes in a day, kWh. The day's trace is scaled to it, so that a register is a function of the
 * time alone: continuous over midnight, never falling, and the same after any restart, with no history to add up.
 */
const DAILY_KWH: Readonly<Record<Load, number>> = {
  lights: 3.2,
  microwave: 3.8,
  dispenser: 7.4,
  sockets: 2.2,
  ac: 17,
};
/** Gateway, router, cameras, screen: on the main meter only. */
const BASE_W = 85;
const BASE_DAILY_KWH = (BASE_W * 24) / 1_000;

/** The registers stood at nothing when the stations opened: 2025-01-17. */
const OPENED_DAY = 20_105;

/** Power of a local day by load, in steps from midnight, and the energy up to each step. */
export interface DayTrace {
  readonly powerW: (meter: Meter, atMs: number) => number;
  readonly registerKwh: (meter: Meter, atMs: number) => number;
}

interface LoadTrace {
  readonly watts: Float64Array;
  /** kWh from midnight to the start of the step; one longer than `watts`. */
  readonly sumKwh: Float64Array;
}

/** The trace of the day that starts at `startMs`, lived by `visits` (those of the day before too: they stay on). */
export function traceDay(day: number, startMs: number, visits: readonly Visit[], size: number): DayTrace {
  const people = countBySteps(startMs, visits, () => true);
  const charging = countBySteps(startMs, visits, ({ charges }) => charges);
  const raw: Readonly<Record<Load, Float64Array>> = {
    lights: fill((atMs, step) => lightsW(atMs, people[step] ?? 0), startMs),
    microwave: microwaveW(startMs, visits),
    dispenser: dispenserW(startMs, visits),
    sockets: fill((_, step) => 3 + 15 * (charging[step] ?? 0), startMs),
    ac: fill((atMs, step) => acW(atMs, people[step] ?? 0), startMs),
  };
  const daily = (load: Load): number => DAILY_KWH[load] * size;
  const traces = new Map(LOADS.map((load) => [load, scaled(raw[load], daily(load))]));
  const trace = (load: Load): LoadTrace => traces.get(load) ?? scaled(raw[load], daily(load));

  const powerW = (meter: Meter, atMs: number): number =>
    meter === 'total'
      ? LOADS.reduce((sum, load) => sum + powerW(load, atMs), BASE_W)
      : (trace(meter).watts[Math.floor((atMs - startMs) / STEP_MS)] ?? 0);
  const registerKwh = (meter: Meter, atMs: number): number => {
    if (meter === 'total') {
      const baseKwh = (day - OPENED_DAY + (atMs - startMs) / DAY_MS) * BASE_DAILY_KWH;
      return LOADS.reduce((sum, load) => sum + registerKwh(load, atMs), baseKwh);
    }
    const step = Math.floor((atMs - startMs) / STEP_MS);
    const sinceStepMs = atMs - startMs - step * STEP_MS;
    const { watts, sumKwh } = trace(meter);
    const todayKwh = (sumKwh[step] ?? 0) + kwhOf(watts[step] ?? 0, sinceStepMs);
    return (day - OPENED_DAY) * daily(meter) + todayKwh;
  };
  return { powerW, registerKwh };
}

const kwhOf = (watts: number, durationMs: number): number => (watts * durationMs) / HOUR_MS / 1_000;

function fill(watts: (atMs: number, step: number) => number, startMs: number): Float64Array {
  return Float64Array.from({ length: STEPS }, (_, step) => watts(startMs + step * STEP_MS, step));
}

function scaled(raw: Float64Array, dailyKwh: number): LoadTrace {
  const rawKwh = raw.reduce((sum, watts) => sum + kwhOf(watts, STEP_MS), 0);
  const watts = raw.map((value) => (value * dailyKwh) / rawKwh);
  const sumKwh = new Float64Array(STEPS + 1);
  for (const [step, value] of watts.entries()) sumKwh[step + 1] = (sumKwh[step] ?? 0) + kwhOf(value, STEP_MS);
  return { watts, sumKwh };
}

/** Adds `watts` to the steps between two times, as far as they lie in the day. */
function addBetween(into: Float64Array, startMs: number, fromMs: number, toMs: number, watts: number): void {
  const last = Math.min(STEPS, Math.round((toMs - startMs) / STEP_MS));
  for (let step = Math.max(0, Math.round((fromMs - startMs) / STEP_MS)); step < last; step += 1)
    into[step] = (into[step] ?? 0) + watts;
}

function countBySteps(startMs: number, visits: readonly Visit[], counts: (visit: Visit) => boolean) {
  const inside = new Float64Array(STEPS);
  for (const visit of visits.filter(counts)) addBetween(inside, startMs, visit.arriveMs, visit.leaveMs, 1);
  return inside;
}

function lightsW(atMs: number, inside: number): number {
  const hall = (lightReport('main-light', atMs).level ?? 100) * 0.9;
  return hall + (inside > 0 ? 40 : 0) + (lightReport('sign-light', atMs).on === true ? 60 : 0);
}

const COMPRESSOR_PERIOD_MS = 15 * MINUTE_MS;
const COMPRESSOR_ON_MS = 10 * MINUTE_MS;

function acW(atMs: number, inside: number): number {
  if (inside === 0) return 8;
  return atMs % COMPRESSOR_PERIOD_MS < COMPRESSOR_ON_MS ? 1_100 : 60;
}

function microwaveW(startMs: number, visits: readonly Visit[]): Float64Array {
  const watts = new Float64Array(STEPS).fill(2);
  for (const { microwave } of visits)
    if (microwave !== null) addBetween(watts, startMs, microwave.startMs, microwave.endMs, 1_350);
  // One at a time: who comes second waits, and the oven takes no more than it can.
  return watts.map((value) => Math.min(value, 1_352));
}

const HEATING_MS = 40_000;
/** Kept hot though nobody draws. */
const REHEAT_PERIOD_MS = 25 * MINUTE_MS;

function dispenserW(startMs: number, visits: readonly Visit[]): Float64Array {
  const watts = new Float64Array(STEPS).fill(6);
  const heatAt = (atMs: number): void => addBetween(watts, startMs, atMs, atMs + HEATING_MS, 1_500);
  for (const { arriveMs } of visits) heatAt(arriveMs + MINUTE_MS);
  for (let atMs = startMs; atMs < startMs + DAY_MS; atMs += REHEAT_PERIOD_MS) heatAt(atMs);
  return watts.map((value) => Math.min(value, 1_506));
}
