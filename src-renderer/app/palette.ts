import type { Theme } from '../../src-shared/contract/settings.ts';

/**
 * ISA-101: greys for all that is well, colour for what is not. Every text colour has a contrast of at least 4.5:1
 * on `ground`, `panel` and `raised` of its own palette; tests/unit/renderer/palette.test.ts measures it.
 */
export interface Palette {
  readonly ground: string;
  readonly rail: string;
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly faint: string;
  /** What is chosen or can be pressed: neutral, because it is not abnormal. */
  readonly accent: string;
  readonly onAccent: string;
  readonly curve: string;
  readonly hatch: string;
  readonly critical: string;
  readonly high: string;
  readonly medium: string;
  readonly low: string;
  readonly criticalGround: string;
  readonly highGround: string;
  readonly noticeGround: string;
}

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  dark: {
    ground: '#141619',
    rail: '#0f1114',
    panel: '#1c1f24',
    raised: '#292d34',
    line: '#343941',
    text: '#eceef1',
    dim: '#b3b9c1',
    faint: '#9aa1aa',
    accent: '#d9dde3',
    onAccent: '#141619',
    curve: '#a9bcd8',
    hatch: '#24282e',
    critical: '#ff7078',
    high: '#ff9a3d',
    medium: '#f2d22e',
    low: '#86b9ff',
    criticalGround: '#3d1418',
    highGround: '#38230d',
    noticeGround: '#262b33',
  },
  light: {
    ground: '#e9ebee',
    rail: '#dfe2e6',
    panel: '#ffffff',
    raised: '#f1f3f5',
    line: '#c9ced5',
    text: '#14171b',
    dim: '#3f464f',
    faint: '#515963',
    accent: '#2b323b',
    onAccent: '#ffffff',
    curve: '#3e5c8a',
    hatch: '#e3e6ea',
    critical: '#b3121f',
    high: '#9a3f00',
    medium: '#6b5400',
    low: '#1a56a8',
    criticalGround: '#fbe3e4',
    highGround: '#fdebd9',
    noticeGround: '#dde3ea',
  },
};

/** Makes the palette known to the style sheets as `--ws-…`. */
export function applyPalette(root: HTMLElement, theme: Theme): void {
  root.dataset.theme = theme;
  root.style.colorScheme = theme;
  for (const [name, value] of Object.entries(PALETTES[theme]))
    root.style.setProperty(`--ws-${name}`, String(value));
}
