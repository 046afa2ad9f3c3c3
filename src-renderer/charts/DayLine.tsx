import { Empty, Spin } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CHART_LOOKS } from '../app/chart-look.ts';
import { usePreferences } from '../app/services.ts';
import { DayChart } from './DayChart.tsx';
import { gapsOf, pointsOf } from './gaps.ts';
import { useMinutes } from './use-minutes.ts';

interface DayLineProps {
  readonly station: string;
  readonly signal: string;
  readonly value: 'mean' | 'last';
  readonly label: string;
  readonly zone: string;
  /** What is known now, beyond the last full minute; null: nothing. */
  readonly live: number | null;
  readonly limit: number | null;
  readonly stepped: boolean;
}

/** A signal over the last 24 hours, with its gaps. */
export function DayLine({ station, signal, value, label, zone, live, limit, stepped }: DayLineProps) {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  const minutes = useMinutes(station, signal, value);
  const shown = useMemo(() => {
    if (minutes.phase !== 'ready') return null;
    const { startMs, values, toMs } = minutes;
    return { points: pointsOf(startMs, values, { atMs: toMs, value: live }), gaps: gapsOf(startMs, values) };
  }, [minutes, live]);
  if (minutes.phase === 'failed')
    return (
      <Empty
        image={Empty.PRESENTED_IMAGE_SIMPLE}
        description={t('station.dayFailed', { reason: minutes.reason })}
      />
    );
  if (minutes.phase === 'loading' || shown === null) return <Spin className="panel-wait" />;
  return (
    <DayChart
      label={label}
      noData={t('station.noData')}
      fromMs={minutes.fromMs}
      toMs={minutes.toMs}
      points={shown.points}
      gaps={shown.gaps}
      limit={limit}
      zone={zone}
      stepped={stepped}
      look={CHART_LOOKS[theme]}
    />
  );
}
