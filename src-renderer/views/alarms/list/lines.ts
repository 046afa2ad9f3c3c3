import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { isUnacknowledged } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import { compareAlarms, countUnacknowledged } from '../../../live/alarm-order.ts';

/** The critical ones that nobody answered stand before all groups, each for itself. */
export const CRITICAL_GROUP = 'critical';

export interface GroupLine {
  readonly kind: 'group';
  /** `critical`, or `STATION TYPE`. */
  readonly key: string;
  readonly station: string;
  readonly type: string;
  readonly alarms: readonly AlarmView[];
  readonly unacknowledged: ReturnType<typeof countUnacknowledged>;
  readonly isOpen: boolean;
}

/** A line of the list: an alarm, or in a flood what stands for several. */
export type Line = GroupLine | { readonly kind: 'alarm'; readonly alarm: AlarmView };

export const plainLines = (alarms: readonly AlarmView[]): readonly Line[] =>
  alarms.map((alarm) => ({ kind: 'alarm', alarm }));

/** So many alarms a person can still run an eye over: their groups begin open. */
export const OPEN_UP_TO = 200;

/**
 * By station, then by type; first what has the most urgent alarm in it. `toggled`: groups that somebody opened or closed against what they
 * would be.
 */
export function groupedLines(alarms: readonly AlarmView[], toggled: ReadonlySet<string>): readonly Line[] {
  const usuallyOpen = alarms.length <= OPEN_UP_TO;
  const ordered = alarms.toSorted(compareAlarms);
  const isFirst = ({ priority, life }: AlarmView): boolean =>
    priority === 'critical' && isUnacknowledged(life);
  const critical = ordered.filter(isFirst);
  const stations = groupsOf(
    ordered.filter((alarm) => !isFirst(alarm)),
    ({ station }) => station,
  );
  const groups = stations.flatMap((ofStation) => groupsOf(ofStation, ({ type }) => type));
  const lines: Line[] =
    critical.length === 0 ? [] : linesOf(CRITICAL_GROUP, critical, !toggled.has(CRITICAL_GROUP));
  for (const group of groups) {
    const key = `${group[0]?.station ?? ''} ${group[0]?.type ?? ''}`;
    lines.push(...linesOf(key, group, usuallyOpen !== toggled.has(key)));
  }
  return lines;
}

function linesOf(key: string, alarms: readonly AlarmView[], isOpen: boolean): Line[] {
  const { station, type } = alarms[0] ?? { station: '', type: '' };
  const unacknowledged = countUnacknowledged(alarms);
  const head: Line = { kind: 'group', key, station, type, alarms, unacknowledged, isOpen };
  return isOpen ? [head, ...plainLines(alarms)] : [head];
}

/** Groups in the order of their first. */
function groupsOf(alarms: readonly AlarmView[], keyOf: (alarm: AlarmView) => string): AlarmView[][] {
  const groups = new Map<string, AlarmView[]>();
  for (const alarm of alarms) {
    const group = groups.get(keyOf(alarm));
    if (group === undefined) groups.set(keyOf(alarm), [alarm]);
    else group.push(alarm);
  }
  return [...groups.values()];
}
