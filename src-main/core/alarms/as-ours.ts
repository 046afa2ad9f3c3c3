import type { AlarmState } from '../../../src-shared/domain/alarm/alarms.ts';
import type { Rule } from '../../../src-shared/domain/alarm/rules/rule.ts';
import { isSameBeginning } from '../../../src-shared/domain/alarm/rules/same-beginning.ts';
import type { OperatorsEvent } from '../../../src-shared/domain/event.ts';
import { lookup } from '../../../src-shared/domain/keyed.ts';
import { operatorsReported } from '../feed/decode-operators.ts';

/**
 * What operators of another console did to an occurrence that it names otherwise than we do: the same under our name.
 * `rule`: of ours by that id; null where there is none.
 */
export function asOurs(
  event: OperatorsEvent,
  state: AlarmState | null,
  rule: (id: string) => Rule | null,
): OperatorsEvent {
  const { occurrence } = event.report;
  const raised = state?.raised ?? null;
  if (state === null || raised === null || raised.rule === null || occurrence === null) return event;
  // Of a name that is known here something was said before, under that name.
  if (occurrence === raised.id || lookup(state.operators.occurrences, occurrence) !== undefined) return event;
  const ours = rule(raised.rule);
  if (ours === null || !isSameBeginning(ours, occurrence, raised.id)) return event;
  return operatorsReported({ ...event, report: { ...event.report, occurrence: raised.id } });
}
