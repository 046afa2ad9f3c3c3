import { createHash } from 'node:crypto';
import type { CommandDesk } from '../commands/command-desk.ts';
import type { ScheduleSet, SchedulesView } from '../../../src-shared/contract/schedules.ts';
import { lookup } from '../../../src-shared/domain/keyed.ts';
import { plannedRuns } from '../../../src-shared/domain/schedule/plan.ts';
import {
  dueFromMs,
  giveUp,
  LATE_MOST_MS,
  replanned,
  settle,
  takeDue,
  type RunOutcome,
  type RunsState,
} from '../../../src-shared/domain/schedule/runs.ts';
import type { LitStation, Run } from '../../../src-shared/domain/schedule/schedule.ts';
import type { StationState } from '../../../src-shared/domain/station.ts';
import type { Engine, Entry } from '../engine.ts';
import type { Log } from '../ports.ts';

export interface ScheduleKeeperOptions {
  readonly engine: Pick<Engine, 'stations' | 'station' | 'link' | 'commands'>;
  readonly schedules: () => ScheduleSet;
  readonly runs: { readonly load: (nowMs: number) => RunsState; readonly save: (state: RunsState) => void };
  /** As an operator's click, under an id of its own. */
  readonly send: CommandDesk['send'];
  /** Whether who made a schedule may still switch lights. */
  readonly mayStill: (by: string) => boolean;
  readonly consoleId: string;
  readonly now: () => number;
  readonly log: Log;
}

/** Switches lights by schedule: each once, in time or not at all. */
export interface ScheduleKeeper {
  readonly take: (entries: readonly Entry[]) => void;
  /** Called every second. */
  readonly tick: () => void;
  /** The schedules were changed. */
  readonly changed: () => void;
  readonly view: () => SchedulesView;
}

/** The plan is made for so long: reckoning all sunsets of a province takes some 50 ms. */
const PLAN_MS = 60 * 60_000;
/** As many a second as the audit and the journal take in their stride. */
const SENT_PER_LOOK = 100;
/** Commands of schedules heard from other consoles; a day of them. */
const HEARD_KEPT = 5_000;
/** What a page shows of the past. */
const SHOWN_MOST = 200;
/**
 * Two consoles do not begin in the same moment: the later one finds the light switched, and sends nothing. Where they do,
 * the command has one id, and the station acts on it once.
 */
const SPREAD_MS = 4_000;

const PREFIX = 'schedule-';

/** Of a command, from what is to be done, where and on which day: every console has the same, so that a station acts once. */
export const runCommand = ({ key }: Pick<Run, 'key'>): string =>
  `${PREFIX}${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;

const heardKey = (station: string, command: string): string => `${station}/${command}`;

/** How long this console lets others go before, ms. */
const spreadMs = (consoleId: string): number =>
  createHash('sha256').update(consoleId).digest().readUInt16BE(0) % SPREAD_MS;

const litStation = ({ id, about }: StationState): LitStation => {
  const { timezone = null, lat = null, lon = null, devices = [] } = about?.info ?? {};
  return {
    station: id,
    timezone,
    place: lat === null || lon === null ? null : { lat, lon },
    lights: devices.filter(({ kind }) => kind === 'light').map(({ device, name }) => ({ device, name })),
  };
};

export function createScheduleKeeper(options: ScheduleKeeperOptions): ScheduleKeeper {
  const { engine, now, log } = options;
  const waitMs = spreadMs(options.consoleId);
  /** Of stations and commands: a station speaks for its own lights only. */
  const heard = new Set<string>();
  /** Why a run could not be sent yet, and how often it was tried. */
  const refusals = new Map<string, { readonly code: string; readonly tries: number }>();
  const sending = new Set<string>();
  let state = options.runs.load(now());
  let isSaved = true;
  let plan: { readonly runs: readonly Run[]; readonly fromMs: number; readonly untilMs: number } | null =
    null;

  /** Those that were ever heard. */
  const stations = (): LitStation[] =>
    [...engine.stations()].filter(({ newestMs }) => newestMs !== null).map(litStation);

  const runsBetween = (fromMs: number, untilMs: number): readonly Run[] => {
    const { schedules, place } = options.schedules();
    return plannedRuns(schedules, stations(), place, fromMs, untilMs);
  };

  const planFor = (nowMs: number): readonly Run[] => {
    const fromMs = dueFromMs(state, nowMs);
    if (plan === null || fromMs < plan.fromMs || nowMs > plan.untilMs)
      plan = { runs: runsBetween(fromMs, nowMs + PLAN_MS), fromMs, untilMs: nowMs + PLAN_MS };
    return plan.runs;
  };

  const become = (next: RunsState): void => {
    if (next.waiting !== state.waiting || next.settled !== state.settled) isSaved = false;
    for (const { outcome, key, cause } of newlySettled(state, next)) {
      refusals.delete(key);
      if (outcome === 'missed') log.warn(`schedule: not carried out (${cause ?? ''}): ${key}`);
    }
    state = next;
  };

  /** Once a look: hundreds of lights are settled in one, and each write waits for the disk. */
  const save = (): void => {
    if (!isSaved) options.runs.save(state);
    isSaved = true;
  };

  const finish = (run: Run, outcome: RunOutcome, cause: string | null = null): void => {
    become(settle(state, run.key, outcome, cause, now()));
  };

  const isReported = ({ station, device, action }: Run): boolean => {
    const at = engine.station(station);
    if (at === null || engine.link(at).state !== 'online') return false;
    return lookup(at.devices, device)?.on === (action === 'on');
  };

  /** What is known of a run without sending anything; null: it is to be sent. */
  const known = (run: Run, command: string): RunOutcome | null => {
    // From before a restart.
    if (engine.commands(run.station).some(({ id }) => id === command)) return 'sent';
    if (heard.has(heardKey(run.station, command))) return 'elsewhere';
    if (isReported(run)) return 'already';
    return options.mayStill(run.by) ? null : 'missed';
  };

  const carryOut = async (run: Run): Promise<void> => {
    const { station, device, action, by, schedule } = run;
    const command = runCommand(run);
    const settled = known(run, command);
    if (settled !== null) {
      finish(run, settled, settled === 'missed' ? 'not-permitted' : null);
      return;
    }
    const note = `schedule ${schedule}`;
    const outcome = await options.send({ station, device, order: { action }, note }, { by, command });
    if (outcome.ok) finish(run, 'sent');
    else refusals.set(run.key, { code: outcome.code, tries: triesOf(run) + 1 });
  };

  const triesOf = ({ key }: Run): number => refusals.get(key)?.tries ?? 0;

  /** Those that were tried least come first: a hundred stations that are offline keep no other one waiting. */
  const carryOutWaiting = (nowMs: number): void => {
    const ready = state.waiting.filter(({ key, atMs }) => atMs + waitMs <= nowMs && !sending.has(key));
    ready.sort((a, b) => triesOf(a) - triesOf(b));
    for (const run of ready.slice(0, SENT_PER_LOOK)) {
      sending.add(run.key);
      carryOut(run)
        .catch((error: unknown) => log.warn(`schedule: ${run.key}: ${String(error)}`))
        .finally(() => sending.delete(run.key));
    }
  };

  const hear = (station: string, command: string | null): void => {
    if (command?.startsWith(PREFIX) !== true) return;
    heard.add(heardKey(station, command));
    const [oldest] = heard;
    if (heard.size > HEARD_KEPT && oldest !== undefined) heard.delete(oldest);
  };

  return {
    take: (entries) => {
      for (const { event } of entries) {
        if (event.kind === 'about') plan = null;
        else if (event.kind === 'state') hear(event.station, event.command);
        else if (event.kind === 'result' && (event.status === 'accepted' || event.status === 'done'))
          hear(event.station, event.command);
      }
    },
    tick: () => {
      const nowMs = now();
      become(takeDue(state, planFor(nowMs), nowMs));
      become(giveUp(state, (key) => refusals.get(key)?.code, nowMs));
      save();
      carryOutWaiting(nowMs);
    },
    changed: () => {
      const nowMs = now();
      plan = null;
      become(replanned(state, runsBetween(nowMs - LATE_MOST_MS, nowMs), nowMs));
      save();
    },
    view: () => ({
      set: options.schedules(),
      stations: stations(),
      waiting: state.waiting.slice(0, SHOWN_MOST),
      settled: state.settled.slice(0, SHOWN_MOST).map((run) => ({ ...run, command: runCommand(run) })),
    }),
  };
}

function newlySettled(before: RunsState, after: RunsState) {
  if (before.settled === after.settled) return [];
  const known = new Set(before.settled);
  return after.settled.filter((run) => !known.has(run));
}
