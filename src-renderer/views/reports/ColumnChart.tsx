import type { ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import { CHART_LOOKS } from '../../app/chart-look.ts';
import { usePreferences } from '../../app/services.ts';
import '../../charts/register.ts';

interface ColumnChartProps {
  readonly title: string;
  readonly labels: readonly string[];
  readonly values: readonly number[];
  /** Bars to the right, for names that are long. */
  readonly sideways?: boolean;
}

const FONT_PX = 14;
/** Few bars are no slabs. */
const BAR_PX = 28;

export function ColumnChart({ title, labels, values, sideways = false }: ColumnChartProps) {
  const { theme } = usePreferences();
  const look = CHART_LOOKS[theme];
  const data = useMemo(
    () => ({
      labels: [...labels],
      datasets: [
        {
          label: title,
          data: [...values],
          backgroundColor: look.curve,
          categoryPercentage: 0.85,
          maxBarThickness: BAR_PX,
        },
      ],
    }),
    [labels, values, title, look],
  );
  const options = useMemo<ChartOptions<'bar'>>(() => {
    const font = { size: FONT_PX, family: look.font };
    const names = {
      grid: { display: false },
      ticks: { color: look.ink, font, maxRotation: 0, autoSkip: !sideways, autoSkipPadding: 12 },
    };
    const numbers = {
      beginAtZero: true,
      grid: { color: look.grid },
      border: { display: false },
      ticks: { color: look.ink, font, maxTicksLimit: 6 },
    };
    return {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: sideways ? 'y' : 'x',
      scales: sideways
        ? { x: { type: 'linear', ...numbers }, y: { type: 'category', ...names } }
        : { x: { type: 'category', ...names }, y: { type: 'linear', ...numbers } },
      plugins: { tooltip: { animation: false, titleFont: font, bodyFont: font } },
    };
  }, [look, sideways]);
  return (
    <section className="panel">
      <h2>{title}</h2>
      <div className="reports-canvas">
        <Bar role="img" aria-label={title} data={data} options={options} />
      </div>
    </section>
  );
}
