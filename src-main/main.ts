import { app, dialog, session } from 'electron';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEFAULT_ESCALATION } from '../src-shared/domain/alarm/escalation.ts';
import { DEFAULT_WORKING_HOURS } from '../src-shared/domain/alarm/rules/working-hours.ts';
import { openFileLog } from './adapters/file-log.ts';
import { openSettings } from './adapters/settings-store.ts';
import { BEFORE_FOLDER, takeInRestore } from './backup/swap.ts';
import { openDesk } from './desk.ts';
import {
  launchProblemText,
  parseLaunchOptions,
  type LaunchOptions,
  type ReportOptions,
} from './launch-options.ts';
import { createBackupDialogs } from './window/backup-dialogs.ts';
import { openBackupRoom } from './window/backup-room.ts';
import { registerAppScheme, serveApp } from './window/app-protocol.ts';
import { holdConsoleWindow } from './window/console-window.ts';
import { endOrderly } from './window/lifecycle.ts';
import { handOverPorts } from './window/port-handover.ts';
import { createNotices } from './window/notices.ts';
import { openReportDesk } from './window/report-desk.ts';
import { runReport } from './window/report-launch.ts';
import { openReportRoom } from './window/report-room.ts';
import { createSecretStore } from './window/secret-store.ts';
import { growHeapWhile, keepMemorySmall } from './window/small-memory.ts';
import { onTouch } from './window/touch.ts';
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
  keepMemorySmall();
  const profile = resolve(options.profile ?? app.getPath('userData'));
  try {
    mkdirSync(profile, { recursive: true });
  } catch (error) {
    process.stderr.write(`不能使用 ${profile} / cannot use it: ${String(error)}\n`);
    app.exit(1);
    return;
  }
  app.setPath('userData', profile);
  if (options.report !== null) {
    startReport(options, options.report, profile);
    return;
  }
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(`已有一个值守台在使用 ${profile} / another console already uses this profile\n`);
    app.exit(1);
    return;
  }
  let isRestored: boolean;
  try {
    isRestored = takeInRestore(profile);
  } catch (error) {
    process.stderr.write(
      `恢复未完成，再次启动会继续 / the restore goes on at the next start: ${String(error)}\n`,
    );
    app.exit(1);
    return;
  }
  guardPages();
  // In an ES module main process a top-level await on this promise never ends.
  app
    .whenReady()
    .then(() => run(options, profile, isRestored))
    .catch(fail);
}

function guardPages(): void {
  registerAppScheme();
  app.on('web-contents-created', (_event, contents) => denyNavigation(contents));
}

function startReport(launch: LaunchOptions, report: ReportOptions, profile: string): void {
  guardPages();
  const openSettingsAndLog = () => {
    const log = openFileLog(profile);
    return { settings: openSettings(profile, defaults(), log), log };
  };
  app
    .whenReady()
    .then(() =>
      runReport({ launch, report, profile, preload: preloadPath(), openSettings: openSettingsAndLog }),
    )
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    });
}

const preloadPath = (): string => join(app.getAppPath(), 'out/preload/preload.cjs');

function run(launch: LaunchOptions, profile: string, isRestored: boolean): void {
  const log = openFileLog(profile);
  if (isRestored) log.info(`a backup was restored; what was there before is in ${BEFORE_FOLDER}`);
  const settings = openSettings(profile, defaults(), log);
  const window = holdConsoleWindow({
    preload: preloadPath(),
    icon: join(app.getAppPath(), 'resources/icons/icon.png'),
    kiosk: launch.kiosk,
    dark: settings.get().theme === 'dark',
    log,
  });
  serveApp(join(app.getAppPath(), 'out/renderer'));
  denyPermissions(session.defaultSession);

  // The page loads while the journal opens; its port waits for the desk.
  const room = openReportRoom({
    preload: preloadPath(),
    stage: join(profile, 'exports'),
    world: async () => ({ ...(await desk).reportWorld(), nowMs: Date.now(), program: app.getVersion() }),
    log,
  });
  const reports = openReportDesk(
    room,
    app.getPath('documents'),
    () => launch.lang ?? settings.get().language,
  );
  const backupRoom = openBackupRoom(preloadPath());
  const desk = openDesk({
    launch,
    profile,
    settings,
    secrets: createSecretStore(),
    log,
    programVersion: app.getVersion(),
    onReplaced: window.reload,
    onSecondWindow: window.openSecond,
    onCallForHelp: window.callForHelp,
    notices: createNotices(window.show),
    reports,
    backupDialogs: createBackupDialogs(app.getPath('documents')),
    readHistory: backupRoom.readHistory,
  });
  handOverPorts(
    async (contents) => room.routerOf(contents) ?? backupRoom.routerOf(contents) ?? (await desk).router(),
    log,
  );
  onTouch(async () => (await desk).touched());
  window.open();
  endOrderly({
    onSecondInstance: (data) => {
      if (!reports.errand(data)) window.show();
    },
    close: async () => (await desk).close(),
    log,
  });
  desk.then(({ isFlooded }) => growHeapWhile(isFlooded)).catch(fail);
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
    keepPersonsDays: 30,
    keepAlarmsDays: 400,
    keepDaysDays: null,
    escalateAfterS: DEFAULT_ESCALATION,
    dayBeginsAtHour: 0,
    workingHours: DEFAULT_WORKING_HOURS,
    stationGroups: [],
    lockAfterMin: 30,
    unlockNeedsTwo: false,
    nightly: {
      isOn: false,
      hour: 3,
      keep: 14,
      folder: app.getPath('documents'),
      isEncrypted: false,
      sealedPassphrase: null,
    },
    hornUnheard: false,
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
