import { assertNever } from '../assert-never.ts';
import type { Priority } from '../event.ts';
import { LAST_MS } from '../stamp.ts';
import {
  deedsFor,
  mergeOperators,
  NO_REPORT,
  shelvedSince,
  type Deed,
  type OperatorsReport,
  type OperatorsState,
  type WorkStatus,
} from './operators.ts';

/** The states of ISA-18.2 / IEC 62682, A to I; the words are those of the page's handle `data-alarm-state`. */
export type AlarmLife =
  | 'normal'
  | 'unacknowledged'
  | 'acknowledged'
  | 'returned-unacknowledged'
  | 'latched-unacknowledged'
  | 'latched-acknowledged'
  | 'shelved'
  | 'suppressed'
  | 'out-of-service';

/** What is known of one alarm, `station/alarm`, apart from the time. */
export interface AlarmRecord {
  readonly active: boolean;
  /** Id of the newest occurrence; null where it was never active. */
  readonly occurrence: string | null;
  readonly priority: Priority;
  /** Whether it stays on the list after its return to normal until somebody resets it. */
  readonly latches: boolean;
  /** Suppressed by design: by a parent alarm or a maintenance. */
  readonly suppressed: boolean;
  readonly operators: OperatorsState;
}

/** The state follows from what was reported, what operators did, and the time: so it is the same after any restart. */
export function lifeOf(record: AlarmRecord, nowMs: number): AlarmLife {
  const { operators, suppressed } = record;
  if (operators.service?.out === true) return 'out-of-service';
  if (suppressed) return 'suppressed';
  if (isShelved(record, nowMs)) return 'shelved';
  return processLife(record);
}

/** The state apart from shelf, suppression and service: A to F. */
function processLife({ active, occurrence, latches, operators }: AlarmRecord): AlarmLife {
  if (occurrence === null) return 'normal';
  const { acknowledged, reset } = deedsFor(operators, occurrence);
  if (active) return acknowledged === null ? 'unacknowledged' : 'acknowledged';
  if (latches && reset === null)
    return acknowledged === null ? 'latched-unacknowledged' : 'latched-acknowledged';
  return acknowledged === null && reset === null ? 'returned-unacknowledged' : 'normal';
}

/**
 * The shelf ends by itself. Where its end cannot be trusted the alarm is heard: put there in the future (a clock was set
 * back), or for longer than this priority allows (another console's word, or the next occurrence is graver).
 */
function isShelved({ operators: { shelved }, priority }: AlarmRecord, nowMs: number): boolean {
  if (shelved === null || shelved.untilMs === null || nowMs >= shelved.untilMs) return false;
  const sinceMs = shelvedSince(shelved);
  return sinceMs <= nowMs + SKEW_MS && shelved.untilMs - sinceMs <= SHELF_MOST_MS[priority];
}

/** As for a station's clock (contract.md): beyond it a time says nothing. */
const SKEW_MS = 5 * 60_000;

/** Asks for a person now: it sounds (active only) and counts in the header. */
export const isUnacknowledged = (life: AlarmLife): boolean =>
  life === 'unacknowledged' || life === 'returned-unacknowledged' || life === 'latched-unacknowledged';

/** What an operator may do to an alarm. Times in epoch ms. */
export type AlarmAct =
  | { readonly kind: 'acknowledge'; readonly note: string }
  | { readonly kind: 'reset' }
  | { readonly kind: 'shelve'; readonly untilMs: number; readonly reason: string }
  | { readonly kind: 'unshelve' }
  | { readonly kind: 'out-of-service'; readonly reason: string }
  | { readonly kind: 'in-service' }
  | {
      readonly kind: 'work';
      readonly status: WorkStatus;
      readonly assignee: string;
      readonly comment: string;
    };

export const REFUSALS = [
  /** A newer occurrence came in between: what was seen is not what is. */
  'other-occurrence',
  'not-unacknowledged',
  'note-required',
  'not-latched',
  'still-active',
  'not-acknowledged',
  'shelved',
  'not-shelved',
  'suppressed',
  'out-of-service',
  'not-out-of-service',
  'reason-required',
  'end-in-the-past',
  'shelf-too-long',
  /** What was done before is dated at the end of all time: nothing can come after it. */
  'clock-behind',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The longest shelf by priority, ms: nobody forgets a fire alarm for a night. */
export const SHELF_MOST_MS: Readonly<Record<Priority, number>> = {
  critical: 30 * 60_000,
  high: 4 * 3_600_000,
  medium: 12 * 3_600_000,
  low: 24 * 3_600_000,
};

/** Why the act is refused in the alarm's present state; null when it is allowed. */
export function refusalOf(record: AlarmRecord, act: AlarmAct, nowMs: number): Refusal | null {
  const life = lifeOf(record, nowMs);
  switch (act.kind) {
    case 'acknowledge':
      if (!isUnacknowledged(life)) return asideOf(life) ?? 'not-unacknowledged';
      return record.priority === 'critical' && act.note === '' ? 'note-required' : null;
    case 'reset':
      if (life === 'latched-acknowledged') return null;
      if (life === 'latched-unacknowledged') return 'not-acknowledged';
      return asideOf(life) ?? (record.active && record.latches ? 'still-active' : 'not-latched');
    case 'shelve':
      return asideOf(life) ?? shelfRefusal(record, act, nowMs);
    case 'unshelve':
      return life === 'shelved' ? null : (asideOf(life) ?? 'not-shelved');
    case 'out-of-service':
      if (life === 'out-of-service') return 'out-of-service';
      return act.reason === '' ? 'reason-required' : null;
    case 'in-service':
      return life === 'out-of-service' ? null : 'not-out-of-service';
    case 'work':
      return null;
    default:
      return assertNever(act);
  }
}

/** An alarm that was put aside is first to be taken back. */
function asideOf(life: AlarmLife): 'shelved' | 'suppressed' | 'out-of-service' | null {
  return life === 'shelved' || life === 'suppressed' || life === 'out-of-service' ? life : null;
}

function shelfRefusal(
  { priority }: AlarmRecord,
  { untilMs, reason }: Extract<AlarmAct, { kind: 'shelve' }>,
  nowMs: number,
): Refusal | null {
  if (reason === '') return 'reason-required';
  if (untilMs <= nowMs) return 'end-in-the-past';
  return untilMs - nowMs > SHELF_MOST_MS[priority] ? 'shelf-too-long' : null;
}

/** The deed of an act of `nowMs`, to be journalled and told the other consoles; `atMs` is that of timeOfDeed. */
export function deedOf(
  record: AlarmRecord,
  act: AlarmAct,
  deed: { atMs: number; by: string },
  nowMs: number,
): OperatorsReport {
  const { atMs, by } = deed;
  const { occurrence } = record;
  switch (act.kind) {
    case 'acknowledge':
      return { ...NO_REPORT, occurrence, acknowledged: { atMs, by, note: wordsOrNull(act.note) } };
    case 'reset':
      return { ...NO_REPORT, occurrence, reset: { atMs, by } };
    case 'shelve': {
      const shelved = { atMs, by, untilMs: act.untilMs, reason: wordsOrNull(act.reason) };
      return { ...NO_REPORT, shelved: atMs === nowMs ? shelved : { ...shelved, sinceMs: nowMs } };
    }
    case 'unshelve':
      return { ...NO_REPORT, shelved: { atMs, by, untilMs: null, reason: null } };
    case 'out-of-service':
      return { ...NO_REPORT, service: { atMs, by, out: true, reason: wordsOrNull(act.reason) } };
    case 'in-service':
      return { ...NO_REPORT, service: { atMs, by, out: false, reason: null } };
    case 'work': {
      const { status, assignee, comment } = act;
      const work = { atMs, by, status, assignee: wordsOrNull(assignee), comment: wordsOrNull(comment) };
      return { ...NO_REPORT, work };
    }
    default:
      return assertNever(act);
  }
}

const wordsOrNull = (text: string): string | null => (text === '' ? null : text);

/**
 * When a deed of now counts, epoch ms: after all that it replaces. A clock that was set back, or another console's that
 * is ahead, must not make an act lose against what it answers. It orders deeds; it tells the time only where clocks are
 * right.
 */
export function timeOfDeed({ operators }: AlarmRecord, kind: AlarmAct['kind'], nowMs: number): number {
  const replaced = replacedBy(operators, kind).flatMap((deed) => (deed === null ? [] : [deed.atMs + 1]));
  return Math.min(LAST_MS, Math.max(nowMs, ...replaced));
}

function replacedBy(
  { occurrences, shelved, service, work }: OperatorsState,
  kind: AlarmAct['kind'],
): (Deed | null)[] {
  switch (kind) {
    case 'acknowledge':
    case 'reset':
      // Of all occurrences: only the newest deeds are kept, and this one must be among them.
      return Object.values(occurrences).flatMap((deeds) => [deeds.acknowledged, deeds.reset]);
    case 'shelve':
    case 'unshelve':
      return [shelved];
    case 'out-of-service':
    case 'in-service':
      return [service];
    case 'work':
      return [work];
    default:
      return assertNever(kind);
  }
}

/** Whether the deed makes the difference that was asked for; not so where another is dated at the end of all time. */
export function takesEffect(
  record: AlarmRecord,
  act: AlarmAct,
  report: OperatorsReport,
  nowMs: number,
): boolean {
  const operators = mergeOperators(record.operators, report);
  if (operators === record.operators) return false;
  return act.kind !== 'shelve' || lifeOf({ ...record, operators }, nowMs) === 'shelved';
}
