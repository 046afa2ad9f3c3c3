import type { Chart } from 'chart.js';
import { Alert, Empty, Spin } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { zoneOrDefault } from '../../../src-shared/domain/local-time.ts';
import { useAddress, type Asked } from '../../app/use-address.ts';
import { usePlaced } from '../../live/hooks.ts';
import { formatStamp } from '../../text/format.ts';
import { stationName } from '../../text/labels.ts';
import { choiceOf, queryOf, stretchOf, type Choice } from './choice.ts';
import { Legend } from './Legend.tsx';
import { signalName } from './names.ts';
import { TakeOut } from './TakeOut.tsx';
import { TrendChart } from './TrendChart.tsx';
import { TrendToolbar } from './TrendToolbar.tsx';
import { useMinute } from './use-minute.ts';
import { useSignals, useTrend } from './use-trend.ts';
import { useText } from '../../text/use-text.ts';
import './trends.css';

const ASKED: Asked<Choice> = { view: 'trends', parse: choiceOf, print: queryOf };

/** Any signal of some stations over any stretch of time. */
export default function Trends({ query }: { readonly query: string }) {
  const { t, language } = useText();
  const placed = usePlaced();
  const [asked, change] = useAddress(ASKED, query);
  const choose = useCallback((next: Choice) => change(() => next), [change]);
  const choice = useMemo(() => withStation(asked, placed[0]?.id), [asked, placed]);
  const nowMs = useMinute();
  const stretch = useMemo(() => stretchOf(choice.range, nowMs), [choice.range, nowMs]);
  const signals = useSignals(choice.stations, nowMs);
  const { drawn, isReading, failure } = useTrend(choice, stretch);
  const chart = useRef<Chart<'line'> | null>(null);

  const nameOf = useCallback(
    (id: string): string => {
      const station = placed.find((each) => each.id === id);
      return station === undefined ? id : stationName(station, language);
    },
    [placed, language],
  );
  const zone = zoneOrDefault(placed.find(({ id }) => id === choice.stations[0])?.timezone ?? null);
  const known = signals.find(({ signal }) => signal === choice.signal) ?? {
    signal: choice.signal,
    name: null,
  };
  const title = t('trends.title', {
    signal: signalName(known, t),
    from: formatStamp(stretch.fromMs, zone).slice(0, 16),
    to: formatStamp(stretch.toMs, zone).slice(0, 16),
  });
  const isEmpty = drawn?.trend.lines.every(({ values }) => values.every((value) => value === null)) ?? false;
  return (
    <section
      className="view trends"
      data-view="trends"
      data-reading={isReading}
      aria-label={t('frame.view.trends')}
    >
      <TrendToolbar {...{ choice, stretch, nowMs, zone, signals }} onChoice={choose} />
      <section className="panel trends-panel">
        <h2>
          {title}
          {drawn !== null && <small>{t(`trends.resolution.${drawn.trend.resolution}`)}</small>}
          <span className="trends-gap" />
          {drawn !== null && <TakeOut {...{ drawn, title, zone, nameOf, chart }} />}
        </h2>
        {failure !== null && <Alert type="error" showIcon title={t('trends.failed', { reason: failure })} />}
        {choice.stations.length === 0 && <Note text={t('trends.noStation')} />}
        {choice.stations.length > 0 && drawn === null && failure === null && (
          <Spin className="panel-wait" description={t('trends.reading')} />
        )}
        {choice.stations.length > 0 && drawn !== null && (
          <>
            {isEmpty && <p className="trends-empty">{t('trends.empty')}</p>}
            <TrendChart
              {...{ drawn, stretch, nowMs, zone, nameOf, chart }}
              label={title}
              onRange={(range) => choose({ ...choice, range })}
            />
            <Legend drawn={drawn} nameOf={nameOf} />
          </>
        )}
      </section>
    </section>
  );
}

function Note({ text }: { readonly text: string }) {
  return <Empty className="panel-wait" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} />;
}

/** Where none was asked for, the first that there is. */
const withStation = (choice: Choice, first: string | undefined): Choice =>
  choice.stations.length > 0 || first === undefined ? choice : { ...choice, stations: [first] };
