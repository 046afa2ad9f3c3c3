import type { ChartData, ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Line } from 'react-chartjs-2';
import { formatShortTime } from '../text/format.ts';
import { gapShade } from './gap-shade.ts';
import type { Gap } from './gaps.ts';
import { timeTicks } from './time-ticks.ts';
import './charts.css';
import './register.ts';

interface Point {
  readonly x: number;
  readonly y: number | null;
}

/** The middle half of usual days, and their median. */
export interface UsualPoint {
  readonly atMs: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Colours and letters of the page, which a canvas cannot inherit. */
export interface ChartLook {
  readonly curve: string;
  readonly fill: string;
  readonly grid: string;
  readonly ink: string;
  readonly limit: string;
  readonly gap: string;
  readonly font: string;
}

interface DayChartProps {
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
  readonly noData: string;
  /** Points before it are not drawn. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly points: readonly Point[];
  readonly gaps: readonly Gap[];
  /** A level not to be exceeded, dashed; null: none. */
  readonly limit: number | null;
  readonly zone: string;
  /** A head count moves in steps, a power does not. */
  readonly stepped: boolean;
  /** What is usual, over the whole stretch or parts of it. */
  readonly usual: readonly UsualPoint[];
  readonly look: ChartLook;
}

const TICK_FONT_PX = 14;
/** Over a gap, too, the band is seen. */
const BAND_ALPHA = '33';
/** The least full scale of the vertical axis. */
const LEAST_FULL = 5;

/** One signal over a stretch of time. Redrawn, never animated. */
export function DayChart(props: DayChartProps) {
  const { label, noData, points, gaps, look } = props;
  const data = useMemo(() => dataOf(props), [props]);
  const options = useMemo(() => optionsOf(props), [props]);
  const plugins = useMemo(
    () => [
      gapShade(() => ({
        gaps,
        fill: look.gap,
        ink: look.ink,
        label: noData,
        font: `${String(TICK_FONT_PX)}px ${look.font}`,
      })),
    ],
    [gaps, look, noData],
  );
  // The plug-ins of a chart are fixed when it is made: other gaps make another chart.
  const key = `${gaps.map(({ fromMs, toMs }) => `${String(fromMs)}-${String(toMs)}`).join()} ${look.gap} ${noData}`;
  return (
    <div className="day-chart">
      <Line
        key={key}
        plugins={plugins}
        role="img"
        aria-label={`${label}: ${summaryOf(points)}`}
        data={data}
        options={options}
      />
    </div>
  );
}

function summaryOf(points: readonly Point[]): string {
  const values = points.flatMap(({ y }) => y ?? []);
  return values.length === 0
    ? '—'
    : `${String(Math.round(Math.min(...values)))}–${String(Math.round(Math.max(...values)))}`;
}

function dataOf({
  points,
  limit,
  fromMs,
  toMs,
  stepped,
  usual,
  look,
}: DayChartProps): ChartData<'line', Point[]> {
  const line = { data: [...points], borderColor: look.curve, backgroundColor: look.fill, borderWidth: 2 };
  const level = limit === null ? [] : [fromMs, toMs].map((x) => ({ x, y: limit }));
  return {
    datasets: [
      { ...line, pointRadius: 0, fill: true, stepped: stepped ? 'before' : false, spanGaps: false },
      {
        data: level,
        borderColor: look.limit,
        borderDash: [6, 5],
        borderWidth: 1.5,
        pointRadius: 0,
        pointHitRadius: 0,
      },
      ...usualLines(usual, look),
    ],
  };
}

/** Two edges with a pale band between them, and a dotted middle; behind the line of what was. */
function usualLines(usual: readonly UsualPoint[], { ink }: ChartLook) {
  const thin = { borderWidth: 0, pointRadius: 0, pointHitRadius: 0, tension: 0.3, order: 1 };
  const line = (value: 'low' | 'middle' | 'high'): Point[] =>
    usual.map((point) => ({ x: point.atMs, y: point[value] }));
  return [
    { ...thin, data: line('high'), fill: '+1', backgroundColor: `${ink}${BAND_ALPHA}` },
    { ...thin, data: line('low'), fill: false },
    {
      ...thin,
      data: line('middle'),
      fill: false,
      borderColor: ink,
      borderWidth: 1.5,
      borderDash: [2, 4],
      // Over the band, under the line of what was.
      order: 0.5,
    },
  ];
}

function optionsOf({ fromMs, toMs, limit, zone, look }: DayChartProps): ChartOptions<'line'> {
  const font = { size: TICK_FONT_PX, family: look.font };
  return {
    animation: false,
    maintainAspectRatio: false,
    parsing: false,
    normalized: true,
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    scales: {
      x: {
        type: 'linear',
        min: fromMs,
        max: toMs,
        grid: { display: false },
        ticks: {
          color: look.ink,
          font,
          maxRotation: 0,
          autoSkipPadding: 14,
          callback: (value) => formatShortTime(Number(value), zone),
        },
        afterBuildTicks: (axis) => {
          axis.ticks = timeTicks(fromMs, toMs, zone).map((value) => ({ value }));
        },
      },
      y: {
        beginAtZero: true,
        suggestedMax: Math.max(LEAST_FULL, (limit ?? 0) * 1.1),
        grid: { color: look.grid },
        border: { display: false },
        ticks: { color: look.ink, font, precision: 0, maxTicksLimit: 6 },
      },
    },
    plugins: {
      tooltip: {
        animation: false,
        displayColors: false,
        filter: (item) => item.datasetIndex === 0,
        titleFont: font,
        bodyFont: font,
        callbacks: {
          title: ([item]) => (item?.parsed.x == null ? '' : formatShortTime(item.parsed.x, zone)),
        },
      },
    },
  };
}
