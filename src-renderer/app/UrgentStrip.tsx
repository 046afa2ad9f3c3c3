import { CheckCircleOutlined, EyeInvisibleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import { PriorityMark } from '../components/PriorityMark.tsx';
import { Ticking } from '../components/Ticking.tsx';
import { mostUrgent } from '../live/alarm-order.ts';
import { useAlarms, useStation, useTotal } from '../live/hooks.ts';
import type { Picture } from '../live/picture.ts';
import { formatDuration } from '../text/format.ts';
import { alarmTypeLabel, stationName } from '../text/labels.ts';
import { hrefOf, stationHref } from './route.ts';
import './strip.css';

/** Always there: the most urgent alarm in one sentence, or a calm one when there is none and we would know. */
export function UrgentStrip({ picture }: { readonly picture: Picture }) {
  const { t } = useTranslation();
  const alarms = useAlarms();
  const urgent = useMemo(() => mostUrgent(alarms), [alarms]);
  const label = t('frame.strip.label');
  if (urgent !== null) return <Urgent alarm={urgent} label={label} />;
  return (
    <section className="strip" aria-label={label}>
      {picture === 'live' ? <Calm /> : <Blind />}
    </section>
  );
}

function Urgent({ alarm, label }: { readonly alarm: AlarmView; readonly label: string }) {
  const { t, i18n } = useTranslation();
  const name = useStation(alarm.station, (station) =>
    station === undefined ? alarm.station : stationName(station, i18n.language),
  );
  const { sinceMs } = alarm;
  const lasted = useCallback(
    (nowMs: number) => t('frame.strip.since', { age: formatDuration(nowMs - sinceMs, t) }),
    [t, sinceMs],
  );
  return (
    <section className={`strip strip-${alarm.priority}`} aria-label={label}>
      <span className="strip-mark">
        <PriorityMark priority={alarm.priority} unacknowledged />
      </span>
      <p role="alert">
        <b>{`${t(`words.priority.${alarm.priority}`)} · ${name} · ${alarmTypeLabel(alarm.type, t)}`}</b>
        {alarm.text !== '' && <span>{alarm.text}</span>}
      </p>
      <Ticking className="figure strip-since" text={lasted} />
      <Button type="primary" size="large" href={stationHref(alarm.station)}>
        {t('frame.strip.look')}
      </Button>
      <Button size="large" href={hrefOf('alarms')}>
        {t('frame.strip.all')}
      </Button>
    </section>
  );
}

function Calm() {
  const { t } = useTranslation();
  const online = useTotal((totals) => totals.online);
  const total = useTotal((totals) => totals.stations);
  return (
    <>
      <CheckCircleOutlined className="strip-mark" aria-hidden="true" />
      <p>
        <b>{t('frame.strip.calm')}</b>
        <span>{t('frame.strip.calmMore', { online, total })}</span>
      </p>
    </>
  );
}

function Blind() {
  const { t } = useTranslation();
  return (
    <>
      <EyeInvisibleOutlined className="strip-mark" aria-hidden="true" />
      <p>
        <b>{t('frame.strip.blind')}</b>
      </p>
    </>
  );
}
