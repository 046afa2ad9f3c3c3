import type { Aggregate } from '../../src-shared/domain/event.ts';
import type { HourRow } from './rows.ts';
import { HOUR_MS } from './segments.ts';
import { hourOf, MINUTE_MS, readEnergy, readMinute } from './telemetry.ts';

type Values = (number | null)[];

/** One value per minute; null is a gap. */
interface SignalLine {
  readonly mean: Values;
  readonly min: Values;
  readonly max: Values;
  readonly last: Values;
}

/** Minutes of one station, `[startMs, startMs + minutes * 60 s)`. A signal without any data is absent. */
export interface DayLine {
  readonly startMs: number;
  readonly minutes: number;
  readonly signals: ReadonlyMap<string, SignalLine>;
  /** By meter, kWh of each minute. */
  readonly energyKwh: ReadonlyMap<string, Values>;
}

/** The UTC hours that `[fromMs, toMs)` touches. */
export function hoursOf(fromMs: number, toMs: number): number[] {
  const hours: number[] = [];
  for (let hourMs = hourOf(fromMs); hourMs < toMs; hourMs += HOUR_MS) hours.push(hourMs);
  return hours;
}

/** Lays hours out minute by minute; of `wanted` signals only, or of all when null. */
export function layOut(
  rows: readonly HourRow[],
  fromMs: number,
  toMs: number,
  wanted: ReadonlySet<string> | null,
): DayLine {
  const startMs = Math.floor(fromMs / MINUTE_MS) * MINUTE_MS;
  const minutes = Math.max(0, Math.ceil((toMs - startMs) / MINUTE_MS));
  const gaps = (): Values => Array.from({ length: minutes }, () => null);
  const signals = new Map<string, SignalLine>();
  const energyKwh = new Map<string, Values>();
  for (const row of rows) {
    const span = spanOf(row.hourMs, startMs, minutes);
    for (const [signal, cells] of row.signals) {
      if (wanted !== null && !wanted.has(signal)) continue;
      const line = signals.get(signal) ?? { mean: gaps(), min: gaps(), max: gaps(), last: gaps() };
      signals.set(signal, line);
      for (const [at, minute] of span)
        write(line, at, readMinute(cells, minute, row.hourMs + minute * MINUTE_MS));
    }
    for (const [meter, cells] of row.energyKwh) {
      const line = energyKwh.get(meter) ?? gaps();
      energyKwh.set(meter, line);
      for (const [at, minute] of span) line[at] = readEnergy(cells, minute);
    }
  }
  return { startMs, minutes, signals, energyKwh };
}

/** Pairs of place in the line and minute of the hour, where the two overlap. */
function spanOf(hourMs: number, startMs: number, minutes: number): (readonly [at: number, minute: number])[] {
  const offset = (hourMs - startMs) / MINUTE_MS;
  const pairs: (readonly [number, number])[] = [];
  for (let minute = 0; minute < 60; minute += 1) {
    const at = offset + minute;
    if (at >= 0 && at < minutes) pairs.push([at, minute]);
  }
  return pairs;
}

function write(line: SignalLine, at: number, aggregate: Aggregate | null): void {
  if (aggregate === null) return;
  line.mean[at] = aggregate.sum / aggregate.n;
  line.min[at] = aggregate.min;
  line.max[at] = aggregate.max;
  line.last[at] = aggregate.last;
}
