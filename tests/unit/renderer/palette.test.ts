import { describe, expect, it } from 'vitest';
import { PALETTES, type Palette } from '../../../src-renderer/app/palette.ts';

/** WCAG 2.1, 1.4.3: text of ordinary size. */
const CONTRAST_MIN = 4.5;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const INKS = ['text', 'dim', 'faint', 'critical', 'high', 'medium', 'low'] as const;
const GROUNDS = ['ground', 'panel', 'raised', 'hatch', 'noticeGround'] as const;

describe.each(Object.entries(PALETTES))('the %s palette', (_, palette: Palette) => {
  it.each(INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground] as const)))(
    'shows %s on %s',
    (ink, ground) => expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(CONTRAST_MIN),
  );
  it.each([
    ['text', 'criticalGround'],
    ['text', 'highGround'],
    ['critical', 'criticalGround'],
    ['onAccent', 'accent'],
    ['dim', 'rail'],
  ] as const)('shows %s on %s', (ink, ground) =>
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(CONTRAST_MIN),
  );
});
