import { randomUUID } from 'node:crypto';
import type { ConsoleHealth } from '../../src-shared/contract/live.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import type { EscalationTimes } from '../../src-shared/domain/alarm/escalation.ts';
import type { WorkingHours } from '../../src-shared/domain/alarm/rules/working-hours.ts';
import type { Rule } from '../../src-shared/domain/alarm/rules/rule.ts';
import type { StationSummary } from '../../src-shared/domain/station-view.ts';
import type { CorrectionEvent } from '../../src-shared/domain/event.ts';
import { asOurs } from './alarms/as-ours.ts';
import type { Audit } from './audit/audit.ts';
import type { AuditedCommands } from './audit/reading.ts';
import { createAlarmDesk } from './alarms/alarm-desk.ts';
import { createAlarmWatch } from './alarms/alarm-watch.ts';
import { createCalls } from './alarms/calls.ts';
import { createEscalation } from './alarms/escalation.ts';
import { createHearing } from './alarms/hearing.ts';
import { createHorn } from './alarms/horn.ts';
import { createRuleWatch, type RuleWatch } from './alarms/rule-watch.ts';
import { createTelling } from './alarms/telling.ts';
import { createCommandDesk } from './commands/command-desk.ts';
import { createCommandOutcomes } from './commands/command-outcomes.ts';
import { createCommandWatch } from './commands/command-watch.ts';
import { createSending } from './commands/sending.ts';
import { createEngine } from './engine.ts';
import { openFeed, type BrokerAccess, type Feed } from './feed/feed.ts';
import { createIngest } from './feed/ingest.ts';
import { createLiveBoard } from './live-board.ts';
import type {
  Clock,
  ConnectMqtt,
  DiskSpace,
  Journal,
  Log,
  Loudspeaker,
  OldJournals,
  OutgoingMessage,
} from './ports.ts';
import { startErasing } from './privacy/erasing.ts';
import { createQuarantine } from './quarantine.ts';
import { startRetention } from './retention.ts';
import { restoreEngine, startSnapshots } from './snapshots.ts';
import { createRawWatch } from './feed/raw-watch.ts';
import {
  createScheduleKeeper,
  type ScheduleKeeper,
  type ScheduleKeeperOptions,
} from './schedules/schedule-keeper.ts';
import { whyOf } from './why.ts';

export interface CoreOptions {
  readonly journal: Journal;
  readonly oldJournals: OldJournals;
  readonly connect: ConnectMqtt;
  readonly clock: Clock;
  readonly disk: DiskSpace;
  readonly loudspeaker: Loudspeaker;
  readonly isBackupMissed: () => boolean;
  /** What somebody said who listened to the self-test outlives the program. */
  readonly saidUnheard: boolean;
  readonly onSaidUnheard: (isUnheard: boolean) => void;
  readonly log: Log;
  readonly root: string;
  readonly consoleId: string;
  readonly broker: BrokerAccess;
  readonly staleAfterMs: () => number;
  /** An urgent alarm began: the station's names and the alarm, to be worded where a language is known. */
  readonly onNewAlarm: (alarm: AlarmView, station: StationSummary | null) => void;
  /** Nobody answered it in time. */
  readonly onEscalated: (alarm: AlarmView, station: StationSummary | null) => void;
  readonly escalateAfterS: () => EscalationTimes;
  readonly onUnacknowledged: (count: number) => void;
  /** How long the journal keeps its entries, days. */
  readonly keepDays: () => number;
  /** How long it keeps who came, days. */
  readonly keepPersonsDays: () => number;
  /** The console's own, as they are at the start; see `useRules`. */
  readonly rules: readonly Rule[];
  readonly workingHours: () => WorkingHours;
  /** Of what is durable in it before it is done: commands. */
  readonly audit: Audit;
  /** What it says of commands since, epoch ms. */
  readonly auditedCommands: (sinceMs: number) => Promise<AuditedCommands>;
  /** Of the lights; and whether who made one may still switch them. */
  readonly schedules: Pick<ScheduleKeeperOptions, 'schedules' | 'runs' | 'mayStill'>;
}

export type Core = Awaited<ReturnType<typeof createCore>>;

/** Seconds are what the picture shows of time: stale, ages, the closing of minutes. */
const TICK_MS = 1_000;
/** A station whose clock is slow sends into minutes that are over: gathered for so long, not written second by second. */
const CLOSE_MINUTES_MS = 5_000;

/**
 * The console without its window: broker → feed → journal → engine, and what the port asks of them.
 * Resolves when the state of the last run stands again; the feed is then connecting.
 */
export async function createCore(options: CoreOptions) {
  const { journal, clock, log, root } = options;
  // Part of the ids of this run's minutes: short, and unlike any other run's.
  const instance = randomUUID().slice(0, 13);
  let isFlooded = (): boolean => false;
  const board = createLiveBoard(instance, () => isFlooded());
  const quarantine = createQuarantine();
  const rawWatch = createRawWatch({ root, now: clock.now });
  const publish = (message: OutgoingMessage): Promise<void> => {
    rawWatch.saw(message, 'out');
    return currentFeed().publish(message);
  };
  const engine = createEngine({ board, now: clock.now, staleAfterMs: options.staleAfterMs, instance });
  await restoreEngine(engine, journal, log);

  let feed: Feed | null = null;
  let rules: RuleWatch | null = null;
  let schedules: ScheduleKeeper | null = null;
  /** Of the window that keeps the history, others only read it; null until it asked for more of it. */
  let historyCursor: number | null = null;
  /** How many want that the history is not written just now. */
  let holds = 0;
  const horn = createHorn(board.touchHorn);
  const hearing = createHearing({
    loudspeaker: options.loudspeaker,
    saidUnheard: options.saidUnheard,
    onSaid: options.onSaidUnheard,
    onChange: board.touchHorn,
  });
  const calls = createCalls({
    now: clock.now,
    onNew: (alarm) => options.onNewAlarm(alarm, engine.summary(alarm.station)),
    onCount: options.onUnacknowledged,
  });
  const escalation = createEscalation({
    now: clock.now,
    times: options.escalateAfterS,
    isSettled: horn.isSettled,
    onEscalated: (alarm, isNews) => {
      horn.escalate(alarm);
      if (isNews) options.onEscalated(alarm, engine.summary(alarm.station));
    },
    onChange: board.touchAlarms,
  });
  const alarmWatch = createAlarmWatch({
    engine,
    board,
    onChanged: (station, alarms) => {
      horn.take(station, alarms);
      calls.take(station, alarms);
      escalation.take(station, alarms);
    },
  });
  const telling = createTelling({
    engine,
    root,
    log,
    publish,
  });
  const commandWatch = createCommandWatch({ engine, board });
  const ingest = createIngest({
    journal,
    root,
    log,
    freeBytes: options.disk.freeBytes,
    onCommitted: (fresh) => {
      engine.apply(fresh);
      alarmWatch.take(fresh);
      commandWatch.take(fresh);
      schedules?.take(fresh);
      rules?.take(fresh);
      for (const { event } of fresh)
        if (event.kind === 'alarm' && event.active) telling.raised(event.station, event.alarm);
    },
    onOperators: (event) => {
      const ours = asOurs(event, engine.alarm(event.station, event.alarm), (id) => rules?.rule(id) ?? null);
      telling.heard(ours);
      return engine.isNews(ours) ? ours : null;
    },
    onRepeated: engine.repeat,
    onTelemetry: engine.observe,
    onQuarantined: quarantine.add,
    pause: (reason) => feed?.pause(reason),
    resume: () => feed?.resume(),
  });
  isFlooded = ingest.isFlooded;

  const commandOutcomes = createCommandOutcomes({
    engine,
    audit: options.audit,
    audited: options.auditedCommands,
    record: ingest.record,
    journal: nameOf(journal),
    now: clock.now,
    log,
  });
  const sending = createSending({
    engine,
    root,
    log,
    now: clock.now,
    record: ingest.record,
    publish,
  });
  const connectTo = (broker: BrokerAccess): void => {
    feed = openFeed({
      connect: options.connect,
      broker,
      root,
      consoleId: options.consoleId,
      now: clock.now,
      onMessage: (message) => {
        rawWatch.saw(message, 'in');
        ingest.receive(message);
      },
      onStatus: board.touchFrame,
      onConnected: () => {
        horn.connected();
        telling.connected();
        sending.connected();
      },
      onDisconnected: telling.disconnected,
    });
  };
  connectTo(options.broker);

  const isConnected = (): boolean => currentFeed().status().connection === 'connected';
  rules = createRuleWatch({
    engine,
    record: ingest.record,
    now: clock.now,
    rules: options.rules,
    workingHours: options.workingHours,
    ofConsole: () => ({
      isConnected: isConnected(),
      freeBytes: ingest.counts().freeBytes,
      backlog: historyCursor === null ? null : Math.max(0, journal.head() - historyCursor),
      hasSoundFailed: hearing.hasFailed(),
      isBackupMissed: options.isBackupMissed(),
    }),
    isBlind: () => !isConnected() || currentFeed().status().paused !== null,
  });
  const ruleWatch = rules;

  const commands = createCommandDesk({
    engine,
    audit: options.audit,
    record: ingest.recordNow,
    send: sending.send,
    journal: nameOf(journal),
    isHeard: () => isConnected() && currentFeed().status().paused === null,
    now: clock.now,
  });
  schedules = createScheduleKeeper({
    ...options.schedules,
    engine,
    send: commands.send,
    consoleId: options.consoleId,
    now: clock.now,
    log,
  });
  const scheduleKeeper = schedules;

  const saveMinutes = (): void => {
    const closed = engine.closeMinutes();
    if (closed.length > 0) void ingest.record(closed);
  };
  const ticking = setInterval(() => {
    engine.tick();
    ruleWatch.tick();
    alarmWatch.tick();
    escalation.tick();
    commandWatch.tick();
    commandOutcomes.tick();
    horn.tick();
    scheduleKeeper.tick();
    rawWatch.tick();
  }, TICK_MS);
  const closing = setInterval(saveMinutes, CLOSE_MINUTES_MS);
  const snapshots = startSnapshots(engine, journal, log);
  const retention = startRetention({
    journal,
    now: clock.now,
    keepDays: options.keepDays,
    snapshotCursor: snapshots.savedCursor,
    log,
  });

  const privacy = startErasing({
    journal,
    oldJournals: options.oldJournals,
    audit: options.audit,
    log,
    now: clock.now,
    keepDays: options.keepPersonsDays,
    consoleId: options.consoleId,
  });

  const health = (): ConsoleHealth => ({
    ...ingest.counts(),
    ...engine.drops(),
    journalAside: journal.aside(),
    quarantined: quarantine.count(),
    backlog: Math.max(0, journal.head() - (historyCursor ?? 0)),
    journalHead: journal.head(),
    journalEarliest: journal.earliest(),
  });

  const alarms = createAlarmDesk({
    engine,
    record: ingest.recordNow,
    onDone: telling.tell,
    now: clock.now,
  });

  return {
    board,
    alarms,
    commands,
    horn,
    hearing,
    /** The station's alarms as they are shown. */
    alarmsOf: (station: string) => escalation.mark(station, engine.alarms(station)),
    engine,
    schedules: scheduleKeeper,
    rawWatch,
    /** Where between its tile and the line a station is lost; null for one that was never heard of. */
    why: (station: string) =>
      whyOf({
        station,
        engine,
        quarantine,
        root,
        feed: currentFeed().status(),
        staleAfterMs: options.staleAfterMs(),
        nowMs: clock.now(),
      }),
    journal,
    health,
    quarantine,
    privacy,
    isFlooded,
    feedStatus: () => currentFeed().status(),
    nowMs: clock.now,
    /** The history has taken all up to this cursor. */
    historyTaken: (cursor: number): void => {
      historyCursor = cursor;
    },
    /** The history takes nothing in until what is returned is called: so it can be read as of one moment. */
    holdHistory: (): (() => void) => {
      holds += 1;
      return () => {
        holds -= 1;
      };
    },
    /** Lets go of what is past its time, at once. */
    prune: retention.now,
    isHistoryHeld: (): boolean => holds > 0,
    useRules: ruleWatch.use,

    /** Somebody counted: recorded as an event of its own, in the journal like all others. */
    correctPeople: async (station: string, inside: number, note: string, by: string): Promise<number> => {
      const nowMs = clock.now();
      const event: CorrectionEvent = {
        kind: 'correction',
        station,
        id: `correction-${randomUUID()}`,
        atMs: nowMs,
        stationMs: null,
        arrivedMs: nowMs,
        timing: 'ok',
        retained: false,
        seq: null,
        inside,
        by,
        note,
      };
      const [entry] = await ingest.recordNow([event]);
      if (entry === undefined) throw new Error('the journal cannot be written');
      return entry.cursor;
    },

    /** Orderly exit: says offline, writes what is open, saves the state. */
    close: async (): Promise<void> => {
      clearInterval(ticking);
      clearInterval(closing);
      telling.close();
      hearing.close();
      ruleWatch.close();
      await currentFeed().close();
      const lastMinutes = ingest.record(engine.flushMinutes());
      // Ends the waiting too, where the journal cannot be written: an exit must not hang on a full disk.
      await ingest.close();
      await lastMinutes;
      await privacy.close();
      await retention.close();
      await snapshots.close();
      board.close();
      await journal.close();
    },
  };

  function currentFeed(): Feed {
    if (feed === null) throw new Error('the feed is opened before the core is handed out');
    return feed;
  }
}

/** Eight characters tell two journals of one profile apart. */
const nameOf = ({ identity }: Journal): string => identity.slice(0, 8);
