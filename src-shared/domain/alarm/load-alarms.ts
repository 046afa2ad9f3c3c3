import type { AlarmOccurrence } from './occurrence.ts';
import { peakOf, TEN_MINUTES_MS } from './load-windows.ts';

/** Which alarm it is; type and text as it last said them. */
interface OneAlarm {
  readonly station: string;
  readonly alarm: string;
  readonly type: string;
  readonly text: string;
}

/** How often an alarm occurred, and its share of all, 0 to 1. */
export interface Ranked extends OneAlarm {
  readonly count: number;
  readonly share: number;
}

/** An alarm that comes and goes faster than anybody can answer it. */
export interface Chatter extends OneAlarm {
  /** Most occurrences within a minute, and within ten. */
  readonly inMinute: number;
  readonly inTenMinutes: number;
}

const MINUTE_MS = 60_000;
const WORST_MAX = 10;
/** ISA-18.2: three times in a minute; and what is slower, but never leaves the list. */
const CHATTER_IN_MINUTE = 3;
const CHATTER_IN_TEN_MINUTES = 10;

/** Of occurrences in ascending order. */
export function worstOf(rows: readonly AlarmOccurrence[]): readonly Ranked[] {
  return byAlarm(rows)
    .map((same) => ({ ...nameOf(same), count: same.length, share: same.length / rows.length }))
    .sort((a, b) => b.count - a.count || byName(a, b))
    .slice(0, WORST_MAX);
}

/** Of occurrences in ascending order; the fastest first. */
export function chatterOf(rows: readonly AlarmOccurrence[]): readonly Chatter[] {
  return byAlarm(rows)
    .map((same) => {
      const times = same.map(({ raisedMs }) => raisedMs);
      const most = (widthMs: number): number => peakOf(times, widthMs)?.count ?? 0;
      return { ...nameOf(same), inMinute: most(MINUTE_MS), inTenMinutes: most(TEN_MINUTES_MS) };
    })
    .filter((c) => c.inMinute >= CHATTER_IN_MINUTE || c.inTenMinutes >= CHATTER_IN_TEN_MINUTES)
    .sort((a, b) => b.inMinute - a.inMinute || b.inTenMinutes - a.inTenMinutes || byName(a, b));
}

function byAlarm(rows: readonly AlarmOccurrence[]): AlarmOccurrence[][] {
  const groups = new Map<string, AlarmOccurrence[]>();
  for (const row of rows) {
    const key = `${row.station} ${row.alarm}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function nameOf(same: readonly AlarmOccurrence[]): OneAlarm {
  const { station = '', alarm = '', type = '', text = '' } = same.at(-1) ?? {};
  return { station, alarm, type, text };
}

function byName(a: OneAlarm, b: OneAlarm): number {
  const [one, other] = [a, b].map(({ station, alarm }) => `${station} ${alarm}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}
