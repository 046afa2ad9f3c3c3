import type { Rang } from './back-test.ts';
import { MINUTE_MS, type StationPast } from './station-past.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;

/** Lines of the list: nobody reads more, and the count says how many there are. */
const NEWEST_MAX = 200;
const BUSIEST_MAX = 10;

/** What the answer stands on. */
export interface Coverage {
  readonly stations: number;
  /** Stations of which nothing is stored that the rule could judge. */
  readonly unjudged: number;
  /** The first stored minute of any station, epoch ms; null: nothing is stored. */
  readonly fromMs: number | null;
  /** Minutes from then on, of all stations together, and how many of them have no data. */
  readonly minutes: number;
  readonly withoutData: number;
}

export const NO_COVERAGE: Coverage = { stations: 0, unjudged: 0, fromMs: null, minutes: 0, withoutData: 0 };

/** Adds what is stored of one station; `minutes` are reckoned at the end, when the first minute of all is known. */
export function covering(
  before: Coverage,
  { heard, fromMs, minutes }: Pick<StationPast, 'heard' | 'fromMs' | 'minutes'>,
  isJudged: boolean,
): Coverage {
  const first = heard.indexOf(1);
  const firstMs = first === -1 ? null : fromMs + first * MINUTE_MS;
  const silent = heard.reduce((sum, isHeard) => sum + 1 - isHeard, 0);
  return {
    stations: before.stations + 1,
    unjudged: before.unjudged + (isJudged && first !== -1 ? 0 : 1),
    fromMs:
      before.fromMs === null || firstMs === null
        ? (before.fromMs ?? firstMs)
        : Math.min(before.fromMs, firstMs),
    minutes: before.minutes + minutes,
    withoutData: before.withoutData + silent,
  };
}

/** Once the first stored minute is known: what lies before it for all stations was never there to be missed. */
function fromFirstMinute(coverage: Coverage, rangeFromMs: number): Coverage {
  const before = ((coverage.fromMs ?? rangeFromMs) - rangeFromMs) / MINUTE_MS;
  const never = before * coverage.stations;
  return { ...coverage, minutes: coverage.minutes - never, withoutData: coverage.withoutData - never };
}

export interface BackTestReport {
  readonly fromMs: number;
  readonly toMs: number;
  /** How often it would have rung, and for how long altogether, ms; what would still be active lasts to the end. */
  readonly count: number;
  readonly totalMs: number;
  /** Times that it rang by the day since `fromMs`. */
  readonly byDay: readonly number[];
  readonly busiest: readonly { readonly station: string; readonly count: number; readonly totalMs: number }[];
  readonly newest: readonly Rang[];
  readonly coverage: Coverage;
}

export function reportOf(
  rang: readonly Rang[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  coverage: Coverage,
): BackTestReport {
  const lasted = (one: Rang): number => Math.max(0, Math.min(one.toMs ?? toMs, toMs) - one.fromMs);
  const byDay = Array.from({ length: Math.max(1, Math.ceil((toMs - fromMs) / DAY_MS)) }, () => 0);
  const stations = new Map<string, { station: string; count: number; totalMs: number }>();
  let totalMs = 0;
  for (const one of rang) {
    const day = Math.min(byDay.length - 1, Math.max(0, Math.floor((one.fromMs - fromMs) / DAY_MS)));
    byDay[day] = (byDay[day] ?? 0) + 1;
    const sum = stations.get(one.station) ?? { station: one.station, count: 0, totalMs: 0 };
    stations.set(one.station, sum);
    sum.count += 1;
    sum.totalMs += lasted(one);
    totalMs += lasted(one);
  }
  return {
    fromMs,
    toMs,
    count: rang.length,
    totalMs,
    byDay,
    busiest: [...stations.values()]
      .sort((a, b) => b.count - a.count || b.totalMs - a.totalMs || (a.station < b.station ? -1 : 1))
      .slice(0, BUSIEST_MAX),
    newest: rang.toSorted((a, b) => b.fromMs - a.fromMs).slice(0, NEWEST_MAX),
    coverage: fromFirstMinute(coverage, fromMs),
  };
}
