import type { Priority } from '../event.ts';
import { isAfter } from '../stamp.ts';
import { isActive, recordOf, type Alarms, type Report } from './alarms.ts';
import { isUnacknowledged, lifeOf, type AlarmLife } from './life-cycle.ts';
import { parentsOf, suppressedBy } from './suppression.ts';

const PRIORITY_RANK: Readonly<Record<Priority, number>> = { critical: 3, high: 2, medium: 1, low: 0 };

/** Of an alarm that wants nobody now. */
const isAside = (life: AlarmLife): boolean =>
  life === 'shelved' || life === 'suppressed' || life === 'out-of-service';

/** How many are active and not put aside, and the one to name: of the highest priority the newest. */
export function worstAlarm(
  alarms: Alarms,
  nowMs: number,
): { readonly active: number; readonly unacknowledged: number; readonly worst: Report | null } {
  let active = 0;
  let unacknowledged = 0;
  let worst: Report | null = null;
  const parents = parentsOf(alarms);
  for (const [name, alarm] of Object.entries(alarms)) {
    if (!isActive(alarm)) continue;
    const life = lifeOf(recordOf(alarm, suppressedBy(alarms, name, parents) !== null), nowMs);
    if (isAside(life)) continue;
    active += 1;
    if (isUnacknowledged(life)) unacknowledged += 1;
    const rank = worst === null ? 1 : PRIORITY_RANK[alarm.raised.priority] - PRIORITY_RANK[worst.priority];
    if (rank > 0 || (rank === 0 && isAfter(alarm.raised, worst))) worst = alarm.raised;
  }
  return { active, unacknowledged, worst };
}
