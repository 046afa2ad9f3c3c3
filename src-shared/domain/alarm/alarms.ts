import type { AlarmEvent, OperatorsEvent, Priority } from '../event.ts';
import { hasRoom, lookup, MAX_NAMES, type Keyed } from '../keyed.ts';
import { isAfter, type Stamp } from '../stamp.ts';
import { lifeOf, type AlarmRecord } from './life-cycle.ts';
import { deedsFor, mergeOperators, NO_OPERATORS, type OperatorsState } from './operators.ts';
import type { AlarmView } from './alarm-view.ts';

export interface Report extends Stamp {
  readonly type: string;
  readonly priority: Priority;
  readonly text: string;
  readonly rule: string | null;
  readonly latches: boolean;
}

/**
 * The newest report of each kind: an alarm is active while its newest activation is after its newest clearing. What
 * operators did may be known before the alarm itself, for it comes from other consoles.
 */
export interface AlarmState {
  readonly raised: Report | null;
  readonly cleared: Stamp | null;
  readonly operators: OperatorsState;
}

export type Alarms = Keyed<AlarmState>;

const QUIET: AlarmState = { raised: null, cleared: null, operators: NO_OPERATORS };

export function isActive(alarm: AlarmState): alarm is AlarmState & { readonly raised: Report } {
  return alarm.raised !== null && isAfter(alarm.raised, alarm.cleared);
}

function reduceAlarm(known: AlarmState, event: AlarmEvent): AlarmState {
  const { atMs, id, type, priority, text, rule = null, latches = false } = event;
  if (!event.active) return isAfter(event, known.cleared) ? { ...known, cleared: { atMs, id } } : known;
  const raised: Report = { atMs, id, type, priority, text, rule, latches };
  return isAfter(raised, known.raised) ? { ...known, raised } : known;
}

/** Deeds without an alarm, which never made anything known but a name. */
const isUnheard = ({ raised, cleared }: AlarmState): boolean => raised === null && cleared === null;

/** Nobody misses it: over, and on no shelf and not out of service, which would be forgotten with it. */
function isForgettable(alarm: AlarmState, nowMs: number): boolean {
  if (isUnheard(alarm)) return true;
  const { shelved, service } = alarm.operators;
  return !isActive(alarm) && (shelved?.untilMs ?? 0) <= nowMs && service?.out !== true;
}

/** Those never heard are before all others. */
const lastMs = ({ raised, cleared }: AlarmState): number => Math.max(cleared?.atMs ?? 0, raised?.atMs ?? 0);

/** Makes room by forgetting the one that has been over for longest; null when none may be forgotten. */
function withoutOldest(alarms: Alarms, mayForget: (alarm: AlarmState) => boolean): Alarms | null {
  const over = Object.entries(alarms).filter(([, alarm]) => mayForget(alarm));
  const oldest = over.reduce<(typeof over)[number] | null>(
    (found, entry) => (found === null || lastMs(entry[1]) < lastMs(found[1]) ? entry : found),
    null,
  );
  if (oldest === null) return null;
  return Object.fromEntries(Object.entries(alarms).filter(([name]) => name !== oldest[0]));
}

/** An alarm is worth more than deeds of which the alarm is not known: names are made up more easily there. */
function withAlarm(alarms: Alarms, name: string, next: AlarmState, nowMs: number): Alarms | null {
  if (next === lookup(alarms, name)) return alarms;
  const mayForget = isUnheard(next) ? isUnheard : (alarm: AlarmState) => isForgettable(alarm, nowMs);
  const roomy = hasRoom(alarms, name, MAX_NAMES) ? alarms : withoutOldest(alarms, mayForget);
  return roomy === null ? null : { ...roomy, [name]: next };
}

/** Answers null when there is no room: more than MAX_NAMES alarms that may not be forgotten. */
export function reduceAlarms(alarms: Alarms, event: AlarmEvent): Alarms | null {
  const known = lookup(alarms, event.alarm) ?? QUIET;
  return withAlarm(alarms, event.alarm, reduceAlarm(known, event), event.arrivedMs);
}

/** Likewise for what operators did. */
export function reduceOperators(
  alarms: Alarms,
  { alarm: name, report, arrivedMs }: OperatorsEvent,
): Alarms | null {
  const known = lookup(alarms, name) ?? QUIET;
  const operators = mergeOperators(known.operators, report);
  return operators === known.operators ? alarms : withAlarm(alarms, name, { ...known, operators }, arrivedMs);
}

/** The record of an alarm's life; an alarm that was never active is normal. */
export function recordOf(alarm: AlarmState, suppressed: boolean): AlarmRecord {
  const { raised, operators } = alarm;
  return {
    active: isActive(alarm),
    occurrence: raised?.id ?? null,
    priority: raised?.priority ?? 'low',
    latches: raised?.latches ?? false,
    suppressed,
    operators,
  };
}

interface Place {
  readonly station: string;
  readonly alarm: string;
  /** Name of the alarm that stands for it; see suppression.ts. */
  readonly suppressedBy: string | null;
  /** Likewise. */
  readonly freedMs: number | null;
  readonly nowMs: number;
}

/** What is to be seen of an alarm; null when it was never active: a clearing alone is no alarm. */
export function viewAlarm(
  state: AlarmState,
  { station, alarm, suppressedBy, freedMs, nowMs }: Place,
): AlarmView | null {
  const { raised, cleared, operators } = state;
  if (raised === null) return null;
  const record = recordOf(state, suppressedBy !== null);
  const { active, occurrence } = record;
  const { type, priority, text, rule, latches } = raised;
  const { acknowledged, reset } = deedsFor(operators, occurrence);
  return {
    station,
    alarm,
    occurrence: raised.id,
    active,
    type,
    priority,
    text,
    rule,
    latches,
    life: lifeOf(record, nowMs),
    suppressedBy,
    freedMs,
    sinceMs: raised.atMs,
    changedMs: active ? raised.atMs : (cleared?.atMs ?? raised.atMs),
    escalatedMs: null,
    acknowledged,
    reset,
    shelved: operators.shelved,
    service: operators.service,
    work: operators.work,
  };
}
