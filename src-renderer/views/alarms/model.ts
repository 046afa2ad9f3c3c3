import type { Priority } from '../../../src-shared/domain/event.ts';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { compareAlarms } from '../../live/alarm-order.ts';

export interface AlarmFilter {
  /** Null: all of them. */
  readonly priority: Priority | null;
  readonly station: string | null;
  readonly activeOnly: boolean;
}

export const ALL_ALARMS: AlarmFilter = { priority: null, station: null, activeOnly: false };

/** Nobody reads more; the most urgent are the first. */
const SHOWN_MAX = 500;

interface AlarmPage {
  readonly rows: readonly AlarmView[];
  /** How many pass the filter; more than there are rows when the list is cut. */
  readonly total: number;
}

/** The alarms that pass the filter, worst first. */
export function pageOf(
  alarms: readonly AlarmView[],
  { priority, station, activeOnly }: AlarmFilter,
): AlarmPage {
  const rows = alarms
    .filter((alarm) => priority === null || alarm.priority === priority)
    .filter((alarm) => station === null || alarm.station === station)
    .filter((alarm) => alarm.active || !activeOnly)
    .sort(compareAlarms);
  return { rows: rows.slice(0, SHOWN_MAX), total: rows.length };
}

/** As ISA-18.2 names it. Nobody can acknowledge here yet, so there are these two only. */
export const alarmState = (alarm: AlarmView): 'unacknowledged' | 'returned-unacknowledged' =>
  alarm.active ? 'unacknowledged' : 'returned-unacknowledged';

/** How long it has been, or was, active, ms. */
export const lastedMs = (alarm: AlarmView, nowMs: number): number =>
  (alarm.active ? nowMs : alarm.changedMs) - alarm.sinceMs;
