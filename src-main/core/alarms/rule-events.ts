import type { AlarmState } from '../../../src-shared/domain/alarm/alarms.ts';
import type { Measure } from '../../../src-shared/domain/alarm/rules/condition.ts';
import { occurrenceOf, type Rule } from '../../../src-shared/domain/alarm/rules/rule.ts';
import { wordsOf } from '../../../src-shared/domain/alarm/rules/words.ts';
import type { AlarmEvent } from '../../../src-shared/domain/event.ts';

interface Place {
  readonly station: string;
  readonly alarm: string;
  readonly rule: { readonly id: string; readonly kind: string; readonly priority: Rule['priority'] };
  /** What is known of the alarm so far. */
  readonly state: AlarmState | null;
  readonly nowMs: number;
}

/** `beganS`: epoch s; the same on every console that saw the same. */
export function raiseEvent(
  place: Place & { readonly rule: Rule },
  beganS: number,
  measure: Measure | null,
): AlarmEvent {
  const { rule } = place;
  return {
    ...base(place, null),
    id: occurrenceOf(rule, beganS),
    active: true,
    text: measure === null ? '' : wordsOf(rule, measure),
    ...(rule.latches && { latches: true as const }),
  };
}

/** `raisedMs`: of a raise that is journalled together with it; null where there is none. */
export function clearEvent(place: Place, beganS: number, raisedMs: number | null): AlarmEvent {
  const id = `${occurrenceOf(place.rule, beganS)}/normal`;
  return { ...base(place, raisedMs), id, active: false, text: '' };
}

function base({ station, alarm, rule, state, nowMs }: Place, raisedMs: number | null) {
  // After all that is known of the alarm: with a clock that was set back it would count as older, and as nothing.
  const known = [state?.raised?.atMs, state?.cleared?.atMs, raisedMs ?? undefined];
  const atMs = Math.max(nowMs, ...known.flatMap((ms) => (ms === undefined ? [] : [ms + 1])));
  return {
    kind: 'alarm' as const,
    station,
    alarm,
    rule: rule.id,
    type: rule.kind,
    priority: rule.priority,
    atMs,
    stationMs: null,
    arrivedMs: nowMs,
    timing: 'ok' as const,
    retained: false,
    seq: null,
  };
}
