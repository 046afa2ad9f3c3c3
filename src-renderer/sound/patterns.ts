import type { Priority } from '../../src-shared/domain/event.ts';

/** One tone of a pattern. Times in seconds from the pattern's beginning, as Web Audio counts. */
export interface Tone {
  readonly atS: number;
  readonly lengthS: number;
  readonly hz: number;
}

export interface Pattern {
  readonly tones: readonly Tone[];
  /** The pattern begins again after so long, s. */
  readonly periodS: number;
  /** Loudness, 0 to 1. */
  readonly gain: number;
}

const row = (hz: readonly number[], lengthS: number, stepS: number): readonly Tone[] =>
  hz.map((each, i) => ({ atS: i * stepS, lengthS, hz: each }));

/**
 * Told apart by count, pitch and pace, also by those who hear no pitch: five quick tones almost without a pause, three
 * rising, two falling, one. After the bursts of IEC 60601-1-8: more tones and faster where it is more urgent.
 */
export const PATTERNS: Readonly<Record<Priority, Pattern>> = {
  critical: { tones: row([988, 988, 988, 1319, 1319], 0.14, 0.2), periodS: 1.6, gain: 0.9 },
  high: { tones: row([659, 784, 988], 0.2, 0.28), periodS: 4, gain: 0.7 },
  medium: { tones: row([659, 523], 0.28, 0.4), periodS: 8, gain: 0.55 },
  low: { tones: row([440], 0.4, 0.4), periodS: 20, gain: 0.45 },
};

/** The shortest pause between two bursts, s: one must still be told from the next. */
const PAUSE_LEAST_S = 0.3;

/** Of an alarm that nobody answers: as loud as can be, and in half the time. */
export function patternOf(priority: Priority, isEscalated: boolean): Pattern {
  const usual = PATTERNS[priority];
  if (!isEscalated) return usual;
  return { ...usual, gain: 1, periodS: Math.max(burstS(usual) + PAUSE_LEAST_S, usual.periodS / 2) };
}

/** The tones that begin in `[fromS, toS)` of a pattern that repeats since `startS`; `atS` on the same clock. */
export function tonesBetween(
  { tones, periodS }: Pattern,
  startS: number,
  fromS: number,
  toS: number,
): readonly Tone[] {
  const found: Tone[] = [];
  const first = Math.max(0, Math.floor((fromS - startS) / periodS));
  for (let round = first; startS + round * periodS < toS; round += 1)
    for (const tone of tones) {
      const atS = startS + round * periodS + tone.atS;
      if (atS >= fromS && atS < toS) found.push({ ...tone, atS });
    }
  return found;
}

/** How long one burst of the pattern lasts, s. */
export const burstS = ({ tones }: Pattern): number =>
  Math.max(...tones.map(({ atS, lengthS }) => atS + lengthS));
