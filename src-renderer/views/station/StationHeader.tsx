import {
  ArrowLeftOutlined,
  HistoryOutlined,
  LineChartOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { StationDetail } from '../../../src-shared/domain/station-view.ts';
import { askedHref, devicesHref, hrefOf } from '../../app/route.ts';
import { AllLights } from '../../commands/AllLights.tsx';
import { StateMark } from '../../components/StateMark.tsx';
import { useStation } from '../../live/hooks.ts';
import { LiveText, type StationField } from '../../live/LiveText.tsx';
import { formatAge, formatDuration } from '../../text/format.ts';
import { stationName } from '../../text/labels.ts';
import { CorrectionButton } from './CorrectionButton.tsx';
import { useText } from '../../text/use-text.ts';

interface StationHeaderProps {
  readonly id: string;
  readonly detail: StationDetail | null;
}

const state: StationField = {
  of: ['state', 'stateSinceMs'],
  text: (s, t, nowMs) => {
    const word = t(`words.state.${s.state}`);
    if (s.stateSinceMs === null) return word;
    return t('station.since', { state: word, age: formatDuration(nowMs - s.stateSinceMs, t) });
  },
  ages: true,
};

const newest: StationField = {
  of: ['origin'],
  text: (s, t, nowMs) => {
    const age = formatAge(s.newestMs, nowMs, t);
    const origin = s.origin === 'live' ? '' : ` (${t(`words.origin.${s.origin}`)})`;
    return `${t('station.newest')} ${s.newestMs === null ? age : t('words.age.ago', { age })}${origin}`;
  },
  ages: true,
};

/** Which station this is, whether it is there, and how old what is shown of it is. */
export function StationHeader({ id, detail }: StationHeaderProps) {
  const { t, language } = useText();
  const name = useStation(id, (s) => (s === undefined ? id : stationName(s, language)));
  const connectivity = useStation(id, (s) => s?.state ?? 'unknown');
  const capacity = useStation(id, (s) => s?.capacity ?? null);
  const facts = [
    detail?.address ?? null,
    detail?.hours ?? null,
    capacity === null ? null : t('station.capacity', { n: capacity }),
    id,
  ];
  return (
    <div className="station-head">
      <Button
        icon={<ArrowLeftOutlined />}
        href={hrefOf('overview')}
        aria-label={t('station.back')}
        title={`${t('station.back')} (Esc)`}
      />
      <h2>{name}</h2>
      <span className={`station-state station-${connectivity}`}>
        <StateMark state={connectivity} />
        <LiveText station={id} field={state} />
      </span>
      <span className="station-facts">{facts.filter((fact) => fact !== null).join(' · ')}</span>
      <LiveText className="station-newest" station={id} field={newest} />
      {connectivity !== 'online' && (
        <Button
          icon={<QuestionCircleOutlined />}
          href={devicesHref('why', id)}
          data-why={id}
          title={`${t('why.ask')} (W)`}
        >
          {t('why.ask')}
        </Button>
      )}
      <Button icon={<LineChartOutlined />} href={askedHref('trends', new URLSearchParams({ stations: id }))}>
        {t('frame.view.trends')}
      </Button>
      <Button
        icon={<HistoryOutlined />}
        href={askedHref('replay', new URLSearchParams({ scope: id, station: id }))}
      >
        {t('frame.view.replay')}
      </Button>
      <AllLights stations={[id]} nameOf={() => name} />
      <CorrectionButton id={id} />
    </div>
  );
}
