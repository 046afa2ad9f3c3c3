import type { ChartOptions } from 'chart.js';
import { useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import type { BackTestReport } from '../../../../src-shared/domain/alarm/rules/back-test-report.ts';
import { CHART_LOOKS } from '../../../app/chart-look.ts';
import { PALETTES } from '../../../app/palette.ts';
import { usePreferences } from '../../../app/services.ts';
import '../../../charts/register.ts';
import { useZone } from '../../../live/hooks.ts';
import { formatWhen } from '../../../text/format.ts';
import { useText } from '../../../text/use-text.ts';

const DAY_MS = 86_400_000;
const TICK_FONT_PX = 14;

/** Times that it would have rung, by day. */
export function DayBars({ report }: { readonly report: BackTestReport }) {
  const { t } = useText();
  const { theme } = usePreferences();
  const zone = useZone();
  const { ink, grid, font: family } = CHART_LOOKS[theme];
  const { byDay, fromMs } = report;
  const data = useMemo(
    () => ({
      datasets: [
        {
          data: byDay.map((y, x) => ({ x, y })),
          backgroundColor: PALETTES[theme].dim,
          categoryPercentage: 0.85,
        },
      ],
    }),
    [byDay, theme],
  );
  const options = useMemo<ChartOptions<'bar'>>(() => {
    const font = { size: TICK_FONT_PX, family };
    const dayText = (day: number): string => formatWhen(fromMs + day * DAY_MS, 0, zone).slice(0, 5);
    return {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: {
          type: 'linear',
          min: -0.5,
          max: byDay.length - 0.5,
          grid: { display: false },
          ticks: {
            color: ink,
            font,
            stepSize: 7,
            maxRotation: 0,
            callback: (value) => dayText(Number(value)),
          },
          afterBuildTicks: (axis) => {
            axis.ticks = byDay.flatMap((_, day) => (day % 7 === 0 ? [{ value: day }] : []));
          },
        },
        y: {
          beginAtZero: true,
          grid: { color: grid },
          ticks: { color: ink, font, precision: 0, maxTicksLimit: 4 },
        },
      },
      plugins: {
        tooltip: { animation: false, callbacks: { title: ([item]) => dayText(item?.parsed.x ?? 0) } },
      },
    };
  }, [byDay, fromMs, zone, ink, grid, family]);
  return (
    <div className="back-test-bars">
      <Bar
        role="img"
        aria-label={t('alarmRules.backTest.byDay', { most: Math.max(...byDay) })}
        data={data}
        options={options}
      />
    </div>
  );
}
