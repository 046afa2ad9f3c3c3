import { setTimeout as pause } from 'node:timers/promises';
import { implement, ORPCError } from '@orpc/server';
import {
  LIVE_PULL_HOLD_MS,
  type AlarmDelta,
  type AlarmPullInput,
  type LiveDelta,
  type LivePullInput,
} from '../../src-shared/contract/live.ts';
import {
  portContract,
  PORT_VERSION,
  type BrokerTest,
  type Hello,
  type SaveRefusal,
} from '../../src-shared/contract/port.ts';
import type { HistoryBatch } from '../../src-shared/contract/history.ts';
import type { ClosedAnswer, ClosedRow } from '../../src-shared/contract/months.ts';
import type {
  CloseOutcome,
  ReportOutcome,
  ReportProgress,
  ReportRequest,
  ScheduleOutcome,
  SchedulePatch,
  ScheduleView,
} from '../../src-shared/contract/reports.ts';
import type { RuleSet, RulesSaveOutcome } from '../../src-shared/contract/rules.ts';
import type { ScheduleSetInput, SchedulesSaveOutcome } from '../../src-shared/contract/schedules.ts';
import { SESSION_HOLD_MS } from '../../src-shared/contract/operators.ts';
import type {
  BrokerInput,
  LookPatch,
  SettingsPatch,
  SettingsView,
} from '../../src-shared/contract/settings.ts';
import type { DiskUse } from '../../src-shared/contract/storage.ts';
import { factsOf } from '../../src-shared/domain/alarm/rules/station-facts.ts';
import type { Result } from '../../src-shared/result.ts';
import { hoursOf } from '../../src-shared/domain/alarm/rules/working-hours.ts';
import type { Audit } from './audit/audit.ts';
import type { createProof } from './audit/proof.ts';
import { auditLines, auditPage } from './audit/reading.ts';
import type { AuditStore } from './audit/store.ts';
import type { Core } from './create-core.ts';
import type { AskAgain, BackupActs, PendingImport } from './backup-acts.ts';
import { confirmSecond, NOBODY_NEEDED } from './commands/second-operator.ts';
import { nothingNew, readBatch } from './history-pull.ts';
import { createGuard, type Actor } from './operators/guard.ts';
import type { Operators } from './operators/operators.ts';
import type { Session } from './operators/session.ts';

/** The settings as they now are, or why they are as they were. */
export type SettingsOutcome = Result<SettingsView, SaveRefusal>;

/** What the port needs beyond the core: the program's settings and what stands outside. */
export interface Desk {
  readonly core: Core;
  readonly hello: () => Omit<Hello, 'version'>;
  readonly settings: {
    readonly get: () => SettingsView;
    readonly change: (patch: SettingsPatch | LookPatch) => SettingsOutcome;
    readonly useBroker: (input: BrokerInput) => Promise<SettingsOutcome>;
    readonly useDemo: () => Promise<SettingsOutcome>;
  };
  readonly rules: {
    readonly get: () => RuleSet;
    readonly save: (wanted: RuleSet) => RulesSaveOutcome;
  };
  readonly saveSchedules: (wanted: ScheduleSetInput, by: string) => SchedulesSaveOutcome;
  readonly reports: {
    readonly make: (request: ReportRequest, askAgain: AskAgain) => Promise<ReportOutcome>;
    readonly progress: () => ReportProgress | null;
    readonly cancel: () => void;
    readonly schedule: () => ScheduleView;
    readonly changeSchedule: (patch: SchedulePatch) => ScheduleOutcome;
    readonly chooseFolder: (actor: Actor) => Promise<ScheduleOutcome>;
    readonly trySchedule: () => void;
  };
  readonly months: {
    readonly list: () => Promise<ClosedRow[]>;
    readonly read: (month: string) => Promise<ClosedAnswer>;
    readonly close: (month: string, by: string) => Promise<CloseOutcome>;
  };
  readonly backup: BackupActs;
  /** Of the restored history. */
  readonly pendingImport: PendingImport;
  readonly diskUse: () => Promise<DiskUse>;
  readonly testBroker: (input: BrokerInput) => Promise<BrokerTest>;
  readonly openSecondWindow: () => void;
  readonly session: Session;
  readonly operators: Operators;
  readonly audit: Audit;
  readonly auditStore: AuditStore;
  readonly auditProof: ReturnType<typeof createProof>;
}

/** Parsed first, then asked who may: the rules of access read what was meant, not what was sent. */
const INPUT_BEFORE_ALL = Number.NEGATIVE_INFINITY;

/**
 * In a flood the history gets no more than this: the journal, which alone must keep up with the broker, and alarms get the
 * processor. What waits is in the journal.
 */
const HISTORY_FLOOD_PER_S = 6_000;

/** A history that is held asks again so often. */
const HELD_MS = 500;

/** Of a station's newest commands so many go with each change; the log asks for all. */
const COMMANDS_SHOWN = 20;

/**
 * Answers to the window. Inputs and outputs are parsed by the contract's schemas before and after these functions, and the
 * guard lets no call through to them but those that are allowed.
 */
export function createRouter(desk: Desk) {
  const { core, session, operators } = desk;
  const guard = createGuard({
    session,
    audit: desk.audit,
    now: core.nowMs,
    before: () => ({
      rules: desk.rules.get().rules,
      schedules: core.schedules.view().set.schedules,
      stationGroups: desk.settings.get().stationGroups,
    }),
  });
  const os = implement(portContract)
    .$config({ initialInputValidationIndex: INPUT_BEFORE_ALL })
    .use(({ path, next }, input) => guard(path, input, async (actor) => next({ context: { actor } })));

  const livePull = async (input: LivePullInput, signal: AbortSignal | undefined): Promise<LiveDelta> => {
    const { board, engine } = core;
    const full = input.session !== board.session || input.since > board.version();
    const since = full ? 0 : input.since;
    const { watch } = input;
    const detailNews = (): boolean =>
      watch !== null && (full || board.stationChangedSince(watch.station, watch.since));
    if (!full && !detailNews()) await board.waitBeyond(since, LIVE_PULL_HOLD_MS, signal);

    return {
      session: board.session,
      version: board.version(),
      full,
      stations: board.stationsSince(since).flatMap((station) => engine.summary(station) ?? []),
      commands: board
        .commandsSince(since)
        .map((station) => ({ station, commands: engine.commands(station).slice(0, COMMANDS_SHOWN) })),
      detail: watch !== null && detailNews() ? engine.detail(watch.station) : null,
      feed: core.feedStatus(),
      health: core.health(),
      nowMs: core.nowMs(),
    };
  };

  const alarmPull = async (input: AlarmPullInput, signal: AbortSignal | undefined): Promise<AlarmDelta> => {
    const { board } = core;
    const full = input.session !== board.session || input.since > board.version();
    const since = full ? 0 : input.since;
    if (!full) await board.waitForAlarms(since, LIVE_PULL_HOLD_MS, signal);
    return {
      session: board.session,
      version: board.version(),
      full,
      alarms: board.alarmsSince(since).map((station) => ({ station, alarms: [...core.alarmsOf(station)] })),
      horn: { ...core.horn.state(), unheard: core.hearing.unheard() },
    };
  };

  const historyPull = async (
    after: number,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<HistoryBatch> => {
    const { journal, board } = core;
    core.historyTaken(after);
    if (journal.head() <= after) await board.waitBeyond(board.version(), LIVE_PULL_HOLD_MS, signal);
    else if (core.isFlooded()) await pause((limit / HISTORY_FLOOD_PER_S) * 1_000);
    // Asked for after the wait: what came meanwhile must not be taken in either.
    if (!core.isHistoryHeld()) return readBatch(journal, after, limit);
    await pause(HELD_MS);
    return nothingNew(journal, after);
  };

  return os.router({
    hello: os.hello.handler(() => ({ version: PORT_VERSION, ...desk.hello() })),
    live: {
      pull: os.live.pull.handler(({ input, signal }) => livePull(input, signal)),
      alarms: os.live.alarms.handler(({ input, signal }) => alarmPull(input, signal)),
    },
    history: {
      pull: os.history.pull.handler(({ input, signal }) => historyPull(input.after, input.limit, signal)),
      import: os.history.import.handler(({ input }) => desk.pendingImport.read(input.part)),
      imported: os.history.imported.handler(async () => {
        await desk.pendingImport.done();
        return null;
      }),
    },
    alarms: {
      act: os.alarms.act.handler(async ({ input, context }) => {
        const outcome = await core.alarms.act(input, context.actor.by);
        return outcome.ok ? { ok: true as const } : { ok: false as const, code: outcome.code };
      }),
      acknowledgeAll: os.alarms.acknowledgeAll.handler(({ input, context }) =>
        core.alarms.acknowledgeAll(input, context.actor.by),
      ),
      silence: os.alarms.silence.handler(({ context }) => {
        core.horn.silence();
        const deed = { action: 'silence' as const, subject: 'horn', detail: {} };
        // The audit has said why in the log.
        desk.audit.append({ atMs: core.nowMs(), by: context.actor.by, ...deed }).catch(() => undefined);
        return null;
      }),
      soundTried: os.alarms.soundTried.handler(({ input }) => {
        core.hearing.tried(input.heard);
        return null;
      }),
      soundHeard: os.alarms.soundHeard.handler(({ input }) => {
        core.hearing.said(input.heard);
        return null;
      }),
    },
    commands: {
      send: os.commands.send.handler(async ({ input: { second, ...input }, context: { actor } }) => {
        const isWanted = input.order.action === 'unlock' && desk.settings.get().unlockNeedsTwo;
        const confirmed = isWanted ? await confirmSecond(operators, actor, second) : NOBODY_NEEDED;
        if (!confirmed.ok) return confirmed;
        actor.askAgain();
        return core.commands.send(input, { by: actor.by, second: confirmed.by });
      }),
      lights: os.commands.lights.handler(({ input, context }) =>
        core.commands.lights(input, context.actor.by),
      ),
    },
    rules: {
      get: os.rules.get.handler(() => desk.rules.get()),
      stations: os.rules.stations.handler(() => {
        const { workingHours } = desk.settings.get();
        return [...core.engine.stations()].map((state) => factsOf(state, hoursOf(workingHours, state.id)));
      }),
      save: os.rules.save.handler(({ input }) => {
        const outcome = desk.rules.save(input);
        if (outcome.ok) core.useRules(outcome.set.rules);
        return outcome;
      }),
    },
    schedules: {
      get: os.schedules.get.handler(() => core.schedules.view()),
      save: os.schedules.save.handler(({ input, context }) => {
        const outcome = desk.saveSchedules(input, context.actor.by);
        if (outcome.ok) core.schedules.changed();
        return outcome;
      }),
    },
    raw: {
      open: os.raw.open.handler(() => ({ watch: core.rawWatch.open() })),
      pull: os.raw.pull.handler(({ input }) =>
        session.who('raw.read').ok ? core.rawWatch.pull(input) : { ok: false, code: 'closed' },
      ),
    },
    why: os.why.handler(({ input }) => core.why(input.station)),
    reports: {
      make: os.reports.make.handler(({ input, context }) => desk.reports.make(input, context.actor.askAgain)),
      progress: os.reports.progress.handler(() => desk.reports.progress()),
      cancel: os.reports.cancel.handler(() => {
        desk.reports.cancel();
        return null;
      }),
      schedule: os.reports.schedule.handler(() => desk.reports.schedule()),
      changeSchedule: os.reports.changeSchedule.handler(({ input }) => desk.reports.changeSchedule(input)),
      chooseFolder: os.reports.chooseFolder.handler(({ context }) =>
        desk.reports.chooseFolder(context.actor),
      ),
      trySchedule: os.reports.trySchedule.handler(() => {
        desk.reports.trySchedule();
        return null;
      }),
    },
    months: {
      list: os.months.list.handler(() => desk.months.list()),
      read: os.months.read.handler(({ input }) => desk.months.read(input.month)),
      close: os.months.close.handler(({ input, context }) =>
        desk.months.close(input.month, context.actor.by),
      ),
    },
    backup: {
      state: os.backup.state.handler(() => desk.backup.state()),
      make: os.backup.make.handler(({ input, context }) =>
        desk.backup.make(input.passphrase, context.actor.askAgain),
      ),
      cancel: os.backup.cancel.handler(() => {
        desk.backup.cancel();
        return null;
      }),
      nightly: os.backup.nightly.handler(({ input }) => desk.backup.setNightly(input)),
      folder: os.backup.folder.handler(async ({ context }) => {
        await desk.backup.chooseFolder(context.actor.askAgain);
        return null;
      }),
      choose: os.backup.choose.handler(({ context }) => desk.backup.choose(context.actor.askAgain)),
      check: os.backup.check.handler(({ input }) => desk.backup.check(input.passphrase)),
      restore: os.backup.restore.handler(({ input, context }) =>
        desk.backup.restore(input.passphrase, context.actor.by),
      ),
      discard: os.backup.discard.handler(async () => {
        await desk.backup.discard();
        return null;
      }),
      restart: os.backup.restart.handler(() => {
        desk.backup.restart();
        return null;
      }),
    },
    storage: { disk: os.storage.disk.handler(() => desk.diskUse()) },
    people: {
      correct: os.people.correct.handler(async ({ input, context }) => {
        if (!core.engine.has(input.station)) throw new ORPCError('NOT_FOUND');
        // Refused at once rather than held: whoever counted would think that it is recorded, and count again.
        if (core.feedStatus().paused !== null) throw new ORPCError('SERVICE_UNAVAILABLE');
        return {
          cursor: await core.correctPeople(input.station, input.inside, input.note, context.actor.by),
        };
      }),
    },
    settings: {
      get: os.settings.get.handler(() => desk.settings.get()),
      look: os.settings.look.handler(({ input }) => saved(desk.settings.change(input))),
      change: os.settings.change.handler(({ input }) => {
        const view = saved(desk.settings.change(input));
        if (input.keepPersonsDays !== undefined) core.privacy.expire();
        return view;
      }),
      useBroker: os.settings.useBroker.handler(async ({ input }) =>
        saved(await desk.settings.useBroker(input)),
      ),
      useDemo: os.settings.useDemo.handler(async () => saved(await desk.settings.useDemo())),
    },
    window: {
      openSecond: os.window.openSecond.handler(() => {
        desk.openSecondWindow();
        return null;
      }),
    },
    broker: { test: os.broker.test.handler(({ input }) => desk.testBroker(input)) },
    privacy: {
      kept: os.privacy.kept.handler(async () => ({
        ...(await core.privacy.kept()),
        operators: operators.list().length,
        auditEntries: (await desk.auditStore.head())?.seq ?? 0,
      })),
      erase: os.privacy.erase.handler(({ input, context }) => core.privacy.erase(input, context.actor.by)),
    },
    quarantine: { list: os.quarantine.list.handler(() => core.quarantine.list()) },
    operators: {
      session: os.operators.session.handler(async ({ input, signal }) => {
        await session.waitBeyond(input.since, SESSION_HOLD_MS, signal);
        return session.view();
      }),
      signIn: os.operators.signIn.handler(({ input }) => operators.signIn(input)),
      createFirst: os.operators.createFirst.handler(({ input }) => operators.createFirst(input)),
      signOut: os.operators.signOut.handler(async () => {
        await operators.signOut();
        return null;
      }),
      changeSecret: os.operators.changeSecret.handler(({ input, context: { actor } }) =>
        operators.changeSecret(actor.by, actor.name, input),
      ),
      list: os.operators.list.handler(() => operators.list()),
      add: os.operators.add.handler(({ input, context }) => operators.add(context.actor.by, input)),
      change: os.operators.change.handler(({ input, context }) => operators.change(context.actor.by, input)),
      resetSecret: os.operators.resetSecret.handler(({ input, context }) =>
        operators.resetSecret(context.actor.by, input),
      ),
    },
    audit: {
      page: os.audit.page.handler(({ input }) => auditPage(desk.auditStore, input)),
      export: os.audit.export.handler(({ input }) => auditLines(desk.auditStore, input)),
      verify: os.audit.verify.handler(({ input }) => desk.auditProof.state(input.restart)),
    },
  });
}

/** As the status that says "insufficient storage", or "unprocessable". */
const SAVE_STATUS = { 'not-written': 507, 'unreadable-file': 422 } as const;

function saved(outcome: SettingsOutcome): SettingsView {
  if (outcome.ok) return outcome.value;
  throw new ORPCError(outcome.code, { status: SAVE_STATUS[outcome.code], message: outcome.detail });
}
