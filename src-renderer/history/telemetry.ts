import { merge } from '../../src-shared/domain/aggregate.ts';
import type { Aggregate, MinuteEvent } from '../../src-shared/domain/event.ts';
import type { MinuteReading } from '../../src-shared/domain/statistics/minute-figures.ts';
import type { HourRow } from './rows.ts';
import { HOUR_MS } from './segments.ts';

export const MINUTE_MS = 60_000;
const MINUTES = 60;

/**
 * Per minute: n, min, max, sum, last, and the ms of `last` within the minute; up to the last minute that has data.
 * Float32 has seven digits where meters have four. The row is written anew with each minute: fewer bytes, less wear.
 */
const FIELDS = 6;

export const hourOf = (atMs: number): number => Math.floor(atMs / HOUR_MS) * HOUR_MS;

export function emptyHour(station: string, hourMs: number): HourRow {
  return { hourMs, station, fragments: new Uint16Array(MINUTES), signals: new Map(), energyKwh: new Map() };
}

/** Merges a fragment into its hour, in place. */
export function mergeMinute(row: HourRow, event: MinuteEvent): void {
  const minute = Math.floor((event.minuteMs - row.hourMs) / MINUTE_MS);
  for (const [signal, aggregate] of Object.entries(event.signals)) {
    const cells = longEnough(row.signals.get(signal), minute);
    const before = readMinute(cells, minute, event.minuteMs);
    writeMinute(cells, minute, event.minuteMs, before === null ? aggregate : merge(before, aggregate));
    row.signals.set(signal, cells);
  }
  for (const [meter, kwh] of Object.entries(event.energyKwh)) {
    const cells = row.energyKwh.get(meter) ?? new Float64Array(MINUTES).fill(Number.NaN);
    cells[minute] = kwh + (readEnergy(cells, minute) ?? 0);
    row.energyKwh.set(meter, cells);
  }
  row.fragments[minute] = (row.fragments[minute] ?? 0) + 1;
}

const POWER = /^power\/(.+)\/w$/;

/** What minute 0..59 of the hour told; null where it has no data. */
export function readingOf(row: HourRow, minute: number): MinuteReading | null {
  if (!row.fragments[minute]) return null;
  let inside: MinuteReading['inside'] = null;
  const powerW: [string, number][] = [];
  for (const [signal, cells] of row.signals) {
    const [n = 0, , max = 0, sum = 0] = cells.subarray(minute * FIELDS, (minute + 1) * FIELDS);
    if (n === 0) continue;
    if (signal === 'inside') inside = { mean: sum / n, max };
    const meter = POWER.exec(signal)?.[1];
    if (meter !== undefined) powerW.push([meter, sum / n]);
  }
  const energyKwh = [...row.energyKwh].flatMap(([meter, cells]): [string, number][] => {
    const kwh = readEnergy(cells, minute);
    return kwh === null ? [] : [[meter, kwh]];
  });
  return { inside, powerW, energyKwh };
}

/** The aggregate of minute 0..59 that starts at `minuteMs`; null where there is no sample. */
export function readMinute(cells: Float32Array, minute: number, minuteMs: number): Aggregate | null {
  const [n = 0, min = 0, max = 0, sum = 0, last = 0, offsetMs = 0] = cells.subarray(
    minute * FIELDS,
    (minute + 1) * FIELDS,
  );
  return n === 0 ? null : { n, min, max, sum, last, lastMs: minuteMs + offsetMs };
}

function longEnough(cells: Float32Array | undefined, minute: number): Float32Array {
  const length = (minute + 1) * FIELDS;
  if (cells !== undefined && cells.length >= length) return cells;
  const longer = new Float32Array(length);
  if (cells !== undefined) longer.set(cells);
  return longer;
}

function writeMinute(cells: Float32Array, minute: number, minuteMs: number, value: Aggregate): void {
  const { n, min, max, sum, last, lastMs } = value;
  cells.set([n, min, max, sum, last, lastMs - minuteMs], minute * FIELDS);
}

/** kWh of minute 0..59; null where the register said nothing. */
export function readEnergy(cells: Float64Array, minute: number): number | null {
  const kwh = cells[minute];
  return kwh === undefined || Number.isNaN(kwh) ? null : kwh;
}
