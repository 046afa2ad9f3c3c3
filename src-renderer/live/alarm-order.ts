import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import { isUnacknowledged, type AlarmLife } from '../../src-shared/domain/alarm/life-cycle.ts';
import type { Priority } from '../../src-shared/domain/event.ts';
import { priorityRank } from './severity.ts';

export const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Priority[];

/** The handle of an alarm: `STATION/ALARM`. */
export const alarmKey = ({ station, alarm }: Pick<AlarmView, 'station' | 'alarm'>): string =>
  `${station}/${alarm}`;

/** What sounds comes first, so that the strip names what is heard; then what else wants somebody; then the rest. */
const CLAIM: Readonly<Record<AlarmLife, number>> = {
  unacknowledged: 0,
  'latched-unacknowledged': 1,
  'returned-unacknowledged': 1,
  acknowledged: 2,
  'latched-acknowledged': 3,
  shelved: 4,
  suppressed: 4,
  'out-of-service': 4,
  normal: 5,
};

/** By what wants a person, then by priority; then those that nobody answered in time, then the newest first. */
export function compareAlarms(a: AlarmView, b: AlarmView): number {
  return (
    CLAIM[a.life] - CLAIM[b.life] ||
    priorityRank(a.priority) - priorityRank(b.priority) ||
    Number(b.escalatedMs !== null) - Number(a.escalatedMs !== null) ||
    b.sinceMs - a.sinceMs ||
    compareText(a.station, b.station) ||
    compareText(a.alarm, b.alarm)
  );
}

/** Any fixed order will do, and a collator's is a hundred times slower over ten thousand alarms. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The unacknowledged alarm that wants a person first; null when there is none. */
export function mostUrgent(alarms: readonly AlarmView[]): AlarmView | null {
  return alarms.reduce<AlarmView | null>((worst, alarm) => {
    if (!isUnacknowledged(alarm.life)) return worst;
    return worst === null || compareAlarms(alarm, worst) < 0 ? alarm : worst;
  }, null);
}

export function countUnacknowledged(alarms: readonly AlarmView[]): Readonly<Record<Priority, number>> {
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const alarm of alarms) if (isUnacknowledged(alarm.life)) counts[alarm.priority] += 1;
  return counts;
}
