import { chanceOf } from './chance.ts';

/** How a gateway takes one command, ms from its arrival. */
export interface Pace {
  readonly acceptedMs: number;
  readonly doneMs: number;
  /** It rejects this one. */
  readonly isBusy: boolean;
}

/** As fast as a gateway can be. */
export const PROMPT: Pace = { acceptedMs: 0, doneMs: 0, isBusy: false };

/** Whoever tries the demo sees first how it is when all is well. */
const WELL_AT_FIRST = 5;
const SLOW_SHARE = 1 / 8;
const BUSY_SHARE = 1 / 15;

/** Some tenths of a second, now and then some seconds, now and then a refusal: the same for the same seed. */
export function commandPace(seed: number, station: string, turn: number): Pace {
  const chance = chanceOf(seed, station, 'command', turn);
  const acceptedMs = chance.between(30, 150);
  const promptMs = acceptedMs + chance.between(40, 250);
  if (turn < WELL_AT_FIRST) return { acceptedMs, doneMs: promptMs, isBusy: false };
  const isBusy = chance.is(BUSY_SHARE);
  const isSlow = chance.is(SLOW_SHARE);
  return { acceptedMs, doneMs: isSlow ? acceptedMs + chance.between(2_000, 5_000) : promptMs, isBusy };
}
