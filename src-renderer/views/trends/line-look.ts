import type { Theme } from '../../../src-shared/contract/settings.ts';
import { PALETTES } from '../../app/palette.ts';

export interface LineLook {
  readonly colour: string;
  /** Lengths of strokes and spaces, px; empty: a full line. */
  readonly dash: readonly number[];
  readonly width: number;
}

const DASHES: readonly (readonly number[])[] = [[], [9, 5], [2, 4]];

/** Lines differ by stroke and by tone, never by a hue: colour is for what is abnormal. */
export function lineLook(index: number, theme: Theme): LineLook {
  const { curve, text } = PALETTES[theme];
  const dash = DASHES[index % DASHES.length] ?? [];
  return { colour: index < DASHES.length ? curve : text, dash, width: 2 };
}

/** The week before: the same line, faint and thin. */
export const beforeLook = (index: number, theme: Theme): LineLook => ({
  ...lineLook(index, theme),
  colour: PALETTES[theme].faint,
  width: 1,
});
