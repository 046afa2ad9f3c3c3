import { app } from 'electron';
import { setFlagsFromString } from 'node:v8';

/**
 * V8 lets a heap grow to four times of what lives in it before it cleans up: under load that is 200 MB of what nobody
 * needs, in main and in the window each. With these it grows by a third, and the young generation stays small
 * (docs/decisions/0006-memory.md has the figures and the cost).
 */
const HEAP_FLAGS = ['--heap-growing-percent=20', '--max-semi-space-size=1', '--semi-space-growth-factor=1'];

/** For this process, and for every renderer that is started after it. */
export function keepHeapsSmall(): void {
  for (const flag of HEAP_FLAGS) setFlagsFromString(flag);
  app.commandLine.appendSwitch('js-flags', HEAP_FLAGS.join(' '));
}
