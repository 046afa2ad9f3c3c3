import type { StationEvent } from '../../src-shared/domain/event.ts';
import { TRACES, traceOf } from '../../src-shared/domain/alarm/rules/trace.ts';
import type { DigestRow, HourRow } from './rows.ts';
import { HOUR_MS } from './segments.ts';
import { MINUTE_MS, readMinute } from './telemetry.ts';

export const DAY_MS = 24 * HOUR_MS;
const DAY_MINUTES = DAY_MS / MINUTE_MS;

/** Which of a minute's aggregate; digests hold the last. */
export type Field = 'last' | 'min' | 'max';

export const HEARD = 'heard';
const TRACE = 'trace/';
export const isTrace = (series: string): boolean => series.startsWith(TRACE);
export const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS) * DAY_MS;

/** All series of a station's day. `events`: of that day, in any order. There is always a row of `heard`. */
export function digestOf(
  station: string,
  dayMs: number,
  hours: readonly HourRow[],
  events: readonly StationEvent[],
  field: Field = 'last',
): DigestRow[] {
  const heard = new Uint8Array(DAY_MINUTES);
  const signals = new Map<string, Float32Array>();
  for (const hour of hours) {
    const offset = (hour.hourMs - dayMs) / MINUTE_MS;
    hour.fragments.forEach((count, minute) => {
      if (count > 0) heard[offset + minute] = 1;
    });
    for (const [signal, cells] of hour.signals) {
      if (!isJudged(signal)) continue;
      const values = signals.get(signal) ?? new Float32Array(DAY_MINUTES).fill(Number.NaN);
      signals.set(signal, values);
      for (let minute = 0; minute < HOUR_MS / MINUTE_MS; minute += 1)
        values[offset + minute] =
          readMinute(cells, minute, hour.hourMs)?.[field] ?? values[offset + minute] ?? Number.NaN;
    }
  }
  const ordered = events.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  const traces = TRACES.map((trace) => ({ trace, found: traceOf(trace, ordered) }));
  return [
    { station, series: HEARD, dayMs, minutes: heard, events: '' },
    ...[...signals].map(([series, minutes]) => ({ station, series, dayMs, minutes, events: '' })),
    ...traces
      .filter(({ found }) => found.length > 0)
      .map(({ trace, found }) => ({
        station,
        series: `${TRACE}${trace}`,
        dayMs,
        minutes: null,
        events: JSON.stringify(found, withoutPeople),
      })),
  ];
}

/** What no rule looks at need not be there twice. */
const isJudged = (signal: string): boolean =>
  signal === 'inside' || signal.endsWith('/w') || signal.endsWith('/c');

/** Who it was is not asked, so it is not kept here either. */
const withoutPeople = (key: string, value: unknown): unknown =>
  key === 'person' || key === 'group' || key === 'method' || key === 'reason' ? undefined : value;
