import type { Rule } from '../../src-shared/domain/alarm/rules/rule.ts';
import { picks } from '../../src-shared/domain/alarm/rules/rule.ts';
import type { StationFacts } from '../../src-shared/domain/alarm/rules/station-facts.ts';
import type { StationPast } from '../../src-shared/domain/alarm/rules/station-past.ts';
import type { Trace } from '../../src-shared/domain/alarm/rules/trace.ts';
import { DAY_MS, dayOf, HEARD, type Field } from './digest.ts';
import { readDigest, storedDays } from './digest-store.ts';
import { parseEvents } from './entries.ts';
import type { DigestRow, HistoryDb } from './rows.ts';
import { MINUTE_MS } from './telemetry.ts';

const powerOf = (meter: string): string => `power/${meter}/w`;
const celsiusOf = (sensor: string): string => `env/${sensor}/c`;

/** The signals of a station that the rule is judged by. */
export function signalsFor(rule: Rule, { mainMeters, appliances, sensors }: StationFacts): readonly string[] {
  switch (rule.kind) {
    case 'overcrowded':
    case 'overstay':
      return ['inside'];
    case 'overload':
      return mainMeters.map(powerOf);
    case 'load-while-empty':
      return ['inside', ...mainMeters.map(powerOf)];
    case 'temperature':
      return sensors.filter((sensor) => picks(rule.sensors, sensor)).map(celsiusOf);
    case 'appliance-left-on': {
      const picked = appliances.filter(({ device }) => picks(rule.devices, device));
      return [...(rule.whileEmpty ? ['inside'] : []), ...picked.map(({ meter }) => powerOf(meter))];
    }
    default:
      return [];
  }
}

interface Wanted {
  readonly fromMs: number;
  readonly toMs: number;
  readonly staleAfterMs: number;
  readonly signals: readonly string[];
  readonly trace: Trace | null;
  readonly field: Field;
}

/** A station's stored past: digests of the days that have them, the tables for today and the rest. */
export async function pastOf(db: HistoryDb, facts: StationFacts, wanted: Wanted): Promise<StationPast> {
  const { station } = facts;
  const { toMs, signals, trace, field } = wanted;
  const fromMs = Math.floor(wanted.fromMs / MINUTE_MS) * MINUTE_MS;
  const series = [...new Set([HEARD, ...signals, ...(trace === null ? [] : [`trace/${trace}`])])];
  const stored =
    field === 'last'
      ? (await Promise.all(series.map((name) => storedDays(db, station, name, fromMs, toMs)))).flat()
      : [];
  const known = new Set(stored.filter((row) => row.series === HEARD).map(({ dayMs }) => dayMs));
  const rows = stored.filter(({ dayMs }) => known.has(dayMs));
  for (let dayMs = dayOf(fromMs); dayMs < toMs; dayMs += DAY_MS)
    if (!known.has(dayMs)) rows.push(...(await readDigest(db, station, dayMs, trace !== null, field)));
  return layOut(facts, { ...wanted, fromMs }, rows);
}

function layOut(
  facts: StationFacts,
  { fromMs, toMs, staleAfterMs, trace }: Wanted,
  rows: readonly DigestRow[],
): StationPast {
  const minutes = Math.ceil((toMs - fromMs) / MINUTE_MS);
  const line = (name: string): Float32Array | null => {
    const ofName = rows.filter(({ series }) => series === name);
    if (ofName.length === 0) return null;
    const values = new Float32Array(minutes).fill(Number.NaN);
    for (const row of ofName) place(values, row, fromMs);
    return values;
  };
  const heard = new Uint8Array(minutes);
  for (const row of rows) if (row.series === HEARD) place(heard, row, fromMs);
  const named = (names: readonly (readonly [string, string])[]): Map<string, Float32Array> =>
    new Map(
      names.flatMap(([name, signal]) => {
        const values = line(signal);
        return values === null ? [] : [[name, values] as const];
      }),
    );
  const events = rows
    .filter(({ series }) => series === `trace/${String(trace)}`)
    .sort((a, b) => a.dayMs - b.dayMs)
    .flatMap((row) => parseEvents(row.events))
    .filter(({ atMs }) => atMs >= fromMs && atMs < toMs);
  return {
    station: facts.station,
    timezone: facts.timezone,
    workingHours: facts.workingHours,
    capacity: facts.capacity,
    ratedW: facts.ratedW,
    fromMs,
    minutes,
    staleAfterMs,
    inside: line('inside'),
    powerW: sumOf(facts.mainMeters.map((meter) => line(powerOf(meter)))),
    appliancesW: named(facts.appliances.map(({ device, meter }) => [device, powerOf(meter)])),
    celsius: named(facts.sensors.map((sensor) => [sensor, celsiusOf(sensor)])),
    heard,
    events,
  };
}

/** A day's minutes into their place, as far as they lie within. */
function place(values: Float32Array | Uint8Array, { minutes: day, dayMs }: DigestRow, fromMs: number): void {
  if (day === null) return;
  const offset = (dayMs - fromMs) / MINUTE_MS;
  const first = Math.max(0, -offset);
  const last = Math.min(day.length, values.length - offset);
  if (first < last) values.set(day.subarray(first, last), offset + first);
}

/** Of all main meters together; unknown where one of them is. */
function sumOf(lines: readonly (Float32Array | null)[]): Float32Array | null {
  const [first, ...others] = lines;
  if (first == null || others.includes(null)) return null;
  const sum = first.slice();
  for (const other of others)
    if (other !== null) other.forEach((value, at) => (sum[at] = (sum[at] ?? 0) + value));
  return sum;
}
