import { chatteringOf, worstOf, type Chattering, type Ranked } from './load-alarms.ts';
import { spreadOf, timesOf, type PrioritySpread, type PriorityTimes } from './load-priorities.ts';
import { binsOf, floodShare, peakOf, TEN_MINUTES_MS, type AlarmBin, type Peak } from './load-windows.ts';
import { endOf, type AlarmOccurrence } from './occurrence.ts';

/** The stretch that is looked at: `[fromMs, toMs)`, epoch ms; `toMs` is "now" for what is standing. */
export interface LoadRange {
  readonly fromMs: number;
  readonly toMs: number;
  /** Columns of `bins` are so wide, ms, and laid from `originMs` on, which is not after `fromMs`. */
  readonly binMs: number;
  readonly originMs: number;
  /** Who share the load, at least 1. */
  readonly operators: number;
}

/** What alarms ask of the operators (EEMUA 191, ISA-18.2). Null: there was no time or no alarm to tell it from. */
export interface AlarmLoad extends LoadRange {
  readonly total: number;
  readonly perOperatorHour: number | null;
  /** Alarms in ten minutes on average, per operator. */
  readonly perTenMinutes: number | null;
  readonly peak: Peak | null;
  /** Share, 0 to 1, of the ten-minute windows with more than FLOOD_ABOVE alarms. */
  readonly floodShare: number | null;
  readonly bins: readonly AlarmBin[];
  /** Active at `toMs` since an hour at least. */
  readonly standing: number;
  /** Active at `toMs` since a day at least; they are among the standing. */
  readonly stale: number;
  readonly chattering: readonly Chattering[];
  /** At most ten, those that occurred most often first. */
  readonly worst: readonly Ranked[];
  readonly spread: PrioritySpread;
  readonly times: PriorityTimes;
}

const HOUR_MS = 3_600_000;
/** A new alarm is being dealt with; what is there after an hour stands. */
const STANDING_MS = HOUR_MS;
/** ISA-18.2: stale is what has been active for a day. */
const STALE_MS = 24 * HOUR_MS;

/**
 * Reckons the load from occurrences in any order. Those raised before the stretch count as standing only; undated ones
 * (known from a retained message alone) are standing and nothing else, for nobody knows when they occurred.
 */
export function loadOf(rows: readonly AlarmOccurrence[], range: LoadRange): AlarmLoad {
  const { fromMs, toMs, operators } = range;
  const counted = rows
    .filter(({ dated, raisedMs }) => dated && raisedMs >= fromMs && raisedMs < toMs)
    .sort((a, b) => a.raisedMs - b.raisedMs);
  const times = counted.map(({ raisedMs }) => raisedMs);
  const spanMs = Math.max(0, toMs - fromMs);
  const rate = (unitMs: number): number | null =>
    spanMs === 0 ? null : (counted.length * unitMs) / spanMs / Math.max(1, operators);
  return {
    ...range,
    total: counted.length,
    perOperatorHour: rate(HOUR_MS),
    perTenMinutes: rate(TEN_MINUTES_MS),
    peak: peakOf(times),
    floodShare: floodShare(times, range),
    bins: binsOf(counted, range),
    standing: activeSince(rows, toMs, STANDING_MS),
    stale: activeSince(rows, toMs, STALE_MS),
    chattering: chatteringOf(counted),
    worst: worstOf(counted),
    spread: spreadOf(counted),
    times: timesOf(counted),
  };
}

function activeSince(rows: readonly AlarmOccurrence[], nowMs: number, leastMs: number): number {
  const isActive = (row: AlarmOccurrence): boolean =>
    row.raisedMs < nowMs && (endOf(row) ?? Infinity) > nowMs;
  return rows.filter((row) => isActive(row) && nowMs - row.raisedMs >= leastMs).length;
}
