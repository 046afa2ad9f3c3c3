import type { Chart } from 'chart.js';
import { FONTS } from '../../app/antd-theme.ts';
import type { Theme } from '../../../src-shared/contract/settings.ts';
import { PALETTES } from '../../app/palette.ts';

const MARGIN = 24;
const LINE_PX = 26;

/** The chart with its title and what its lines are, on the page's ground: a picture that says by itself what it shows. */
export async function pictureOf(chart: Chart<'line'>, title: string, theme: Theme): Promise<Blob | null> {
  const { canvas: drawn, data } = chart;
  const scale = drawn.width / chart.width;
  const names = data.datasets.map(({ label, borderColor, borderDash }) => ({
    label: label ?? '',
    colour: typeof borderColor === 'string' ? borderColor : '',
    dash: (borderDash ?? []) as number[],
  }));
  const headPx = MARGIN + LINE_PX * (1 + names.length);
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width + 2 * MARGIN * scale;
  canvas.height = drawn.height + (headPx + MARGIN) * scale;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  const { panel, text, dim } = PALETTES[theme];
  context.scale(scale, scale);
  context.fillStyle = panel;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = text;
  context.font = `600 18px ${FONTS}`;
  context.fillText(title, MARGIN, MARGIN + 4);
  context.font = `15px ${FONTS}`;
  names.forEach(({ label, colour, dash }, index) => {
    const y = MARGIN + LINE_PX * (index + 1);
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(MARGIN, y);
    context.lineTo(MARGIN + 40, y);
    context.stroke();
    context.fillStyle = dim;
    context.fillText(label, MARGIN + 50, y + 5);
  });
  context.drawImage(drawn, MARGIN, headPx, chart.width, chart.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
