import { app } from 'electron';
import { setFlagsFromString } from 'node:v8';

/**
 * V8 lets a heap grow to four times of what lives in it before it cleans up: under load 200 MB of what nobody needs, in
 * main and in the window each. Main keeps its young generation, on which its throughput depends
 * (docs/decisions/0006-memory.md has the figures and the cost).
 */
const MAIN_FLAG = '--heap-growing-percent=50';
const WINDOW_FLAGS = '--heap-growing-percent=20 --max-semi-space-size=1';

/** For this process, and for every window that is opened after it. */
export function keepHeapsSmall(): void {
  setFlagsFromString(MAIN_FLAG);
  app.commandLine.appendSwitch('js-flags', WINDOW_FLAGS);
}
