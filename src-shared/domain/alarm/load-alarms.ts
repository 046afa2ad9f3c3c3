import { chatterOf, type Chatter } from './chatter.ts';
import { endOf, type AlarmOccurrence } from './occurrence.ts';

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
export interface Chattering extends OneAlarm, Chatter {
  /** The console's rule that makes it; null: the station reports it. */
  readonly rule: string | null;
  readonly count: number;
}

const WORST_MAX = 10;

/** Of occurrences in ascending order. */
export function worstOf(rows: readonly AlarmOccurrence[]): readonly Ranked[] {
  return byAlarm(rows)
    .map((same) => ({ ...nameOf(same), count: same.length, share: same.length / rows.length }))
    .sort((a, b) => b.count - a.count || byName(a, b))
    .slice(0, WORST_MAX);
}

/** Of occurrences in ascending order; the fastest first. */
export function chatteringOf(rows: readonly AlarmOccurrence[]): readonly Chattering[] {
  return byAlarm(rows)
    .flatMap((same) => {
      const chatter = chatterOf(same.map((row) => ({ fromMs: row.raisedMs, toMs: endOf(row) })));
      if (chatter === null) return [];
      return [{ ...nameOf(same), ...chatter, rule: same.at(-1)?.rule ?? null, count: same.length }];
    })
    .sort((a, b) => b.mostInMinute - a.mostInMinute || b.mostInTen - a.mostInTen || byName(a, b));
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
