import type { Chart, Plugin } from 'chart.js';
import type { Gap } from './gaps.ts';

export interface GapShade {
  readonly gaps: readonly Gap[];
  readonly fill: string;
  readonly ink: string;
  readonly label: string;
  readonly font: string;
}

/** A label is drawn where it has room, px on each side. */
const LABEL_MARGIN = 6;

/** Shades the stretches without data, behind the line: what is not known is drawn as not known. Asked at each drawing. */
export function gapShade(shadeNow: () => GapShade): Plugin<'line'> {
  return {
    id: 'gap-shade',
    beforeDatasetsDraw: (chart) => {
      const shade = shadeNow();
      for (const gap of shade.gaps) drawGap(chart, gap, shade);
    },
  };
}

function drawGap({ ctx, chartArea, scales }: Chart, { fromMs, toMs }: Gap, shade: GapShade): void {
  const { x } = scales;
  if (x === undefined) return;
  const left = Math.max(chartArea.left, x.getPixelForValue(fromMs));
  const right = Math.min(chartArea.right, x.getPixelForValue(toMs));
  if (right <= left) return;
  ctx.save();
  ctx.fillStyle = shade.fill;
  ctx.fillRect(left, chartArea.top, right - left, chartArea.bottom - chartArea.top);
  ctx.font = shade.font;
  if (ctx.measureText(shade.label).width + 2 * LABEL_MARGIN < right - left) {
    ctx.fillStyle = shade.ink;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'top';
    ctx.fillText(shade.label, (left + right) / 2, chartArea.top + LABEL_MARGIN);
  }
  ctx.restore();
}
