import { toKwh } from './energy.ts';
import { lookup } from './keyed.ts';
import type { LocalDay } from './local-time.ts';
import type { MeterState } from './readings.ts';
import { sumQuarters } from './quarters.ts';
import type { StationState } from './station.ts';

/** By custom the station's main meter. */
const MAIN_METER = 'total';

/** A meter that has been silent for so long while others speak no longer counts to the power now. */
const HOLD_MS = 15 * 60_000;

/**
 * The meters whose sum is the station's use, without counting any use twice: the one called "total"; else those listed as meters and not
 * as part of an appliance; else all that report.
 */
export function mainMeters(state: StationState): readonly string[] {
  const reporting = Object.keys(state.readings.meters);
  if (reporting.includes(MAIN_METER)) return [MAIN_METER];
  const listed = new Set(
    state.about?.info.devices
      .filter(({ kind }) => kind === 'meter')
      .map(({ device, meter }) => meter ?? device),
  );
  const main = reporting.filter((meter) => listed.has(meter));
  return main.length > 0 ? main : reporting;
}

export function energyOfDay(meter: MeterState, day: LocalDay): number {
  return toKwh(sumQuarters(meter.energyMilliWh, day.startMs, day.endMs));
}

/** Power now, W, and energy of journalled minutes of the day, kWh; null where no meter has told. */
export function powerFigures(
  state: StationState,
  day: LocalDay,
): { readonly powerW: number | null; readonly energyKwh: number | null } {
  const meters = mainMeters(state).flatMap((name) => lookup(state.readings.meters, name) ?? []);
  if (meters.length === 0) return { powerW: null, energyKwh: null };
  const powers = meters.flatMap(({ powerW }) => powerW ?? []);
  const newestMs = powers.reduce((newest, { lastMs }) => Math.max(newest, lastMs), -Infinity);
  const fresh = powers.filter(({ lastMs }) => lastMs >= newestMs - HOLD_MS);
  // Rounded to mW, so that the order of adding does not show.
  const sumW = Math.round(fresh.reduce((sum, { last }) => sum + last, 0) * 1_000) / 1_000;
  const energyKwh = meters.reduce((sum, meter) => sum + energyOfDay(meter, day), 0);
  return { powerW: fresh.length === 0 ? null : sumW, energyKwh };
}
