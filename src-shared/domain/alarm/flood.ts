import type { AlarmView } from './alarm-view.ts';
import { FLOOD_ABOVE, TEN_MINUTES_MS } from './load-windows.ts';

/**
 * ISA-18.2 and EEMUA 191: more than ten new alarms in ten minutes are more than one operator can answer, and the flood is over
 * below five. Two limits, since with one a count that trembles about it would start and end a flood with every alarm.
 */
const ENDS_BELOW = 5;

export interface Flood {
  readonly isFlood: boolean;
  /** When it began, or the last one ended, epoch ms; null before the first. */
  readonly sinceMs: number | null;
  /** New alarms in the last ten minutes. */
  readonly count: number;
}

/** Whether the operator is in a flood at `nowMs`. `raisesMs`: when alarms were raised, in any order; some hours of them are enough. */
export function floodOf(raisesMs: readonly number[], nowMs: number): Flood {
  const raises = raisesMs.filter((ms) => ms <= nowMs).sort((a, b) => a - b);
  let state: Pick<Flood, 'isFlood' | 'sinceMs'> = { isFlood: false, sinceMs: null };
  let first = 0;
  /** Takes out what is ten minutes old at `atMs`, one by one: the flood ends with that one that makes it fewer than five. */
  const age = (atMs: number, end: number): void => {
    for (let goneMs = leaves(raises, first); first < end && goneMs <= atMs; goneMs = leaves(raises, first)) {
      first += 1;
      if (state.isFlood && end - first < ENDS_BELOW) state = { isFlood: false, sinceMs: goneMs };
    }
  };
  for (const [index, atMs] of raises.entries()) {
    age(atMs, index);
    if (!state.isFlood && index + 1 - first > FLOOD_ABOVE) state = { isFlood: true, sinceMs: atMs };
  }
  age(nowMs, raises.length);
  return { ...state, count: raises.length - first };
}

/** When the raise is ten minutes old. */
const leaves = (raises: readonly number[], index: number): number =>
  (raises[index] ?? Infinity) + TEN_MINUTES_MS;

/** A flood that lasts is one of these hours; what came before bears on nothing. */
const LOOK_BACK_MS = 6 * 3_600_000;

/** When the alarms called for somebody that are on the list now; what is put aside calls for nobody. */
export const callsMs = (alarms: readonly AlarmView[], nowMs: number): number[] =>
  alarms.flatMap(({ sinceMs, life }) =>
    sinceMs > nowMs - LOOK_BACK_MS && !ASIDE.has(life) ? [sinceMs] : [],
  );

const ASIDE: ReadonlySet<AlarmView['life']> = new Set(['shelved', 'suppressed', 'out-of-service']);
