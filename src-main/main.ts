import { app, dialog, session } from 'electron';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openFileLog } from './adapters/file-log.ts';
import { openSettings } from './adapters/settings-store.ts';
import { openDesk } from './desk.ts';
import { launchProblemText, parseLaunchOptions, type LaunchOptions } from './launch-options.ts';
import { registerAppScheme, serveApp } from './window/app-protocol.ts';
import { holdConsoleWindow } from './window/console-window.ts';
import { endOrderly } from './window/lifecycle.ts';
import { handOverPorts } from './window/port-handover.ts';
import { createNotices } from './window/notices.ts';
import { createSecretStore } from './window/secret-store.ts';
import { onTouch } from './window/touch.ts';
import { keepHeapsSmall } from './window/small-heaps.ts';
import { denyNavigation } from './window/security/navigation.ts';
import { denyPermissions } from './window/security/permissions.ts';

const launch = parseLaunchOptions(process.argv.slice(1), process.env);
if (!launch.ok) {
  process.stderr.write(`${launchProblemText(launch.code, launch.detail)}\n`);
  app.exit(1);
} else {
  start(launch.value);
}

function start(options: LaunchOptions): void {
  keepHeapsSmall();
  const profile = resolve(options.profile ?? app.getPath('userData'));
  try {
    mkdirSync(profile, { recursive: true });
  } catch (error) {
    process.stderr.write(`不能使用 ${profile} / cannot use it: ${String(error)}\n`);
    app.exit(1);
    return;
  }
  app.setPath('userData', profile);
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`已有一个值守台在使用 ${profile} / another console already uses this profile\n`);
    app.exit(1);
    return;
  }
  registerAppScheme();
  app.on('web-contents-created', (_event, contents) => denyNavigation(contents));
  // In an ES module main process a top-level await on this promise never ends.
  app
    .whenReady()
    .then(() => run(options, profile))
    .catch(fail);
}

function run(launch: LaunchOptions, profile: string): void {
  const log = openFileLog(profile);
  const settings = openSettings(profile, defaults(), log);
  const window = holdConsoleWindow({
    preload: join(app.getAppPath(), 'out/preload/preload.cjs'),
    icon: join(app.getAppPath(), 'resources/icons/icon.png'),
    kiosk: launch.kiosk,
    dark: settings.get().theme === 'dark',
    log,
  });
  serveApp(join(app.getAppPath(), 'out/renderer'));
  denyPermissions(session.defaultSession);

  // The page loads while the journal opens; its port waits for the desk.
  const desk = openDesk({
    launch,
    profile,
    settings,
    secrets: createSecretStore(),
    log,
    programVersion: app.getVersion(),
    onReplaced: window.reload,
    onSecondWindow: window.openSecond,
    notices: createNotices(window.show),
  });
  handOverPorts(async () => (await desk).router(), log);
  onTouch(async () => (await desk).touched());
  window.open();
  endOrderly({ window, close: async () => (await desk).close(), log });
  desk.catch(fail);
}

function defaults() {
  return {
    language: 'zh-CN' as const,
    theme: 'dark' as const,
    broker: null,
    root: 'waystation/v1',
    staleAfterS: 120,
    keepEventsDays: 400,
    keepMinutesDays: 90,
    lockAfterMin: 30,
    consoleId: `control-${randomBytes(3).toString('hex')}`,
  };
}

/** Nothing can be watched without a journal: said in a window of the system's, and on standard error. */
function fail(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? text) : text}\n`);
  if (app.isReady() && process.env['DISPLAY'] !== undefined)
    dialog.showErrorBox('驿站值守台 Waystation', text);
  app.exit(1);
}
