import { BrowserWindow, screen, type Rectangle, type WebContents } from 'electron';
import type { Log } from '../core/ports.ts';
import { isLookedAt } from './looked-at.ts';
import { APP_PAGE, SECOND_PAGE } from './security/origin.ts';
import { webPreferences } from './security/web-preferences.ts';

interface ConsoleWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly kiosk: boolean;
  readonly dark: boolean;
  readonly log: Log;
}

/**
 * The first reload after a crash is at once; a page that crashes on loading is tried more slowly, but always. Loading
 * takes up to a second, and the picture is to be back within two after any crash: no delay may be longer than this.
 */
const RELOAD_DELAYS_MS = [0, 100, 250, 500];
/** A page that lived so long was well: its next crash is a first one again. */
const WELL_AFTER_MS = 30_000;

export interface HeldWindow {
  readonly open: () => void;
  /** On the second screen where there is one; the one that is open is shown. */
  readonly openSecond: () => void;
  readonly show: () => void;
  /** On every screen that there is; a console under other windows comes up. */
  readonly callForHelp: () => void;
  readonly reload: () => void;
}

/** The windows of the console. They come back by themselves when their process dies; what they showed lives in main. */
export function holdConsoleWindow(options: ConsoleWindowOptions): HeldWindow {
  const windows = new Map<string, BrowserWindow>();
  const hold = (page: string, place: Partial<Rectangle>): void => {
    const window = createWindow(options, page, place);
    windows.set(page, window);
    window.on('closed', () => windows.delete(page));
  };
  const show = (window: BrowserWindow): void => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  const openSecond = (): void => {
    const open = windows.get(SECOND_PAGE);
    if (open === undefined) hold(SECOND_PAGE, secondScreen());
    else show(open);
  };
  const showFirst = (): void => {
    const [first] = windows.values();
    if (first !== undefined) show(first);
  };
  return {
    open: () => hold(APP_PAGE, {}),
    openSecond,
    show: showFirst,
    callForHelp: () => {
      // Whoever types in one of the windows is here: nothing is put in front of what he writes.
      if (!isLookedAt()) showFirst();
      if (windows.has(SECOND_PAGE) || screen.getAllDisplays().length > 1) openSecond();
    },
    reload: () => {
      for (const window of windows.values()) window.webContents.reload();
    },
  };
}

/** The screen that is not the first one; the first one where there is no other. */
function secondScreen(): Partial<Rectangle> {
  const first = screen.getPrimaryDisplay();
  return screen.getAllDisplays().find(({ id }) => id !== first.id)?.workArea ?? {};
}

function createWindow(
  { preload, icon, kiosk, dark, log }: ConsoleWindowOptions,
  page: string,
  place: Partial<Rectangle>,
): BrowserWindow {
  const window = new BrowserWindow({
    width: 1_920,
    height: 1_080,
    minWidth: 1_024,
    minHeight: 640,
    ...place,
    show: false,
    kiosk,
    autoHideMenuBar: true,
    title: '驿站值守台 Waystation',
    icon,
    // Painted before the page is: no white flash in a dark room.
    backgroundColor: dark ? '#141619' : '#f4f5f6',
    webPreferences: webPreferences(preload),
  });
  window.removeMenu();
  comeBack(window.webContents, log);
  window.once('ready-to-show', () => window.show());
  void window.loadURL(page);
  return window;
}

function comeBack(contents: WebContents, log: Log): void {
  let crashes = 0;
  let loadedAtMs = performance.now();
  contents.on('did-finish-load', () => {
    loadedAtMs = performance.now();
  });
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    crashes = performance.now() - loadedAtMs > WELL_AFTER_MS ? 0 : crashes;
    const delayMs = RELOAD_DELAYS_MS[Math.min(crashes, RELOAD_DELAYS_MS.length - 1)] ?? 0;
    crashes += 1;
    log.warn(`window process gone (${reason}, ${exitCode}); loading it again in ${delayMs} ms`);
    setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload();
    }, delayMs);
  });
  contents.on('unresponsive', () => {
    log.warn('window does not respond; loading it again');
    contents.forcefullyCrashRenderer();
  });
}
