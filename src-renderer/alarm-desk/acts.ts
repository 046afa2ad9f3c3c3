import { assertNever } from '../../src-shared/domain/assert-never.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import type { AlarmAct, AlarmLife } from '../../src-shared/domain/alarm/life-cycle.ts';

/** What is done to the alarm itself; the work on it can always be written down. */
export type ActKind = Exclude<AlarmAct['kind'], 'work'>;

/** What an operator may do in each state, the next thing to do first. Main has the last word: refusalOf. */
export function actsOf(life: AlarmLife): readonly ActKind[] {
  switch (life) {
    case 'unacknowledged':
    case 'returned-unacknowledged':
    case 'latched-unacknowledged':
      return ['acknowledge', 'shelve', 'out-of-service'];
    case 'latched-acknowledged':
      return ['reset', 'shelve', 'out-of-service'];
    case 'acknowledged':
    case 'normal':
      return ['shelve', 'out-of-service'];
    case 'shelved':
      return ['unshelve', 'out-of-service'];
    case 'suppressed':
      return ['out-of-service'];
    case 'out-of-service':
      return ['in-service'];
    default:
      return assertNever(life);
  }
}

/** Nobody waves a fire through: what was seen is written down. */
export const needsNote = ({ priority }: Pick<AlarmView, 'priority'>): boolean => priority === 'critical';
