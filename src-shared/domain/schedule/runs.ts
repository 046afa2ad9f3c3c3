import type { Run } from './schedule.ts';

/**
 * Later than this nothing is carried out: whoever comes in the dark has found the switch by then, and an "on" of sunset that
 * comes at midnight lights an empty room, ms.
 */
export const LATE_MOST_MS = 5 * 60_000;

/** After a longer absence nobody asks for each lamp any more, ms. */
const LOOK_BACK_MOST_MS = 24 * 60 * 60_000;

/** Some hundred stations' lights at once. What is beyond is told as missed. */
const WAITING_MOST = 2_000;
/** A day of some hundred stations: what the page shows, and what is known as done after the clock was set back. */
const SETTLED_KEPT = 2_000;

/** sent: our command. already: it was reported so. elsewhere: another console's command. missed: nobody switched it. */
export type RunOutcome = 'sent' | 'already' | 'elsewhere' | 'missed';

export interface SettledRun extends Run {
  readonly outcome: RunOutcome;
  readonly settledMs: number;
  /** Why it was missed: a code of the command's refusal, `absent`, `not-permitted` or `too-many`; null where it was not. */
  readonly cause: string | null;
}

/** What is known of runs: the same in any rhythm of looking, and after any restart. */
export interface RunsState {
  /** Up to here all that was due is below, epoch ms. */
  readonly lookedMs: number;
  /** Due, and not settled. */
  readonly waiting: readonly Run[];
  /** Newest first. */
  readonly settled: readonly SettledRun[];
}

export const noRuns = (nowMs: number): RunsState => ({ lookedMs: nowMs, waiting: [], settled: [] });

/** From when on the plan must reach for `takeDue`. */
export const dueFromMs = ({ lookedMs }: RunsState, nowMs: number): number =>
  Math.max(Math.min(lookedMs, nowMs), nowMs - LOOK_BACK_MOST_MS);

/**
 * Takes what became due since the last look; what is too late by then is missed at once. A clock that was set back makes
 * nothing due again that was carried out: what comes again has the same key.
 */
export function takeDue(state: RunsState, plan: readonly Run[], nowMs: number): RunsState {
  const fromMs = dueFromMs(state, nowMs);
  const due = plan.filter(({ atMs }) => atMs > fromMs && atMs <= nowMs);
  const past =
    nowMs < state.lookedMs ? state.settled.filter((run) => !isMissedAhead(run, nowMs)) : state.settled;
  if (due.length === 0) return { ...state, settled: past, lookedMs: nowMs };
  const known = new Set([...state.waiting, ...past].map(({ key }) => key));
  const fresh = due.filter(({ key }) => !known.has(key));
  const inTime = fresh.filter(({ atMs }) => !isLate(atMs, nowMs));
  const room = Math.max(0, WAITING_MOST - state.waiting.length);
  const missed = [
    ...fresh.filter(({ atMs }) => isLate(atMs, nowMs)).map((run) => asMissed(run, 'absent', nowMs)),
    ...inTime.slice(room).map((run) => asMissed(run, 'too-many', nowMs)),
  ];
  return {
    lookedMs: nowMs,
    waiting: [...state.waiting, ...inTime.slice(0, room)],
    settled: withSettled(past, missed),
  };
}

/** After a change of the schedules: nothing of before this moment becomes due by it, and what is no longer wanted waits no longer. */
export const replanned = (state: RunsState, wanted: readonly Run[], nowMs: number): RunsState => {
  const keys = new Set(wanted.map(({ key }) => key));
  return { ...state, lookedMs: nowMs, waiting: state.waiting.filter(({ key }) => keys.has(key)) };
};

/** What became of one that waited; one that does not wait stays as it is. */
export function settle(
  state: RunsState,
  key: string,
  outcome: RunOutcome,
  cause: string | null,
  nowMs: number,
): RunsState {
  const run = state.waiting.find((each) => each.key === key);
  if (run === undefined) return state;
  return {
    ...state,
    waiting: state.waiting.filter((each) => each !== run),
    settled: withSettled(state.settled, [{ ...run, outcome, cause, settledMs: nowMs }]),
  };
}

/** What waited for too long is missed, for the reason that kept it last. */
export function giveUp(
  state: RunsState,
  causeOf: (key: string) => string | undefined,
  nowMs: number,
): RunsState {
  const late = state.waiting.filter(({ atMs }) => isLate(atMs, nowMs));
  if (late.length === 0) return state;
  const missed = late.map((run) => asMissed(run, causeOf(run.key) ?? 'absent', nowMs));
  return {
    ...state,
    waiting: state.waiting.filter((run) => !late.includes(run)),
    settled: withSettled(state.settled, missed),
  };
}

/** A clock that was ahead had it missed; by the clock that was put right it is yet to come. */
const isMissedAhead = ({ outcome, atMs }: SettledRun, nowMs: number): boolean =>
  outcome === 'missed' && atMs > nowMs;

const isLate = (atMs: number, nowMs: number): boolean => nowMs - atMs > LATE_MOST_MS;

const asMissed = (run: Run, cause: string, nowMs: number): SettledRun => ({
  ...run,
  outcome: 'missed',
  cause,
  settledMs: nowMs,
});

const withSettled = (settled: readonly SettledRun[], fresh: readonly SettledRun[]): readonly SettledRun[] =>
  fresh.length === 0 ? settled : [...fresh.toReversed(), ...settled].slice(0, SETTLED_KEPT);
