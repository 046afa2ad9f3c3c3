import { CheckCircleOutlined, EyeInvisibleOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect } from 'react';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import { PriorityMark } from '../components/PriorityMark.tsx';
import { Ticking } from '../components/Ticking.tsx';
import { alarmKey } from '../live/alarm-order.ts';
import { useStation, useTotal, useZone } from '../live/hooks.ts';
import type { Picture } from '../live/picture.ts';
import { formatDuration, formatShortTime } from '../text/format.ts';
import { alarmTypeLabel, placeName } from '../text/labels.ts';
import { ActNotice } from './ActNotice.tsx';
import { startBlinking } from './blink.ts';
import { useAlarmKeys } from './keyboard.ts';
import { goTo, hrefOf } from './route.ts';
import { useServices } from './services.ts';
import { useUrgent } from './urgent.ts';
import { useText } from '../text/use-text.ts';
import './strip.css';

/** Always there: the most urgent alarm that nobody has acknowledged, or a calm word when there is none and we would know. */
export function UrgentStrip({ picture }: { readonly picture: Picture }) {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const { urgent, standing, acknowledge } = useUrgent();
  const byKey = useCallback(() => acknowledge(true), [acknowledge]);
  useAlarmKeys({ onAcknowledge: byKey, onSilence: alarmDesk.silence });
  const blinks = urgent !== null;
  useEffect(() => (blinks ? startBlinking(document.documentElement) : undefined), [blinks]);
  return (
    <section
      className={urgent === null ? 'strip' : `strip strip-${urgent.priority}`}
      aria-label={t('frame.strip.label')}
    >
      {urgent !== null && <Urgent alarm={urgent} onAcknowledge={() => acknowledge(false)} />}
      {urgent === null && (picture === 'live' ? <Calm standing={standing} /> : <Blind />)}
      <ActNotice />
    </section>
  );
}

interface UrgentProps {
  readonly alarm: AlarmView;
  readonly onAcknowledge: () => void;
}

function Urgent({ alarm, onAcknowledge }: UrgentProps) {
  const { t, language } = useText();
  const { alarmDesk } = useServices();
  const name = useStation(alarm.station, (station) => placeName(alarm.station, station, language, t));
  return (
    <>
      <span className="strip-mark">
        <PriorityMark priority={alarm.priority} unacknowledged />
      </span>
      <p role="alert">
        <b>{`${t(`words.priority.${alarm.priority}`)} · ${name} · ${alarmTypeLabel(alarm.type, t)}`}</b>
        {alarm.text !== '' && <span>{alarm.text}</span>}
      </p>
      <HowLong alarm={alarm} />
      <Button type="primary" size="large" aria-keyshortcuts="a" onClick={onAcknowledge}>
        {t('frame.strip.acknowledge')} <kbd>A</kbd>
      </Button>
      <Button
        size="large"
        onClick={() => {
          alarmDesk.choose(alarmKey(alarm));
          goTo(hrefOf('alarms'));
        }}
      >
        {t('frame.strip.card')}
      </Button>
    </>
  );
}

/** How long it has lasted, or since when nobody answers though it calls louder; of one that is over, that it is. */
function HowLong({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useText();
  const zone = useZone();
  const { active, life, sinceMs, escalatedMs } = alarm;
  const lasted = useCallback(
    (nowMs: number) => t('frame.strip.since', { age: formatDuration(nowMs - sinceMs, t) }),
    [t, sinceMs],
  );
  if (!active) return <span className="strip-since">{t(`words.alarmState.${life}`)}</span>;
  if (escalatedMs !== null)
    return (
      <b className="strip-since strip-escalated" data-escalated>
        <WarningOutlined aria-hidden="true" />{' '}
        {t('alarms.escalated', { since: formatShortTime(escalatedMs, zone) })}
      </b>
    );
  return <Ticking className="figure strip-since" text={lasted} />;
}

function Calm({ standing }: { readonly standing: number }) {
  const { t } = useText();
  const online = useTotal((totals) => totals.online);
  const total = useTotal((totals) => totals.stations);
  return (
    <>
      <CheckCircleOutlined className="strip-mark" aria-hidden="true" />
      <p>
        <b>{t('frame.strip.calm')}</b>
        {standing > 0 && <span>{t('frame.strip.standing', { n: standing })}</span>}
        <span>{t('frame.strip.calmMore', { online, total })}</span>
      </p>
    </>
  );
}

function Blind() {
  const { t } = useText();
  return (
    <>
      <EyeInvisibleOutlined className="strip-mark" aria-hidden="true" />
      <p>
        <b>{t('frame.strip.blind')}</b>
      </p>
    </>
  );
}
