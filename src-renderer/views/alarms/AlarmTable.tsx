import { Table, type TableProps } from 'antd';
import { useCallback, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { stationHref } from '../../app/route.ts';
import { PriorityMark } from '../../components/PriorityMark.tsx';
import { TickerContext } from '../../components/ticker.ts';
import { Ticking } from '../../components/Ticking.tsx';
import { useStation, useZone } from '../../live/hooks.ts';
import { formatDuration, formatWhen } from '../../text/format.ts';
import { alarmTypeLabel, stationName } from '../../text/labels.ts';
import { alarmState, lastedMs } from './model.ts';

const keyOf = (alarm: AlarmView): string => `${alarm.station}/${alarm.alarm}`;

// The handles go onto the row's own element; the type of `onRow` knows no data attributes by name.
const rowHandles = (alarm: AlarmView) => ({
  'data-alarm': keyOf(alarm),
  'data-alarm-state': alarmState(alarm),
  'data-priority': alarm.priority,
  className: alarm.active ? 'alarm-active' : 'alarm-returned',
});

export function AlarmTable({ rows }: { readonly rows: readonly AlarmView[] }) {
  const { t } = useTranslation();
  const columns = useMemo<TableProps<AlarmView>['columns'] & object>(
    () => [
      {
        title: t('alarms.priority'),
        key: 'priority',
        width: 120,
        render: (_, alarm) => <PriorityCell alarm={alarm} />,
      },
      {
        title: t('alarms.state'),
        key: 'state',
        width: 200,
        render: (_, alarm) => t(`words.alarmState.${alarmState(alarm)}`),
      },
      {
        title: t('alarms.station'),
        key: 'station',
        render: (_, alarm) => <StationCell id={alarm.station} />,
      },
      { title: t('alarms.source'), dataIndex: 'alarm', key: 'source' },
      { title: t('alarms.what'), key: 'what', render: (_, alarm) => <WhatCell alarm={alarm} /> },
      {
        title: t('alarms.since'),
        key: 'since',
        width: 140,
        render: (_, alarm) => <SinceCell atMs={alarm.sinceMs} />,
      },
      {
        title: t('alarms.lasted'),
        key: 'lasted',
        width: 130,
        render: (_, alarm) => <LastedCell alarm={alarm} />,
      },
    ],
    [t],
  );
  return (
    <Table<AlarmView>
      className="alarm-table"
      rowKey={keyOf}
      pagination={false}
      columns={columns}
      dataSource={rows}
      onRow={rowHandles}
    />
  );
}

function PriorityCell({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation();
  return (
    <span className="alarm-priority">
      <PriorityMark priority={alarm.priority} unacknowledged={alarm.active} />
      {t(`words.priority.${alarm.priority}`)}
    </span>
  );
}

function StationCell({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const name = useStation(id, (station) =>
    station === undefined ? id : stationName(station, i18n.language),
  );
  return (
    <a href={stationHref(id)} title={t('alarms.open')}>
      {name}
    </a>
  );
}

function WhatCell({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation();
  return (
    <span className={`alarm-what alarm-${alarm.priority}`}>
      <b>{alarmTypeLabel(alarm.type, t)}</b> {alarm.text}
    </span>
  );
}

function SinceCell({ atMs }: { readonly atMs: number }) {
  const ticker = useContext(TickerContext);
  const zone = useZone();
  return <span className="figure">{formatWhen(atMs, ticker.now(), zone)}</span>;
}

function LastedCell({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useTranslation();
  const text = useCallback((nowMs: number) => formatDuration(lastedMs(alarm, nowMs), t), [alarm, t]);
  return <Ticking className="figure" text={text} />;
}
