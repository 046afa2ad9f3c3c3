import { setTimeout as pause } from 'node:timers/promises';
import { implement, ORPCError } from '@orpc/server';
import { LIVE_PULL_HOLD_MS, type LiveDelta, type LivePullInput } from '../../src-shared/contract/live.ts';
import {
  portContract,
  PORT_VERSION,
  type BrokerTest,
  type Hello,
  type HistoryBatch,
} from '../../src-shared/contract/port.ts';
import type { RuleSet, RulesSaveOutcome } from '../../src-shared/contract/rules.ts';
import type { BrokerInput, SettingsPatch, SettingsView } from '../../src-shared/contract/settings.ts';
import type { WhoMay } from './commands/command-desk.ts';
import type { Core } from './create-core.ts';

/** What the port needs beyond the core: the program's settings and what stands outside. */
export interface Desk {
  readonly core: Core;
  readonly hello: () => Omit<Hello, 'version'>;
  readonly settings: {
    readonly get: () => SettingsView;
    readonly change: (patch: SettingsPatch) => SettingsView;
    readonly useBroker: (input: BrokerInput) => Promise<SettingsView>;
    readonly useDemo: () => Promise<SettingsView>;
  };
  readonly rules: {
    readonly get: () => RuleSet;
    readonly save: (wanted: RuleSet) => RulesSaveOutcome;
  };
  readonly testBroker: (input: BrokerInput) => Promise<BrokerTest>;
  readonly openSecondWindow: () => void;
  /** Who acts: one function, asked at each act. Accounts will answer here. */
  readonly operator: () => string;
}

/**
 * In a flood the history waits so long for each batch: 2,000 events each are then 8,000/s, and the journal, which alone
 * must keep up with the broker, gets the processor (17 % more events/s flat out).
 */
const HISTORY_YIELDS_MS = 250;

/** Of a station's newest commands so many go with each change; the log asks for all. */
const COMMANDS_SHOWN = 20;

/** Answers to the window. Inputs and outputs are parsed by the contract's schemas before and after these functions. */
export function createRouter(desk: Desk) {
  const { core } = desk;
  const os = implement(portContract);
  const who: WhoMay = () => ({ ok: true, by: desk.operator() });

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
      alarms: board.alarmsSince(since).map((station) => ({ station, alarms: [...engine.alarms(station)] })),
      commands: board
        .commandsSince(since)
        .map((station) => ({ station, commands: engine.commands(station).slice(0, COMMANDS_SHOWN) })),
      horn: core.horn.state(),
      detail: watch !== null && detailNews() ? engine.detail(watch.station) : null,
      feed: core.feedStatus(),
      health: core.health(),
      nowMs: core.nowMs(),
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
    else if (core.isBusy()) await pause(HISTORY_YIELDS_MS);
    const rows = await journal.read(after, limit);
    return {
      entries: `[${rows.map(({ cursor, json }) => `[${String(cursor)},${json}]`).join(',')}]`,
      next: rows.at(-1)?.cursor ?? after,
      head: journal.head(),
      earliest: journal.earliest(),
      journal: journal.identity,
    };
  };

  return os.router({
    hello: os.hello.handler(() => ({ version: PORT_VERSION, ...desk.hello() })),
    live: { pull: os.live.pull.handler(({ input, signal }) => livePull(input, signal)) },
    history: {
      pull: os.history.pull.handler(({ input, signal }) => historyPull(input.after, input.limit, signal)),
    },
    alarms: {
      act: os.alarms.act.handler(async ({ input }) => {
        const outcome = await core.alarms.act(input, desk.operator());
        return outcome.ok ? { ok: true as const } : { ok: false as const, code: outcome.code };
      }),
      acknowledgeAll: os.alarms.acknowledgeAll.handler(({ input }) =>
        core.alarms.acknowledgeAll(input, desk.operator()),
      ),
      silence: os.alarms.silence.handler(() => {
        core.horn.silence();
        return null;
      }),
      soundTried: os.alarms.soundTried.handler(({ input }) => {
        core.soundTried(!input.heard);
        return null;
      }),
    },
    commands: {
      send: os.commands.send.handler(({ input }) => core.commands.send(input, who)),
      lights: os.commands.lights.handler(({ input }) => core.commands.lights(input, who)),
    },
    rules: {
      get: os.rules.get.handler(() => desk.rules.get()),
      save: os.rules.save.handler(({ input }) => {
        const outcome = desk.rules.save(input);
        if (outcome.ok) core.useRules(outcome.set.rules);
        return outcome;
      }),
    },
    people: {
      correct: os.people.correct.handler(async ({ input }) => {
        if (!core.engine.has(input.station)) throw new ORPCError('NOT_FOUND');
        // Refused at once rather than held: whoever counted would think that it is recorded, and count again.
        if (core.feedStatus().paused !== null) throw new ORPCError('SERVICE_UNAVAILABLE');
        return { cursor: await core.correctPeople(input.station, input.inside, input.note, desk.operator()) };
      }),
    },
    settings: {
      get: os.settings.get.handler(() => desk.settings.get()),
      change: os.settings.change.handler(({ input }) => desk.settings.change(input)),
      useBroker: os.settings.useBroker.handler(({ input }) => desk.settings.useBroker(input)),
      useDemo: os.settings.useDemo.handler(() => desk.settings.useDemo()),
    },
    window: {
      openSecond: os.window.openSecond.handler(() => {
        desk.openSecondWindow();
        return null;
      }),
    },
    broker: { test: os.broker.test.handler(({ input }) => desk.testBroker(input)) },
    quarantine: { list: os.quarantine.list.handler(() => core.quarantine.list()) },
  });
}
