import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import type { Translate } from '../../../text/i18n.ts';
import { formatShortTime } from '../../../text/format.ts';
import { operatorName } from '../../../text/labels.ts';

/** How long it has been, or was, active, ms. */
export const lastedMs = (alarm: AlarmView, nowMs: number): number =>
  (alarm.active ? nowMs : alarm.changedMs) - alarm.sinceMs;

/** Its state; of one that nobody answered in time, since when it calls louder. */
export function stateOf({ life, escalatedMs }: AlarmView, t: Translate, zone: string | undefined): string {
  if (escalatedMs === null) return t(`words.alarmState.${life}`);
  return `${t('alarms.unanswered')} ${formatShortTime(escalatedMs, zone)}`;
}

/** Who did what about it last, in a line: "wang 03:36 called the network operator". */
export function handlingOf(alarm: AlarmView, t: Translate, zone: string | undefined): string {
  const { life, acknowledged, shelved, service, work } = alarm;
  const time = (atMs: number): string => formatShortTime(atMs, zone);
  const told = (by: string, ...words: (string | null | undefined)[]): string =>
    [operatorName(by), ...words].filter(Boolean).join(' ');
  if (life === 'out-of-service' && service !== null) return told(service.by, service.reason);
  if (life === 'shelved' && shelved?.untilMs != null)
    return `${t('alarms.shelve.until', { time: time(shelved.untilMs) })} · ${told(shelved.by, shelved.reason)}`;
  if (work !== null && work.status !== 'new' && life !== 'normal')
    return [t(`words.work.${work.status}`), work.assignee, work.comment].filter(Boolean).join(' · ');
  if (acknowledged !== null) return told(acknowledged.by, time(acknowledged.atMs), acknowledged.note);
  return '';
}
