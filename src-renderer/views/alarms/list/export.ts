import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import type { zhCN } from '../../../../src-shared/text/zh-CN.ts';
import { formatStamp } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';
import { alarmTypeLabel } from '../../../text/labels.ts';

interface Naming {
  readonly t: Translate;
  readonly nameOf: (station: string) => string;
  readonly zone: string | undefined;
}

/** The alarms as a table of texts, its heads first. Times are the stations'. */
export function tableOf(alarms: readonly AlarmView[], { t, nameOf, zone }: Naming): readonly string[][] {
  const more = (name: keyof typeof zhCN.alarms.exportRows): string => t(`alarms.exportRows.${name}`);
  const when = (atMs: number | null | undefined): string => (atMs == null ? '' : formatStamp(atMs, zone));
  const head = [
    t('alarms.column.station'),
    more('stationId'),
    more('alarmId'),
    t('alarms.column.priority'),
    t('alarms.column.what'),
    more('text'),
    t('alarms.column.state'),
    more('active'),
    t('alarms.column.since'),
    more('ended'),
    more('acknowledgedBy'),
    more('acknowledgedAt'),
    more('note'),
    more('work'),
    more('assignee'),
    more('comment'),
  ];
  const rows = alarms.map((alarm) => [
    nameOf(alarm.station),
    alarm.station,
    alarm.alarm,
    t(`words.priority.${alarm.priority}`),
    alarmTypeLabel(alarm.type, t),
    alarm.text,
    t(`words.alarmState.${alarm.life}`),
    t(alarm.active ? 'words.yes' : 'words.no'),
    when(alarm.sinceMs),
    alarm.active ? '' : when(alarm.changedMs),
    alarm.acknowledged?.by ?? '',
    when(alarm.acknowledged?.atMs),
    alarm.acknowledged?.note ?? '',
    alarm.work === null ? '' : t(`words.work.${alarm.work.status}`),
    alarm.work?.assignee ?? '',
    alarm.work?.comment ?? '',
  ]);
  return [head, ...rows];
}
