import type { AlarmAct } from '../../../src-shared/domain/alarm/life-cycle.ts';
import type { OperatorsReport } from '../../../src-shared/domain/alarm/operators.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';
import type { OperatorsEvent } from '../../../src-shared/domain/event.ts';
import type { Payload } from '../../../src-shared/feed/payloads.ts';
import { cleanText, cleanTextOrNull } from './clean-text.ts';
import type { Source } from './decode-event.ts';
import { deriveId } from './derive-id.ts';
import { epochMs } from './timing.ts';

/** As the schema allows, in UTF-16 units. */
const NAME_MOST = 128;
const NOTE_MOST = 2_000;

/** Stands for a name of which nothing can be seen: an empty one would be refused by every console that is told. */
const NOBODY = '?';

type Doing = Pick<NonNullable<Payload<'operatorsAlarm'>['reset']>, 'at' | 'by'>;

/**
 * What operators of a console did. Its id follows from its content alone: the same report again, from whichever
 * console and after whatever restart, is the same event again.
 */
export function operatorsEvent(
  { station, arrivedMs, retain: retained }: Source,
  alarm: string,
  payload: Payload<'operatorsAlarm'>,
): OperatorsEvent {
  const report = reportFrom(payload);
  return operatorsReported({ station, alarm, report, arrivedMs, retained });
}

interface Reported {
  readonly station: string;
  readonly alarm: string;
  readonly report: OperatorsReport;
  readonly arrivedMs: number;
  readonly retained: boolean;
}

/**
 * A report as an event; of our own operators it is made here too, so that our own words that come back are known. Its
 * texts are to be as readableAct and readableName make them.
 */
export function operatorsReported({ station, alarm, report, arrivedMs, retained }: Reported): OperatorsEvent {
  return {
    kind: 'operators',
    station,
    id: deriveId(`_alarm/${station}/${alarm}`, report),
    atMs: arrivedMs,
    stationMs: null,
    arrivedMs,
    timing: 'ok',
    retained,
    seq: null,
    alarm,
    report,
  };
}

/** An operator's name as every console shows it. */
export const readableName = (by: string): string => cleanTextOrNull(by, NAME_MOST) ?? NOBODY;

/** An act as every console reads it: a note of which nothing can be seen is none, and time has no parts of a millisecond. */
export function readableAct(act: AlarmAct): AlarmAct {
  switch (act.kind) {
    case 'acknowledge':
      return { ...act, note: cleanText(act.note, NOTE_MOST) };
    case 'shelve':
      return { ...act, untilMs: Math.floor(act.untilMs), reason: cleanText(act.reason, NOTE_MOST) };
    case 'out-of-service':
      return { ...act, reason: cleanText(act.reason, NOTE_MOST) };
    case 'work': {
      const assignee = cleanText(act.assignee, NAME_MOST);
      return { ...act, assignee, comment: cleanText(act.comment, NOTE_MOST) };
    }
    case 'reset':
    case 'unshelve':
    case 'in-service':
      return act;
    default:
      return assertNever(act);
  }
}

const deed = ({ at, by }: Doing) => ({ atMs: epochMs(at), by: readableName(by) });
const note = (text: string | null | undefined): string | null => cleanTextOrNull(text, NOTE_MOST);
const orNull = <In, Out>(value: In | null | undefined, read: (value: In) => Out): Out | null =>
  value === null || value === undefined ? null : read(value);

function reportFrom(payload: Payload<'operatorsAlarm'>): OperatorsReport {
  const { occurrence, acknowledged, reset, shelved, service, work } = payload;
  return {
    occurrence: occurrence ?? null,
    acknowledged: orNull(acknowledged, (done) => ({ ...deed(done), note: note(done.note) })),
    reset: orNull(reset, deed),
    shelved: orNull(shelved, (done) => ({
      ...deed(done),
      untilMs: orNull(done.until, epochMs),
      reason: note(done.reason),
      ...(done.since != null && { sinceMs: epochMs(done.since) }),
    })),
    service: orNull(service, (done) => ({ ...deed(done), out: done.out, reason: note(done.reason) })),
    work: orNull(work, (done) => ({
      ...deed(done),
      status: done.status,
      assignee: cleanTextOrNull(done.assignee, NAME_MOST),
      comment: note(done.comment),
    })),
  };
}

/** The report as it is said on `_alarm/…`; read back it is the same report. */
export function operatorsPayload(report: OperatorsReport): string {
  const { occurrence, acknowledged, reset, shelved, service, work } = report;
  const said = <Done extends { atMs: number; by: string }>(done: Done | null) =>
    orNull(done, ({ atMs, by, ...rest }) => ({ at: iso(atMs), by, ...rest }));
  return JSON.stringify({
    ...(occurrence !== null && { occurrence }),
    ...(acknowledged !== null && { acknowledged: said(acknowledged) }),
    ...(reset !== null && { reset: said(reset) }),
    ...(shelved !== null && {
      shelved: {
        at: iso(shelved.atMs),
        by: shelved.by,
        until: orNull(shelved.untilMs, iso),
        reason: shelved.reason,
        ...(shelved.sinceMs !== undefined && { since: iso(shelved.sinceMs) }),
      },
    }),
    ...(service !== null && { service: said(service) }),
    ...(work !== null && { work: said(work) }),
  });
}

const iso = (atMs: number): string => new Date(atMs).toISOString();
