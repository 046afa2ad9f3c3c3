import { fileURLToPath } from 'node:url';
import { askedAgain } from './asked-again.ts';
import type { RunningConsole } from './console.ts';

declare global {
  /** Of clock-that-jumps.cjs, in main. */
  var clockShiftMs: number;
}

/** Loaded before the program: a wall clock in main that `shiftClock` can put forward and back. */
export const CLOCK = fileURLToPath(new URL('clock-that-jumps.cjs', import.meta.url));

/** Main's wall clock is so far off the real one from now on, ms. */
export const shiftClock = ({ app }: Pick<RunningConsole, 'app'>, shiftMs: number): Promise<void> =>
  askedAgain(() =>
    app.evaluate((_electron, ms) => {
      globalThis.clockShiftMs = ms;
    }, shiftMs),
  );
