import { join } from 'node:path';
import { openAccounts } from './adapters/accounts-file.ts';
import { openAuditOrNone } from './adapters/audit-files.ts';
import { diskSpaceOf } from './adapters/disk-space.ts';
import { systemLoudspeaker } from './adapters/loudspeaker.ts';
import { openJournal } from './adapters/level-journal.ts';
import { connectMqtt } from './adapters/mqtt-session.ts';
import { openRules } from './adapters/rules-file.ts';
import { openSchedule } from './adapters/schedule-file.ts';
import { openRuns, openSchedules } from './adapters/schedules-file.ts';
import { testBroker } from './adapters/broker-test.ts';
import type { SettingsStore } from './adapters/settings-store.ts';
import { createBackupDesk, type BackupDialogs } from './backup/backup-desk.ts';
import type { ReadHistory } from './backup/make.ts';
import { openOldJournals } from './backup/old-journals.ts';
import { openPendingImports } from './backup/pending-import.ts';
import { tellRestored } from './backup/restored-note.ts';
import { createBrokerDesk } from './broker-access.ts';
import { createAudit } from './core/audit/audit.ts';
import { createProof } from './core/audit/proof.ts';
import { auditedCommands } from './core/audit/reading.ts';
import { createCore, type Core } from './core/create-core.ts';
import type { BrokerAccess } from './core/feed/feed.ts';
import { createOperators } from './core/operators/operators.ts';
import { HASH_COST } from './core/operators/secret-hash.ts';
import { createSession } from './core/operators/session.ts';
import { mayStill } from './core/operators/standing.ts';
import { readPlainTls, type Log } from './core/ports.ts';
import { createClosedMonths, type ClosedMonths } from './core/reports/closed-months.ts';
import { startScheduledReport } from './core/reports/scheduled-report.ts';
import type { Actor } from './core/operators/guard.ts';
import { createRouter, type SettingsOutcome } from './core/router.ts';
import type { LaunchOptions } from './launch-options.ts';
import { closedPlace, historyName, journalFolder } from './report-run.ts';
import { diskUse } from './disk-use.ts';
import { noticeOf } from './notice-text.ts';
import type { Notices } from './window/notices.ts';
import type { ReportDesk } from './window/report-desk.ts';
import type { SecretStore } from './window/secret-store.ts';
import type { ScheduleOutcome } from '../src-shared/contract/reports.ts';
import type { SettingsView } from '../src-shared/contract/settings.ts';
import { fail, ok } from '../src-shared/result.ts';

/** The day of the demo's stations follows from it: every start of the demo goes on with the same days. */
const DEMO_SEED = 20_250_117;

const MINUTE_MS = 60_000;

export interface DeskOptions {
  readonly launch: LaunchOptions;
  readonly profile: string;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  readonly log: Log;
  readonly programVersion: string;
  /** The router now answers for another broker: windows must load anew. */
  readonly onReplaced: () => void;
  readonly onSecondWindow: () => void;
  /** Nobody answers: the console makes itself seen. */
  readonly onCallForHelp: () => void;
  readonly notices: Notices;
  readonly reports: ReportDesk;
  readonly backupDialogs: BackupDialogs;
  /** Of the database of that name. */
  readonly readHistory: (history: string, ...how: Parameters<ReadHistory>) => ReturnType<ReadHistory>;
}

interface Shift {
  readonly core: Core;
  readonly months: ClosedMonths;
  readonly demo: boolean;
  readonly close: () => Promise<void>;
}

/** One core at a time, on the broker of the command line, of the settings, or of the demo; goes over from one to another. */
export async function openDesk(options: DeskOptions) {
  const { launch, settings, secrets, log } = options;
  const brokers = createBrokerDesk({ launch, settings, secrets, log });
  const rules = openRules(options.profile, log);
  const schedules = openSchedules(options.profile, log);
  const loudspeaker = systemLoudspeaker();
  const root = launch.root ?? settings.get().root;
  const consoleId = launch.name ?? settings.get().consoleId;
  const people = await openPeople();
  await tellRestored(options.profile, people.audit, log);
  const pendingImports = openPendingImports(options.profile, log);
  const backup = createBackupDesk({
    profile: options.profile,
    settings,
    secrets,
    dialogs: options.backupDialogs,
    disk: diskSpaceOf(options.profile),
    audit: people.audit,
    log,
    now: Date.now,
    world: () => {
      const { core, demo } = shift;
      return {
        journal: core.journal,
        journalFolder: journalFolder(options.profile, demo),
        isDemo: demo,
        program: options.programVersion,
        console: consoleId,
        readHistory: async (take, signal) => {
          const release = core.holdHistory();
          try {
            return await options.readHistory(historyName(demo), take, signal);
          } finally {
            release();
          }
        },
      };
    },
  });
  let access = brokers.atStart();
  let shift = await openShift(access);
  /** Going over and ending take turns: two cores at once would fight for the journal and the client id. */
  let turn: Promise<void> = Promise.resolve();
  let closing = false;

  /** Operators and what they did outlive a change of broker. */
  async function openPeople() {
    const auditStore = await openAuditOrNone(join(options.profile, 'audit'), log);
    const now = Date.now;
    const audit = createAudit({ store: auditStore, log, now });
    const accounts = openAccounts(options.profile, log);
    const lockAfterMs = (): number => settings.get().lockAfterMin * MINUTE_MS;
    const session = createSession({ accounts, audit, consoleId, lockAfterMs, now });
    const operators = createOperators({ accounts, session, audit, cost: HASH_COST, now, log });
    return { accounts, session, operators, audit, auditStore, auditProof: createProof(auditStore, log) };
  }

  /** Read when it is wanted only: it brings a broker with it. */
  async function openDemo() {
    const { startDemo } = await import('./demo/run-demo.ts');
    return startDemo({ seed: DEMO_SEED, root, log });
  }

  async function openShift(wanted: BrokerAccess | null): Promise<Shift> {
    const demo = wanted === null ? await openDemo() : null;
    const broker = wanted ?? {
      urls: [demo?.brokerUrl ?? ''],
      username: '',
      password: '',
      tls: readPlainTls,
      demo: true,
    };
    const location = journalFolder(options.profile, demo !== null);
    const journal = await openJournal(location, log);
    const core = await createCore({
      journal,
      oldJournals: openOldJournals(location, log),
      connect: connectMqtt,
      clock: { now: Date.now },
      disk: diskSpaceOf(options.profile),
      loudspeaker,
      isBackupMissed: backup.isMissed,
      saidUnheard: settings.get().hornUnheard,
      onSaidUnheard: (hornUnheard) => settings.patch({ hornUnheard }),
      log,
      root,
      consoleId,
      broker,
      staleAfterMs: () => settings.get().staleAfterS * 1_000,
      onNewAlarm: (alarm, station) => options.notices.show(noticeOf(alarm, station, view().language)),
      onEscalated: (alarm, station) => {
        options.notices.show(noticeOf(alarm, station, view().language, 'unanswered'));
        options.onCallForHelp();
      },
      escalateAfterS: () => settings.get().escalateAfterS,
      onUnacknowledged: options.notices.count,
      keepDays: () => settings.get().keepEventsDays,
      keepPersonsDays: () => settings.get().keepPersonsDays,
      rules: rules.get().rules,
      workingHours: () => settings.get().workingHours,
      audit: people.audit,
      auditedCommands: (sinceMs) => auditedCommands(people.auditStore, sinceMs),
      schedules: {
        schedules: schedules.get,
        runs: openRuns(options.profile, log),
        mayStill: (by) => mayStill(people.accounts, by, 'command.switch'),
      },
    });
    const months = createClosedMonths({
      ...closedPlace(options.profile, demo !== null),
      audit: people.audit,
      auditStore: people.auditStore,
      now: Date.now,
      log,
    });
    return {
      core,
      months,
      demo: demo !== null,
      close: async () => {
        await core.close();
        await demo?.close();
      },
    };
  }

  const scheduled = startScheduledReport({
    file: openSchedule(options.profile, log),
    now: Date.now,
    // Simulated figures have no place among the real ones.
    zones: () =>
      shift.demo ? [] : [...shift.core.engine.stations()].map(({ about }) => about?.info.timezone ?? null),
    dayBeginsAtHour: () => settings.get().dayBeginsAtHour,
    make: options.reports.make,
    placeOf: join,
    audit: people.audit,
    by: `@${consoleId}`,
    log,
  });

  const chooseFolder = async ({ by, askAgain }: Actor): Promise<ScheduleOutcome> => {
    const folder = await options.reports.askFolder(scheduled.view().folder);
    if (folder === null) return { ok: false, code: 'cancelled' };
    askAgain();
    const deed = { action: 'setting' as const, subject: 'report-schedule.json', detail: { folder } };
    const isRecorded = await people.audit.append({ atMs: Date.now(), by, ...deed }).then(
      () => true,
      () => false, // The audit has said why in the log.
    );
    return isRecorded ? scheduled.change({ folder }) : { ok: false, code: 'not-written' };
  };

  /**
   * Changes nothing when it cannot be saved or the new core cannot be opened: the old broker is taken up again.
   * `keep` answers whether it is saved.
   */
  function goOver(next: BrokerAccess | null, keep: () => boolean): Promise<SettingsOutcome> {
    const going = turn.then(async (): Promise<SettingsOutcome> => {
      if (closing) return ok(view());
      const before = settings.get().broker;
      if (!keep()) return fail('not-written');
      await shift.close();
      try {
        shift = await openShift(next);
        access = next;
      } catch (error) {
        log.warn(`cannot go over to another broker: ${String(error)}`);
        settings.patch({ broker: before });
        shift = await openShift(access);
        throw error;
      } finally {
        options.onReplaced();
      }
      return ok(view());
    });
    turn = going.then(
      () => undefined,
      () => undefined,
    );
    return going;
  }

  function view(): SettingsView {
    const { broker, ...kept } = settings.get();
    return {
      language: launch.lang ?? kept.language,
      theme: kept.theme,
      root,
      lockAfterMin: kept.lockAfterMin,
      staleAfterS: kept.staleAfterS,
      keepEventsDays: kept.keepEventsDays,
      keepMinutesDays: kept.keepMinutesDays,
      keepPersonsDays: kept.keepPersonsDays,
      keepAlarmsDays: kept.keepAlarmsDays,
      keepDaysDays: kept.keepDaysDays,
      escalateAfterS: kept.escalateAfterS,
      dayBeginsAtHour: kept.dayBeginsAtHour,
      unlockNeedsTwo: kept.unlockNeedsTwo,
      workingHours: kept.workingHours,
      stationGroups: kept.stationGroups,
      canKeepSecrets: secrets.available(),
      broker:
        broker === null
          ? null
          : {
              urls: broker.urls,
              username: broker.username,
              caFile: broker.caFile,
              hasPassword: brokers.hasPassword(broker),
              certFile: broker.certFile,
              hasKey: brokers.hasKey(broker),
            },
    };
  }

  return {
    view,
    isFlooded: () => shift.core.isFlooded(),
    reportWorld: () => ({
      journal: shift.core.journal,
      history: historyName(shift.demo),
      dayBeginsAtHour: settings.get().dayBeginsAtHour,
      closedMonth: shift.months.read,
    }),
    close: async () => {
      closing = true;
      backup.close();
      await scheduled.close();
      await turn;
      await shift.close();
      people.session.close();
      await people.auditStore.close();
    },
    /** Somebody touched a key or the mouse. */
    touched: people.session.touched,
    router: () =>
      createRouter({
        core: shift.core,
        ...people,
        hello: () => ({
          console: consoleId,
          language: view().language,
          theme: view().theme,
          kiosk: launch.kiosk,
          programVersion: options.programVersion,
          history: historyName(shift.demo),
          settingsFile: settings.file,
        }),
        openSecondWindow: options.onSecondWindow,
        backup,
        diskUse: () =>
          diskUse(
            options.profile,
            shift.core.journal,
            journalFolder(options.profile, shift.demo),
            Date.now(),
          ),
        pendingImport: pendingImports(historyName(shift.demo)),
        rules,
        saveSchedules: schedules.save,
        reports: {
          make: options.reports.ask,
          progress: options.reports.progress,
          cancel: options.reports.cancel,
          schedule: scheduled.view,
          changeSchedule: scheduled.change,
          chooseFolder,
          trySchedule: scheduled.tryNow,
        },
        months: {
          list: () => shift.months.list(),
          read: (month) => shift.months.read(month),
          close: (month, by) => shift.months.close(month, by, options.reports.count),
        },
        testBroker: async (input) => {
          const typed = brokers.typed(input);
          return testBroker({ ...typed, tls: await typed.tls() });
        },
        settings: {
          get: view,
          change: (patch) => {
            if (!settings.patch(definedOnly(patch))) return fail('not-written');
            if ('keepEventsDays' in patch) shift.core.prune();
            return ok(view());
          },
          useBroker: async (input) => {
            const wanted = brokers.typed(input);
            const tls = await wanted.tls();
            if (tls.unreadable !== '') return fail('unreadable-file', tls.unreadable);
            return goOver(wanted, () => brokers.keep(input, wanted.password, tls));
          },
          useDemo: () => goOver(null, () => settings.patch({ broker: null })),
        },
      }),
  };
}

/** A patch from the port may carry undefined for "as before"; the store takes values only. */
function definedOnly<T extends object>(patch: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
