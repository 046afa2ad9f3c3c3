import type { Theme } from '../../src-shared/contract/settings.ts';
import type { ChartLook } from '../charts/DayChart.tsx';
import { FONTS } from './antd-theme.ts';
import { PALETTES } from './palette.ts';

/** Half-transparent: lines of the grid stay visible behind the area. */
const AREA_ALPHA = '26';

const lookOf = (theme: Theme): ChartLook => {
  const p = PALETTES[theme];
  return {
    curve: p.curve,
    fill: `${p.curve}${AREA_ALPHA}`,
    grid: p.line,
    ink: p.faint,
    limit: p.high,
    gap: p.raised,
    font: FONTS,
  };
};

export const CHART_LOOKS: Readonly<Record<Theme, ChartLook>> = {
  dark: lookOf('dark'),
  light: lookOf('light'),
};
