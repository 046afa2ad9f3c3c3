/**
 * What can be drawn over time: `inside` (people), `visits` (entries counted), `power/{meter}/w`, `env/{sensor}/c|rh|co2`.
 * The names are those of a minute's signals, see MinuteEvent.
 */
export type Signal = string;

/** How finely a stretch is read: what one value stands for. */
export type Resolution = 'minute' | 'five-minutes' | 'hour' | 'day';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The longest stretch read minute by minute: 4,320 of them, more than any screen has pixels. */
const MINUTES_UP_TO_MS = 3 * DAY_MS;
/** A year and a month of hours: 9,600. */
const HOURS_UP_TO_MS = 400 * DAY_MS;

/** Visits are sums: one in a minute is a comb, so their bins are as wide as one asks about them. */
const VISITS_BY_EVENT_UP_TO_MS = 26 * HOUR_MS;
const VISITS_BY_HOUR_UP_TO_MS = 35 * DAY_MS;

export const VISITS = 'visits';
export const INSIDE = 'inside';

const METER = /^power\/([^/]+)\/w$/;
const SENSOR = /^env\/([^/]+)\/(c|rh|co2)$/;

/** The meter of a signal of power; null for any other. */
export const meterOf = (signal: Signal): string | null => METER.exec(signal)?.[1] ?? null;

export type SensorField = 'c' | 'rh' | 'co2';

/** The sensor of a signal of the air and what it measures; null for any other. */
export function sensorOf(signal: Signal): { readonly sensor: string; readonly field: SensorField } | null {
  const [, sensor, field] = SENSOR.exec(signal) ?? [];
  if (sensor === undefined) return null;
  return { sensor, field: field === 'c' ? 'c' : field === 'rh' ? 'rh' : 'co2' };
}

export const isSignal = (text: string): boolean =>
  text === VISITS || text === INSIDE || meterOf(text) !== null || sensorOf(text) !== null;

export function resolutionFor(signal: Signal, spanMs: number): Resolution {
  if (signal === VISITS) {
    if (spanMs <= VISITS_BY_EVENT_UP_TO_MS) return 'five-minutes';
    return spanMs <= VISITS_BY_HOUR_UP_TO_MS ? 'hour' : 'day';
  }
  if (spanMs <= MINUTES_UP_TO_MS) return 'minute';
  return spanMs <= HOURS_UP_TO_MS ? 'hour' : 'day';
}
