import { app, session } from 'electron';
import { join, resolve } from 'node:path';
import type { ReportOutcome } from '../../src-shared/contract/reports.ts';
import { answerErrand, listenForAnswer, reportErrand, type ReportErrand } from '../adapters/report-line.ts';
import { checkPlace, emptyStage } from '../adapters/report-file.ts';
import type { SettingsStore } from '../adapters/settings-store.ts';
import type { Log } from '../core/ports.ts';
import type { LaunchOptions, ReportOptions } from '../launch-options.ts';
import { openReportWorld, outcomeText } from '../report-run.ts';
import { serveApp } from './app-protocol.ts';
import { handOverPorts } from './port-handover.ts';
import { openReportRoom, type ReportRoom } from './report-room.ts';
import { denyPermissions } from './security/permissions.ts';

export interface ReportLaunch {
  readonly launch: LaunchOptions;
  readonly report: ReportOptions;
  readonly profile: string;
  readonly preload: string;
  /** Opened only where no console runs on the profile: it would write beside that one. */
  readonly openSettings: () => { readonly settings: SettingsStore; readonly log: Log };
}

/** No window: the console that runs on the profile makes the report, or this process does. Ends the program. */
export async function runReport(options: ReportLaunch): Promise<void> {
  const outcome = await made(options);
  if (outcome.ok) process.stdout.write(`${outcome.path}\n`);
  else process.stderr.write(`${outcomeText(outcome)}\n`);
  app.exit(outcome.ok ? 0 : 1);
}

async function made(options: ReportLaunch): Promise<ReportOutcome> {
  const { launch, report } = options;
  const { range, stations, format } = report;
  const out = resolve(report.out);
  const place = await checkPlace(out);
  if (!place.ok) return place;
  const line = await listenForAnswer();
  try {
    const language = launch.lang === null ? {} : { language: launch.lang };
    const errand: ReportErrand = {
      request: { range, stations, format, ...language },
      out,
      answerTo: line.address,
    };
    if (app.requestSingleInstanceLock(errand)) return await madeHere(options, errand);
    return (await line.answer) ?? { ok: false, code: 'page-gone', detail: '' };
  } finally {
    await line.close();
  }
}

async function madeHere({ launch, profile, preload, openSettings }: ReportLaunch, errand: ReportErrand) {
  const { settings, log } = openSettings();
  const stage = join(profile, 'exports');
  await emptyStage(stage);
  const world = await openReportWorld(profile, launch, settings.get(), log);
  const room = openReportRoom({
    preload,
    stage,
    log,
    world: () => Promise.resolve({ ...world, nowMs: Date.now(), program: app.getVersion() }),
  });
  serveApp(join(app.getAppPath(), 'out/renderer'));
  denyPermissions(session.defaultSession);
  handOverPorts((contents) => {
    const router = room.routerOf(contents);
    return router === null ? Promise.reject(new Error('no page but the report')) : Promise.resolve(router);
  }, log);
  // Its window is closed when the file is still being written.
  app.on('window-all-closed', () => undefined);
  app.on('second-instance', (_event, _argv, _folder, data) => refuse(data));
  try {
    return await makeIn(room, errand, settings);
  } finally {
    await world.journal.close();
  }
}

const makeIn = (
  room: ReportRoom,
  { request, out }: ReportErrand,
  settings: SettingsStore,
): Promise<ReportOutcome> => {
  const language = request.language ?? settings.get().language;
  return room.make({ ...request, language }, out, new AbortController().signal);
};

/** One at a time: whoever comes meanwhile is told so. */
function refuse(data: unknown): void {
  const errand = reportErrand.safeParse(data);
  if (errand.success)
    void answerErrand(errand.data, () => Promise.resolve({ ok: false, code: 'busy', detail: '' }));
}
