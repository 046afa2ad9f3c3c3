import { WarningOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { isUnacknowledged } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import type { Chosen } from '../../../alarm-desk/desk.ts';
import { useServices } from '../../../app/services.ts';
import { stationHref } from '../../../app/route.ts';
import { useWatched } from '../../../app/watched.ts';
import { LifeMark } from '../../../components/LifeMark.tsx';
import { CONSOLE_STATION } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import { alarmKey } from '../../../live/alarm-order.ts';
import { useStation } from '../../../live/hooks.ts';
import { formatShortTime } from '../../../text/format.ts';
import { alarmTypeLabel, placeName } from '../../../text/labels.ts';
import { Lasted } from '../Lasted.tsx';
import { CardActs } from './CardActs.tsx';
import { Facts } from './Facts.tsx';
import { ResponseCard } from './ResponseCard.tsx';
import { Timeline } from './Timeline.tsx';
import { WorkPanel } from './WorkPanel.tsx';
import { useText } from '../../../text/use-text.ts';
import './card.css';

interface AlarmCardProps {
  readonly alarms: readonly AlarmView[];
  /** Opened where none was chosen yet; it then stays, lest the card change under the hand. */
  readonly first: AlarmView | null;
}

/** The chosen alarm: what it is, what to do about it, and what was done. */
export function AlarmCard({ alarms, first }: AlarmCardProps) {
  const { t } = useText();
  const { alarmDesk } = useServices();
  const chosen = useWatched(alarmDesk.chosen, (value) => value);
  const alarm = chosen === null ? undefined : alarms.find((each) => alarmKey(each) === chosen.key);
  const firstKey = first === null ? null : alarmKey(first);
  useEffect(() => {
    if (chosen === null && firstKey !== null) alarmDesk.choose(firstKey);
  }, [alarmDesk, chosen, firstKey]);
  return (
    <aside
      className="panel alarm-card"
      data-alarm-card={alarm === undefined ? undefined : alarmKey(alarm)}
      aria-label={t('alarms.card.title')}
    >
      {alarm !== undefined && chosen !== null && <Opened alarm={alarm} chosen={chosen} />}
      {alarm === undefined && (
        <p className="card-none">{t(chosen === null ? 'alarms.card.none' : 'alarms.card.gone')}</p>
      )}
    </aside>
  );
}

function Opened({ alarm, chosen }: { readonly alarm: AlarmView; readonly chosen: Chosen }) {
  const { t } = useText();
  const zone = useStation(alarm.station, (station) => station?.timezone);
  const key = alarmKey(alarm);
  return (
    <>
      <CardHead alarm={alarm} zone={zone} />
      <div className="card-body" role="region" tabIndex={0} aria-label={t('alarms.card.response')}>
        <ResponseCard type={alarm.type} />
        <Facts alarm={alarm} zone={zone} />
        <WorkPanel key={`work ${key}`} alarm={alarm} zone={zone} />
        <Timeline key={`timeline ${key}`} alarm={alarm} zone={zone} />
      </div>
      <CardActs key={`${key} ${chosen.serial}`} alarm={alarm} chosen={chosen} zone={zone} />
    </>
  );
}

function CardHead({ alarm, zone }: { readonly alarm: AlarmView; readonly zone: string | undefined }) {
  const { t, language } = useText();
  const name = useStation(alarm.station, (station) => placeName(alarm.station, station, language, t));
  return (
    <header className={`card-head card-${alarm.priority}`}>
      <h2>
        <PriorityMark priority={alarm.priority} unacknowledged={isUnacknowledged(alarm.life)} />
        <span>
          {alarmTypeLabel(alarm.type, t)} ·{' '}
          {alarm.station === CONSOLE_STATION ? (
            name
          ) : (
            <a href={stationHref(alarm.station)} title={t('alarms.card.open')}>
              {name}
            </a>
          )}
        </span>
      </h2>
      {alarm.text !== '' && <p className="card-text">{alarm.text}</p>}
      <p className="card-state">
        <b>{t(`words.priority.${alarm.priority}`)}</b>
        <span>
          <LifeMark life={alarm.life} /> {t(`words.alarmState.${alarm.life}`)}
        </span>
        <span className="figure">
          <Lasted alarm={alarm} t={t} />
        </span>
        {alarm.escalatedMs !== null && (
          <b className="card-escalated">
            <WarningOutlined aria-hidden="true" />{' '}
            {t('alarms.escalated', { since: formatShortTime(alarm.escalatedMs, zone) })}
          </b>
        )}
      </p>
    </header>
  );
}
