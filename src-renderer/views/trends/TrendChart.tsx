import type { Chart, ChartData, ChartOptions } from 'chart.js';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { Line } from 'react-chartjs-2';
import { CHART_LOOKS } from '../../app/chart-look.ts';
import { usePreferences } from '../../app/services.ts';
import { watched } from '../../app/watched.ts';
import { gapShade, type GapShade } from '../../charts/gap-shade.ts';
import { rangeTicks } from '../../charts/range-ticks.ts';
import '../../charts/register.ts';
import { useSize } from '../../components/use-size.ts';
import { formatStamp } from '../../text/format.ts';
import { WEEK_MS, type Range, type Stretch } from './choice.ts';
import { beforeLook, lineLook, type LineLook } from './line-look.ts';
import { gapsIn, pointsOf, shownValues, type Point } from './points.ts';
import { useGestures } from './use-gestures.ts';
import type { Drawn } from './use-trend.ts';
import { useText } from '../../text/use-text.ts';

interface TrendChartProps {
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
  readonly drawn: Drawn;
  /** What is to be seen: that of `drawn`, or another while it is being read. */
  readonly stretch: Stretch;
  readonly nowMs: number;
  readonly zone: string;
  readonly nameOf: (station: string) => string;
  readonly chart: RefObject<Chart<'line'> | null>;
  readonly onRange: (range: Range) => void;
}

const FONT_PX = 14;
/** The least full scale of the vertical axis. */
const LEAST_FULL = 5;

const NO_SHADE: GapShade = { gaps: [], fill: '', ink: '', label: '', font: '' };

/** Lines over each other, gaps drawn as gaps. Redrawn, never animated. */
export function TrendChart(props: TrendChartProps) {
  const { label, drawn, stretch, nowMs, zone, nameOf, chart, onRange } = props;
  const { t } = useText();
  const { theme } = usePreferences();
  const area = useRef<HTMLDivElement>(null);
  const { width } = useSize(area);
  const gestures = useGestures({ stretch, nowMs, area, chart, onRange });
  const look = CHART_LOOKS[theme];

  const data = useMemo<ChartData<'line', Point[]>>(() => {
    const { trend, before } = drawn;
    const set = (line: (typeof before)[number], name: string, own: LineLook, shiftMs: number) => ({
      label: name,
      data: [...pointsOf(line, shownValues(line.values, trend.resolution), width, shiftMs)],
      borderColor: own.colour,
      borderDash: [...own.dash],
      borderWidth: own.width,
      pointRadius: 0,
      stepped: trend.resolution !== 'minute' || drawn.signal === 'inside' ? ('before' as const) : false,
    });
    return {
      datasets: [
        ...trend.lines.map((line, index) => set(line, nameOf(line.station), lineLook(index, theme), 0)),
        ...before.map((line, index) =>
          set(line, t('trends.before', { name: nameOf(line.station) }), beforeLook(index, theme), WEEK_MS),
        ),
      ],
    };
  }, [drawn, width, theme, nameOf, t]);

  const [shade] = useState(() => watched<GapShade>(NO_SHADE));
  const [plugins] = useState(() => [gapShade(shade.get)]);
  useEffect(() => {
    const [only, ...others] = drawn.trend.lines;
    // Over each other, one's gap is another's data: there the broken lines say it.
    const gaps =
      only === undefined || others.length > 0
        ? []
        : gapsIn(only, shownValues(only.values, drawn.trend.resolution), nowMs);
    const font = `${String(FONT_PX)}px ${look.font}`;
    shade.set({ gaps, fill: look.gap, ink: look.ink, label: t('station.noData'), font });
    chart.current?.update('none');
  }, [drawn, nowMs, look, chart, shade, t]);

  const { fromMs, toMs } = stretch;
  const options = useMemo(() => optionsOf({ fromMs, toMs }, zone, look), [fromMs, toMs, zone, look]);
  return (
    <div
      ref={area}
      className="trends-chart"
      role="group"
      tabIndex={0}
      data-drawn-from={drawn.fromMs}
      aria-label={`${label}. ${t('trends.keys')}`}
      {...gestures}
    >
      <Line ref={chart} role="img" aria-label={label} data={data} options={options} plugins={plugins} />
    </div>
  );
}

function optionsOf(
  { fromMs, toMs }: Stretch,
  zone: string,
  { ink, grid, font: family }: (typeof CHART_LOOKS)['dark'],
): ChartOptions<'line'> {
  const font = { size: FONT_PX, family };
  const ticks = rangeTicks(fromMs, toMs, zone);
  return {
    animation: false,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    events: ['mousemove', 'mouseout'],
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: {
      x: {
        type: 'linear',
        min: fromMs,
        max: toMs,
        grid: { color: grid, drawTicks: true },
        ticks: {
          color: ink,
          font,
          maxRotation: 0,
          autoSkipPadding: 14,
          callback: (value) => ticks.find(({ atMs }) => atMs === Number(value))?.label ?? '',
        },
        afterBuildTicks: (axis) => {
          axis.ticks = ticks.map(({ atMs }) => ({ value: atMs }));
        },
      },
      y: {
        suggestedMin: 0,
        suggestedMax: LEAST_FULL,
        grid: { color: grid },
        border: { display: false },
        ticks: { color: ink, font, maxTicksLimit: 8 },
      },
    },
    plugins: {
      tooltip: {
        animation: false,
        displayColors: false,
        titleFont: font,
        bodyFont: font,
        callbacks: {
          title: ([item]) => (item?.parsed.x == null ? '' : formatStamp(item.parsed.x, zone).slice(0, 16)),
        },
      },
    },
  };
}
