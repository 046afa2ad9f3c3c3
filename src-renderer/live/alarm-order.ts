import type { Priority } from '../../src-shared/domain/event.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import { priorityRank } from './severity.ts';

export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Priority[];

/** Active first, then by priority, then the newest first. */
export function compareAlarms(a: AlarmView, b: AlarmView): number {
  return (
    Number(b.active) - Number(a.active) ||
    priorityRank(a.priority) - priorityRank(b.priority) ||
    b.sinceMs - a.sinceMs ||
    `${a.station}/${a.alarm}`.localeCompare(`${b.station}/${b.alarm}`)
  );
}

/** The active alarm that wants a person first; null when there is none. */
export function mostUrgent(alarms: readonly AlarmView[]): AlarmView | null {
  const active = alarms.filter((alarm) => alarm.active);
  return active.reduce<AlarmView | null>(
    (worst, alarm) => (worst === null || compareAlarms(alarm, worst) < 0 ? alarm : worst),
    null,
  );
}

/** Active alarms by priority: nobody can acknowledge one yet, so each of them is unacknowledged. */
export function countActive(alarms: readonly AlarmView[]): Readonly<Record<Priority, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const alarm of alarms) if (alarm.active) counts[alarm.priority] += 1;
  return counts;
}
