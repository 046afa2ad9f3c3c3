import type { Priority } from '../event.ts';
import type { AlarmOccurrence } from './occurrence.ts';

/** The bands whose target spread is 5 / 15 / 80 % (EEMUA 191); critical counts with high. */
type Band = 'high' | 'medium' | 'low';

interface BandShare {
  readonly count: number;
  /** 0 to 1; null where there was no alarm at all. */
  readonly share: number | null;
  readonly target: number;
}
export type PrioritySpread = Readonly<Record<Band, BandShare>>;

const TARGETS: Readonly<Record<Band, number>> = { high: 0.05, medium: 0.15, low: 0.8 };

/** Of how many, in the middle, and what nine of ten did not exceed; ms. */
export interface Durations {
  readonly count: number;
  readonly medianMs: number;
  readonly p90Ms: number;
}

interface ResponseTimes {
  readonly occurred: number;
  /** From the raise to the acknowledgement; null: nobody acknowledged any. */
  readonly acknowledge: Durations | null;
  /** From the raise to the return to normal; null: none returned. */
  readonly clear: Durations | null;
}
export type PriorityTimes = Readonly<Record<Priority, ResponseTimes>>;

export function spreadOf(rows: readonly AlarmOccurrence[]): PrioritySpread {
  const band = (name: Band, ...priorities: Priority[]): BandShare => {
    const count = rows.filter(({ priority }) => priorities.includes(priority)).length;
    return { count, share: rows.length === 0 ? null : count / rows.length, target: TARGETS[name] };
  };
  return {
    high: band('high', 'critical', 'high'),
    medium: band('medium', 'medium'),
    low: band('low', 'low'),
  };
}

export function timesOf(rows: readonly AlarmOccurrence[]): PriorityTimes {
  const of = (priority: Priority): ResponseTimes => {
    const same = rows.filter((row) => row.priority === priority);
    return {
      occurred: same.length,
      acknowledge: durationsOf(same.flatMap(acknowledgedAfterMs)),
      clear: durationsOf(same.flatMap(clearedAfterMs)),
    };
  };
  return { critical: of('critical'), high: of('high'), medium: of('medium'), low: of('low') };
}

/** A clock of another console may be a little behind the station's. */
const notNegative = (ms: number): number => Math.max(0, ms);
const acknowledgedAfterMs = ({ raisedMs, acknowledged }: AlarmOccurrence): number[] =>
  acknowledged === null ? [] : [notNegative(acknowledged.atMs - raisedMs)];
const clearedAfterMs = ({ raisedMs, clearedMs }: AlarmOccurrence): number[] =>
  clearedMs === null ? [] : [clearedMs - raisedMs];

/** By nearest rank: each figure is one that was measured. Null without any. */
export function durationsOf(durationsMs: readonly number[]): Durations | null {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return sorted.length === 0 ? null : { count: sorted.length, medianMs: rank(0.5), p90Ms: rank(0.9) };
}
