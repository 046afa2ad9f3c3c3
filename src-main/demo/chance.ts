/** Chance as an argument: the same words give the same numbers, today and after a restart. */
export interface Chance {
  /** 0 (included) to 1 (excluded). */
  readonly next: () => number;
  readonly between: (min: number, max: number) => number;
  /** True in this share of the calls. */
  readonly is: (share: number) => boolean;
}

/** FNV-1a, 32 bit: spreads short texts well enough to seed a day. */
export function hash(...words: readonly (string | number)[]): number {
  let value = 0x811c9dc5;
  for (const char of words.join('\u0000')) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/** Mulberry32: small, fast, and the same on every machine. */
export function chanceOf(...words: readonly (string | number)[]): Chance {
  let state = hash(...words);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    between: (min, max) => min + (max - min) * next(),
    is: (share) => next() < share,
  };
}
