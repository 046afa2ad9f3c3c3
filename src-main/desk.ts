import { join } from 'node:path';
import { openAccounts } from './adapters/accounts-file.ts';
import { openAuditOrNone } from './adapters/audit-files.ts';
import { diskSpaceOf } from './adapters/disk-space.ts';
import { systemLoudspeaker } from './adapters/loudspeaker.ts';
import { openJournal } from './adapters/level-journal.ts';
import { connectMqtt } from './adapters/mqtt-session.ts';
import { openRules } from './adapters/rules-file.ts';
import { testBroker } from './adapters/broker-test.ts';
import type { SettingsStore } from './adapters/settings-store.ts';
import { createBrokerDesk } from './broker-access.ts';
import { createAudit } from './core/audit/audit.ts';
import { createProof } from './core/audit/proof.ts';
import { createCore, type Core } from './core/create-core.ts';
import type { BrokerAccess } from './core/feed/feed.ts';
import { createOperators } from './core/operators/operators.ts';
import { HASH_COST } from './core/operators/secret-hash.ts';
import { createSession } from './core/operators/session.ts';
import type { Log } from './core/ports.ts';
import { createRouter } from './core/router.ts';
import { startDemo } from './demo/run-demo.ts';
import type { LaunchOptions } from './launch-options.ts';
import { historyName, journalFolder } from './report-run.ts';
import { noticeOf } from './notice-text.ts';
import type { Notices } from './window/notices.ts';
import type { ReportDesk } from './window/report-desk.ts';
import type { SecretStore } from './window/secret-store.ts';
import type { SettingsView } from '../src-shared/contract/settings.ts';

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
}

interface Shift {
  readonly core: Core;
  readonly demo: boolean;
  readonly close: () => Promise<void>;
}

/** One core at a time, on the broker of the command line, of the settings, or of the demo; goes over from one to another. */
export async function openDesk(options: DeskOptions) {
  const { launch, settings, secrets, log } = options;
  const brokers = createBrokerDesk({ launch, settings, secrets, log });
  const rules = openRules(options.profile, log);
  const loudspeaker = systemLoudspeaker();
  const root = launch.root ?? settings.get().root;
  const consoleId = launch.name ?? settings.get().consoleId;
  const people = await openPeople();
  let access = await brokers.atStart();
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
    return { session, operators, audit, auditStore, auditProof: createProof(auditStore, log) };
  }

  async function openShift(wanted: BrokerAccess | null): Promise<Shift> {
    const demo = wanted === null ? await startDemo({ seed: DEMO_SEED, root, log }) : null;
    const broker = wanted ?? {
      urls: [demo?.brokerUrl ?? ''],
      username: '',
      password: '',
      ca: '',
      demo: true,
    };
    const journal = await openJournal(journalFolder(options.profile, demo !== null), log);
    const core = await createCore({
      journal,
      connect: connectMqtt,
      clock: { now: Date.now },
      disk: diskSpaceOf(options.profile),
      loudspeaker,
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
      rules: rules.get().rules,
      workingHours: () => settings.get().workingHours,
      audit: people.audit,
    });
    return {
      core,
      demo: demo !== null,
      close: async () => {
        await core.close();
        await demo?.close();
      },
    };
  }

  /** Saves nothing and changes nothing when the new core cannot be opened: the old broker is taken up again. */
  function goOver(next: BrokerAccess | null, keep: () => void): Promise<SettingsView> {
    const going = turn.then(async () => {
      if (closing) return view();
      await shift.close();
      try {
        shift = await openShift(next);
        access = next;
        keep();
      } catch (error) {
        log.warn(`cannot go over to another broker: ${String(error)}`);
        shift = await openShift(access);
        throw error;
      } finally {
        options.onReplaced();
      }
      return view();
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
      escalateAfterS: kept.escalateAfterS,
      dayBeginsAtHour: kept.dayBeginsAtHour,
      workingHours: kept.workingHours,
      canKeepSecrets: secrets.available(),
      broker:
        broker === null
          ? null
          : {
              urls: broker.urls,
              username: broker.username,
              caFile: broker.caFile,
              hasPassword: brokers.hasPassword(broker),
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
    }),
    close: async () => {
      closing = true;
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
        }),
        openSecondWindow: options.onSecondWindow,
        rules,
        reports: {
          make: (request) => options.reports.ask(request),
          progress: options.reports.progress,
          cancel: options.reports.cancel,
        },
        testBroker: async (input) => testBroker(await brokers.typed(input)),
        settings: {
          get: view,
          change: (patch) => {
            settings.patch(definedOnly(patch));
            return view();
          },
          useBroker: async (input) => goOver(await brokers.typed(input), () => brokers.keep(input)),
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
