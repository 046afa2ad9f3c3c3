import { useCallback, useContext, useMemo } from 'react';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { isUnacknowledged } from '../../../src-shared/domain/alarm/life-cycle.ts';
import type { DeviceView, EnvView, StationDetail } from '../../../src-shared/domain/station-view.ts';
import { hrefOf } from '../../app/route.ts';
import { useServices } from '../../app/services.ts';
import { LifeMark } from '../../components/LifeMark.tsx';
import { PriorityMark } from '../../components/PriorityMark.tsx';
import { TickerContext } from '../../components/ticker.ts';
import { Ticking } from '../../components/Ticking.tsx';
import { alarmKey } from '../../live/alarm-order.ts';
import { useAlarms, useStation } from '../../live/hooks.ts';
import { formatDuration, formatWhen } from '../../text/format.ts';
import { alarmTypeLabel } from '../../text/labels.ts';
import { alarmsOf, nameOf } from './model.ts';
import { useText } from '../../text/use-text.ts';

interface SidePanelsProps {
  readonly id: string;
  readonly detail: StationDetail | null;
}

/** Alarms, air, and what is known to be missing or corrected. */
export function SidePanels({ id, detail }: SidePanelsProps) {
  const { t } = useText();
  return (
    <div className="station-side" role="region" tabIndex={0} aria-label={t('station.side')}>
      <Alarms id={id} />
      {detail !== null && detail.env.length > 0 && <Environment env={detail.env} devices={detail.devices} />}
      {detail !== null && <Missing id={id} detail={detail} />}
    </div>
  );
}

function Alarms({ id }: { readonly id: string }) {
  const { t } = useText();
  const all = useAlarms();
  const alarms = useMemo(() => alarmsOf(all, id), [all, id]);
  return (
    <section className="panel">
      <h2>{t('station.alarms')}</h2>
      {alarms.length === 0 && <p className="calm">{t('station.noAlarms')}</p>}
      <ul className="panel-list">
        {alarms.map((alarm) => (
          <Alarm key={alarm.alarm} alarm={alarm} />
        ))}
      </ul>
    </section>
  );
}

/** Leads to its card. */
function Alarm({ alarm }: { readonly alarm: AlarmView }) {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const { active, life, sinceMs } = alarm;
  const waits = isUnacknowledged(life);
  const lasted = useCallback((nowMs: number) => formatDuration(nowMs - sinceMs, t), [sinceMs, t]);
  return (
    <li className={waits ? 'station-alarm' : 'station-alarm answered'}>
      <PriorityMark priority={alarm.priority} unacknowledged={waits} />
      <a
        className="station-alarm-text"
        href={hrefOf('alarms')}
        onClick={() => alarmDesk.choose(alarmKey(alarm))}
      >
        {alarmTypeLabel(alarm.type, t)} <small>{alarm.text}</small>
      </a>
      <span className="station-alarm-life">
        <LifeMark life={life} /> {t(`words.alarmState.${life}`)}
      </span>
      {active && <Ticking className="figure" text={lasted} />}
    </li>
  );
}

interface EnvironmentProps {
  readonly env: readonly EnvView[];
  readonly devices: readonly DeviceView[];
}

function Environment({ env, devices }: EnvironmentProps) {
  const { t } = useText();
  return (
    <section className="panel">
      <h2>{t('station.env')}</h2>
      <ul className="panel-list">
        {env.map(({ sensor, celsius, humidityPercent, co2Ppm }) => (
          <li key={sensor} className="env">
            <span>{nameOf(devices, sensor)}</span>
            {celsius !== null && (
              <span title={t('station.celsius')}>
                <b>{celsius.toFixed(1)}</b> °C
              </span>
            )}
            {humidityPercent !== null && (
              <span title={t('station.humidity')}>
                <b>{Math.round(humidityPercent)}</b> %
              </span>
            )}
            {co2Ppm !== null && (
              <span title={t('station.co2')}>
                <b>{Math.round(co2Ppm)}</b> ppm
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ id, detail }: { readonly id: string; readonly detail: StationDetail }) {
  const { t } = useText();
  const ticker = useContext(TickerContext);
  const zone = useStation(id, (s) => s?.timezone);
  const { correction, gaps } = detail;
  return (
    <section className="panel">
      <h2 title={t('station.gapsHint')}>{t('station.gaps')}</h2>
      {gaps.length === 0 ? (
        <p className="calm">{t('station.noGaps')}</p>
      ) : (
        <ul className="panel-list">
          {gaps.map(([from, to]) => (
            <li key={from}>{t('station.gapsText', { from, to, n: to - from + 1 })}</li>
          ))}
        </ul>
      )}
      {correction !== null && (
        <p className="calm">
          {t('station.corrected', {
            time: formatWhen(correction.atMs, ticker.now(), zone),
            by: correction.by,
            n: correction.inside,
            note: correction.note,
          })}
        </p>
      )}
    </section>
  );
}
