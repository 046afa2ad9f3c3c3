import type { ChartData, ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import type { AlarmLoad } from '../../../../src-shared/domain/alarm/load.ts';
import { CHART_LOOKS } from '../../../app/chart-look.ts';
import { PALETTES } from '../../../app/palette.ts';
import { usePreferences } from '../../../app/services.ts';
import '../../../charts/register.ts';
import { PriorityMark } from '../../../components/PriorityMark.tsx';
import { PRIORITIES } from '../../../live/alarm-order.ts';
import { formatWhen } from '../../../text/format.ts';
import { dayTicks } from './day-ticks.ts';
import { useText } from '../../../text/use-text.ts';

interface BinChartProps {
  readonly load: AlarmLoad;
  readonly zone: string;
}

const HOUR_MS = 3_600_000;
const TICK_FONT_PX = 14;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Alarms by hour, the priorities on top of one another, the critical ones at the bottom where they begin at zero. */
export function BinChart({ load, zone }: BinChartProps) {
  const { t } = useText();
  const { theme } = usePreferences();
  const hours = load.binMs / HOUR_MS;
  const title = hours === 1 ? t('alarmLoad.perHour') : t('alarmLoad.perBin', { h: hours });
  const most = Math.max(0, ...load.bins.map((bin) => bin.critical + bin.high + bin.medium + bin.low));
  const data = useMemo<ChartData<'bar', Point[]>>(
    () => ({
      datasets: PRIORITIES.map((priority) => ({
        label: t(`words.priority.${priority}`),
        data: load.bins.map((bin) => ({ x: bin.fromMs + load.binMs / 2, y: bin[priority] })),
        backgroundColor: PALETTES[theme][priority],
        barPercentage: 1,
        categoryPercentage: 0.85,
      })),
    }),
    [load, theme, t],
  );
  const options = useMemo(() => optionsOf(load, zone, CHART_LOOKS[theme]), [load, zone, theme]);
  return (
    <section className="panel load-chart">
      <h2>{title}</h2>
      <ul className="load-legend" aria-hidden="true">
        {PRIORITIES.map((priority) => (
          <li key={priority}>
            <PriorityMark priority={priority} /> {t(`words.priority.${priority}`)}
          </li>
        ))}
      </ul>
      <div className="load-canvas">
        <Bar
          role="img"
          aria-label={`${title}: ${t('alarmLoad.chartSummary', { most, total: load.total })}`}
          data={data}
          options={options}
        />
      </div>
    </section>
  );
}

function optionsOf(
  { bins, binMs, toMs }: AlarmLoad,
  zone: string,
  { ink, grid, font: family }: (typeof CHART_LOOKS)['dark'],
): ChartOptions<'bar'> {
  const font = { size: TICK_FONT_PX, family };
  const fromMs = bins[0]?.fromMs ?? toMs;
  const untilMs = (bins.at(-1)?.fromMs ?? toMs) + binMs;
  const ticks = dayTicks(fromMs, untilMs, zone);
  return {
    animation: false,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    interaction: { mode: 'index', axis: 'x', intersect: false },
    scales: {
      x: {
        type: 'linear',
        stacked: true,
        offset: false,
        min: fromMs,
        max: untilMs,
        grid: { display: false },
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
        stacked: true,
        beginAtZero: true,
        suggestedMax: 5,
        grid: { color: grid },
        border: { display: false },
        ticks: { color: ink, font, precision: 0, maxTicksLimit: 6 },
      },
    },
    plugins: {
      tooltip: {
        animation: false,
        titleFont: font,
        bodyFont: font,
        callbacks: {
          title: ([item]) => (item?.parsed.x == null ? '' : formatWhen(item.parsed.x - binMs / 2, 0, zone)),
        },
      },
    },
  };
}
