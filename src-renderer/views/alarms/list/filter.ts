import { assertNever } from '../../../../src-shared/domain/assert-never.ts';
import {
  groupChoice,
  withGroupsOpened,
  type StationGroup,
} from '../../../../src-shared/domain/station-group.ts';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { isUnacknowledged, type AlarmLife } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import type { Priority } from '../../../../src-shared/domain/event.ts';
import { compareAlarms } from '../../../live/alarm-order.ts';

export const SCOPES = ['all', 'needs', 'active', 'aside'] as const;
/** needs: somebody has to act. active: it is so, and not put aside. aside: shelved, suppressed or out of service. */
export type Scope = (typeof SCOPES)[number];

export const SORTS = ['urgency', 'time'] as const;
export type Sort = (typeof SORTS)[number];

export interface AlarmFilter {
  readonly scope: Scope;
  /** Null: all of them. */
  readonly priority: Priority | null;
  readonly station: string | null;
  /** Of a group of stations. */
  readonly group: string | null;
  readonly type: string | null;
  readonly search: string;
}

export const NO_FILTER: AlarmFilter = {
  scope: 'all',
  priority: null,
  station: null,
  group: null,
  type: null,
  search: '',
};

function isInScope(life: AlarmLife, scope: Scope): boolean {
  switch (scope) {
    case 'all':
      return true;
    case 'needs':
      return isUnacknowledged(life) || life === 'latched-acknowledged';
    case 'active':
      return life === 'unacknowledged' || life === 'acknowledged';
    case 'aside':
      return life === 'shelved' || life === 'suppressed' || life === 'out-of-service';
    default:
      return assertNever(scope);
  }
}

export function sortAlarms(alarms: readonly AlarmView[], sort: Sort): readonly AlarmView[] {
  return alarms.toSorted(sort === 'urgency' ? compareAlarms : newestFirst);
}

const newestFirst = (a: AlarmView, b: AlarmView): number => b.sinceMs - a.sinceMs || compareAlarms(a, b);

/** Those that pass, in the order in which they came. `textOf`: all that can be searched of an alarm, in small letters. */
export function filterAlarms(
  alarms: readonly AlarmView[],
  { scope, priority, station, group, type, search }: AlarmFilter,
  textOf: (alarm: AlarmView) => string,
  groups: readonly StationGroup[],
): readonly AlarmView[] {
  const wanted = search.trim().toLowerCase().split(/\s+/);
  const isSearched = wanted[0] !== '';
  const inGroup = new Set(group === null ? [] : withGroupsOpened([groupChoice({ id: group })], groups));
  return alarms.filter(
    (alarm) =>
      isInScope(alarm.life, scope) &&
      (priority === null || alarm.priority === priority) &&
      (station === null || alarm.station === station) &&
      (group === null || inGroup.has(alarm.station)) &&
      (type === null || alarm.type === type) &&
      (!isSearched || wanted.every((word) => textOf(alarm).includes(word))),
  );
}

/** Remembers each alarm's text: an alarm that changes is another object. */
export function rememberTexts(makeText: (alarm: AlarmView) => string): (alarm: AlarmView) => string {
  const texts = new WeakMap<AlarmView, string>();
  return (alarm) => {
    const known = texts.get(alarm);
    if (known !== undefined) return known;
    const text = makeText(alarm).toLowerCase();
    texts.set(alarm, text);
    return text;
  };
}

export function countScopes(alarms: readonly AlarmView[]): Readonly<Record<Scope, number>> {
  const counts = { all: alarms.length, needs: 0, active: 0, aside: 0 };
  for (const { life } of alarms)
    for (const scope of ['needs', 'active', 'aside'] as const) if (isInScope(life, scope)) counts[scope] += 1;
  return counts;
}

/** Of those shown: what may be acknowledged at once, and how many critical ones need an acknowledgement each. */
export function bulkOf(shown: readonly AlarmView[]): {
  readonly alarms: readonly AlarmView[];
  readonly critical: number;
} {
  const waiting = shown.filter(({ life }) => isUnacknowledged(life));
  const alarms = waiting.filter(({ priority }) => priority !== 'critical');
  return { alarms, critical: waiting.length - alarms.length };
}

/** Unacknowledged alarms that the filter keeps from being seen: nobody may overlook one for a forgotten filter. */
export function countHidden(all: readonly AlarmView[], shown: readonly AlarmView[]): number {
  const count = (alarms: readonly AlarmView[]): number =>
    alarms.filter(({ life }) => isUnacknowledged(life)).length;
  return count(all) - count(shown);
}
