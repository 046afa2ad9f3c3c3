import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import type { ReplayMoment } from '../../../history/replay.ts';
import { useStation } from '../../../live/hooks.ts';
import { deviceName, reportedAge, reportedCode, reportedText } from '../../../text/device-text.ts';
import { formatKilowatts, formatKwh, formatShortTime } from '../../../text/format.ts';
import { alarmTypeLabel, groupLabel, stationName } from '../../../text/labels.ts';
import { useText } from '../../../text/use-text.ts';

interface PastStationProps {
  readonly id: string;
  readonly moment: ReplayMoment;
  readonly onClose: () => void;
}

/** As many as fit beside the tiles; all of them are in the history. */
const DOOR_EVENTS = 12;

/** One station as it was. Nothing in it can be pressed but the way out. */
export function PastStation({ id, moment: { atMs, detail, alarms }, onClose }: PastStationProps) {
  const { t, language } = useText();
  const name = useStation(id, (s) => (s === undefined ? id : stationName(s, language)));
  const zone = useStation(id, (s) => s?.timezone);
  if (detail?.id !== id) return null;
  const standing = alarms.filter(({ life }) => life !== 'normal');
  return (
    <section className="panel replay-station" data-replay-detail={id} aria-label={name}>
      <h2>
        <b>{name}</b>
        <Button
          icon={<CloseOutlined />}
          aria-label={t('replay.close')}
          title={t('replay.close')}
          onClick={onClose}
        />
      </h2>
      <Part title={t('replay.alarmsAt')}>
        {standing.map(({ alarm, priority, type, text, life }) => (
          <li key={alarm} data-replay-alarm={alarm}>
            <PriorityMark priority={priority} /> {alarmTypeLabel(type, t)} {text}
            <small>{t(`words.alarmState.${life}`)}</small>
          </li>
        ))}
      </Part>
      <Part title={t('replay.devices')}>
        {detail.devices
          .filter(({ info }) => info.kind !== 'meter')
          .map((device) => (
            <li
              key={device.info.device}
              data-replay-device={device.info.device}
              data-replay-reported={reportedCode(device)}
            >
              {deviceName(device)}
              <span>{device.reported === null ? t('replay.unknown') : reportedText(device, t)}</span>
              <small>{device.reported === null ? '' : reportedAge(device, atMs, t)}</small>
            </li>
          ))}
      </Part>
      <Part title={t('replay.meters')}>
        {detail.meters.map(({ meter, name: called, powerW, energyTodayKwh }) => (
          <li key={meter}>
            {called ?? meter}
            <span>
              {formatKilowatts(powerW)} kW · {formatKwh(energyTodayKwh)} kWh
            </span>
          </li>
        ))}
      </Part>
      <Part title={t('replay.doors')}>
        {detail.doorEvents.slice(0, DOOR_EVENTS).map((event) => (
          <li key={event.id}>
            {formatShortTime(event.atMs, zone)} {t(`words.doorEvent.${event.event}`)}
            <span>{groupLabel(event.group, t)}</span>
          </li>
        ))}
      </Part>
    </section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  const { t } = useText();
  return (
    <>
      <h3>{title}</h3>
      {children.length === 0 ? <p className="calm">{t('replay.nothing')}</p> : <ul>{children}</ul>}
    </>
  );
}
