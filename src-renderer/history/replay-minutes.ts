import { merge } from '../../src-shared/domain/aggregate.ts';
import type { Aggregate, MinuteEvent } from '../../src-shared/domain/event.ts';
import type { HourRow } from './rows.ts';
import { MINUTE_MS, readEnergy, readMinute } from './telemetry.ts';

/** Energy is summed by quarters of an hour: within one, minutes together say the same as one by one. */
const QUARTER_MINUTES = 15;
const HOUR_MINUTES = 60;

/** The stored minutes of an hour that end in `(fromMs, toMs]`, as events, those of a quarter in one. Registers are not kept. */
export function minuteEventsOf(row: HourRow, fromMs: number, toMs: number): MinuteEvent[] {
  const events: MinuteEvent[] = [];
  for (let quarter = 0; quarter < HOUR_MINUTES; quarter += QUARTER_MINUTES) {
    const minutes = Array.from({ length: QUARTER_MINUTES }, (_, at) => quarter + at).filter((minute) => {
      const endMs = row.hourMs + (minute + 1) * MINUTE_MS;
      return endMs > fromMs && endMs <= toMs && (row.fragments[minute] ?? 0) > 0;
    });
    const [first] = minutes;
    if (first !== undefined) events.push(together(row, minutes, row.hourMs + first * MINUTE_MS));
  }
  return events;
}

function together(row: HourRow, minutes: readonly number[], minuteMs: number): MinuteEvent {
  const signals = signalsOf(row, minutes);
  const atMs = Object.values(signals).reduce((newest, { lastMs }) => Math.max(newest, lastMs), minuteMs);
  return {
    kind: 'minute',
    station: row.station,
    id: `minute-${minuteMs.toString(36)}`,
    atMs,
    stationMs: null,
    arrivedMs: atMs,
    timing: 'ok',
    retained: false,
    seq: null,
    minuteMs,
    signals,
    energyKwh: energyOf(row, minutes),
    registersKwh: {},
  };
}

function signalsOf(row: HourRow, minutes: readonly number[]): Record<string, Aggregate> {
  const signals: Record<string, Aggregate> = {};
  for (const [signal, cells] of row.signals) {
    // Voltage and current are no part of a station's state.
    if (signal.endsWith('/v') || signal.endsWith('/a')) continue;
    const told = minutes.flatMap(
      (minute) => readMinute(cells, minute, row.hourMs + minute * MINUTE_MS) ?? [],
    );
    const [first, ...others] = told;
    if (first !== undefined) signals[signal] = others.reduce(merge, first);
  }
  return signals;
}

function energyOf(row: HourRow, minutes: readonly number[]): Record<string, number> {
  const energy: Record<string, number> = {};
  for (const [meter, cells] of row.energyKwh) {
    const told = minutes.flatMap((minute) => readEnergy(cells, minute) ?? []);
    if (told.length > 0) energy[meter] = told.reduce((sum, kwh) => sum + kwh, 0);
  }
  return energy;
}
