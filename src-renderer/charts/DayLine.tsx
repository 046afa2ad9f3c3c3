import { Empty, Spin } from 'antd';
import { useMemo } from 'react';
import { CHART_LOOKS } from '../app/chart-look.ts';
import { usePreferences } from '../app/services.ts';
import { DayChart, type UsualPoint } from './DayChart.tsx';
import { drawnFrom, gapsOf, held, pointsOf, withRecent } from './gaps.ts';
import { useMinutes } from './use-minutes.ts';
import { useText } from '../text/use-text.ts';

interface DayLineProps {
  readonly station: string;
  readonly signal: string;
  readonly value: 'mean' | 'last';
  readonly label: string;
  readonly zone: string;
  /** What is known now, beyond the last full minute; null: nothing. */
  readonly live: number | null;
  /** The last hour in 5-minute steps, where main knows more than the history has minutes of. */
  readonly recent?: readonly (number | null)[];
  readonly limit: number | null;
  readonly stepped: boolean;
  readonly usual?: readonly UsualPoint[];
}

const NOTHING: readonly (number | null)[] = [];
const NOT_USUAL: readonly UsualPoint[] = [];

/** A signal over the last 24 hours, with its gaps; from its first data on where that is younger. */
export function DayLine({
  station,
  signal,
  value,
  label,
  live,
  recent = NOTHING,
  usual = NOT_USUAL,
  ...rest
}: DayLineProps) {
  const { t } = useText();
  const { theme } = usePreferences();
  const minutes = useMinutes(station, signal, value);
  const shown = useMemo(() => {
    if (minutes.phase !== 'ready') return null;
    const { startMs, toMs } = minutes;
    const values = held(withRecent(startMs, minutes.values, recent, toMs));
    const fromMs = drawnFrom(startMs, values, toMs);
    if (fromMs === null) return null;
    return {
      fromMs,
      toMs,
      points: pointsOf(startMs, values, { atMs: toMs, value: live }),
      gaps: gapsOf(startMs, values).filter((gap) => gap.toMs > fromMs),
    };
  }, [minutes, live, recent]);
  if (minutes.phase === 'loading') return <Spin className="panel-wait" />;
  if (minutes.phase === 'failed') return <Note text={t('station.dayFailed', { reason: minutes.reason })} />;
  if (shown === null) return <Note text={t('station.dayEmpty')} />;
  return (
    <DayChart
      label={label}
      noData={t('station.noData')}
      look={CHART_LOOKS[theme]}
      usual={usual}
      {...shown}
      {...rest}
    />
  );
}

function Note({ text }: { readonly text: string }) {
  return <Empty className="panel-wait" image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} />;
}
