import type { AlarmEvent, Priority } from './event.ts';
import { hasRoom, lookup, MAX_NAMES, type Keyed } from './keyed.ts';
import { isAfter, type Stamp } from './stamp.ts';
import type { AlarmView } from './station-view.ts';

interface Report extends Stamp {
  readonly type: string;
  readonly priority: Priority;
  readonly text: string;
}

/** The newest report of each kind: an alarm is active while its newest activation is after its newest clearing. */
export interface AlarmState {
  readonly raised: Report | null;
  readonly cleared: Report | null;
}

export type Alarms = Keyed<AlarmState>;

const QUIET: AlarmState = { raised: null, cleared: null };

const PRIORITY_RANK: Readonly<Record<Priority, number>> = { critical: 3, high: 2, medium: 1, low: 0 };

function isActive(alarm: AlarmState): alarm is AlarmState & { readonly raised: Report } {
  return alarm.raised !== null && isAfter(alarm.raised, alarm.cleared);
}

function reduceAlarm(known: AlarmState, event: AlarmEvent): AlarmState {
  const { atMs, id, type, priority, text } = event;
  const report: Report = { atMs, id, type, priority, text };
  if (event.active) return isAfter(report, known.raised) ? { ...known, raised: report } : known;
  return isAfter(report, known.cleared) ? { ...known, cleared: report } : known;
}

/** Makes room for a new alarm by forgetting the one that has been over for longest; null when all are active. */
function withoutOldestOver(alarms: Alarms): Alarms | null {
  const over = Object.entries(alarms).filter(([, alarm]) => !isActive(alarm));
  const oldest = over.reduce<(typeof over)[number] | null>(
    (found, entry) =>
      found === null || (entry[1].cleared?.atMs ?? 0) < (found[1].cleared?.atMs ?? 0) ? entry : found,
    null,
  );
  if (oldest === null) return null;
  return Object.fromEntries(Object.entries(alarms).filter(([name]) => name !== oldest[0]));
}

/** Answers null when there is no room: more than MAX_NAMES alarms active at once. */
export function reduceAlarms(alarms: Alarms, event: AlarmEvent): Alarms | null {
  const known = lookup(alarms, event.alarm) ?? QUIET;
  const next = reduceAlarm(known, event);
  if (next === known) return alarms;
  const roomy = hasRoom(alarms, event.alarm, MAX_NAMES) ? alarms : withoutOldestOver(alarms);
  return roomy === null ? null : { ...roomy, [event.alarm]: next };
}

/** What is to be seen of an alarm; null when it was never active: a clearing alone is no alarm. */
export function viewAlarm(station: string, alarm: string, { raised, cleared }: AlarmState): AlarmView | null {
  if (raised === null) return null;
  const active = isAfter(raised, cleared);
  const { type, priority, text } = raised;
  const changedMs = active ? raised.atMs : (cleared?.atMs ?? raised.atMs);
  return {
    station,
    alarm,
    occurrence: raised.id,
    active,
    type,
    priority,
    text,
    sinceMs: raised.atMs,
    changedMs,
  };
}

/** How many are active, and the one to name: of the highest priority the newest. */
export function worstAlarm(alarms: Alarms): { readonly active: number; readonly worst: Report | null } {
  let active = 0;
  let worst: Report | null = null;
  for (const alarm of Object.values(alarms)) {
    if (!isActive(alarm)) continue;
    active += 1;
    const rank = worst === null ? 1 : PRIORITY_RANK[alarm.raised.priority] - PRIORITY_RANK[worst.priority];
    if (rank > 0 || (rank === 0 && isAfter(alarm.raised, worst))) worst = alarm.raised;
  }
  return { active, worst };
}
