import { app } from 'electron';
import { setFlagsFromString } from 'node:v8';

/**
 * V8 lets a heap grow to four times of what lives in it before it cleans up: under load 200 MB of what nobody needs, in
 * main and in the window each. Main keeps its young generation, and has room in a flood: its throughput depends on both
 * (docs/decisions/0006-memory.md has the figures and the cost).
 */
const MAIN_SMALL = '--heap-growing-percent=20';
const MAIN_ROOMY = '--heap-growing-percent=50';
const WINDOW_FLAGS = '--heap-growing-percent=20 --max-semi-space-size=2';

const LOOK_MS = 1_000;
/** A flood comes in waves: the room stays for so many looks after the last. */
const CALM_LOOKS = 10;

/** For this process, and for every window that is opened after it. To be called before Electron is ready. */
export function keepMemorySmall(): void {
  setFlagsFromString(MAIN_SMALL);
  app.commandLine.appendSwitch('js-flags', WINDOW_FLAGS);
  // The horn asks for sound outputs; Chromium then looks for cameras too, which the page may not use: 18 MB of a process.
  app.commandLine.appendSwitch('enable-features', 'RunVideoCaptureServiceInBrowserProcess');
  // The horn's tones are the page's own: their output needs no process of its own, which takes 16 MB.
  app.commandLine.appendSwitch('disable-features', 'AudioServiceOutOfProcess');
  // GTK looks for its own OpenGL, which nothing here draws with: 28 MB of driver in main.
  process.env['GDK_GL'] ??= 'disable';
}

/** Gives main’s heap room while events come in a flood, and takes it back in the calm. */
export function growHeapWhile(isFlooded: () => boolean): void {
  let calmLooks = CALM_LOOKS;
  setInterval(() => {
    const wasRoomy = calmLooks < CALM_LOOKS;
    calmLooks = isFlooded() ? 0 : Math.min(CALM_LOOKS, calmLooks + 1);
    const isRoomy = calmLooks < CALM_LOOKS;
    if (isRoomy !== wasRoomy) setFlagsFromString(isRoomy ? MAIN_ROOMY : MAIN_SMALL);
  }, LOOK_MS);
}
