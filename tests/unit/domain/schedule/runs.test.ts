import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedRuns } from '../../../../src-shared/domain/schedule/plan.ts';
import {
  dueFromMs,
  giveUp,
  LATE_MOST_MS,
  noRuns,
  replanned,
  settle,
  takeDue,
  type RunsState,
} from '../../../../src-shared/domain/schedule/runs.ts';
import type { Run } from '../../../../src-shared/domain/schedule/schedule.ts';
import { aLitStation, aSchedule, ZHENGZHOU } from './builders.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START_MS = Date.UTC(2026, 10, 25);
/** Some switchings an hour, so that every stretch of time has some. */
const SCHEDULES = Array.from({ length: 48 }, (_, at) =>
  aSchedule({
    id: `s${at}`,
    at: { kind: 'clock', minute: at * 30 + 7 },
    action: at % 2 === 0 ? 'on' : 'off',
  }),
);
const plan = (fromMs: number, untilMs: number): readonly Run[] =>
  plannedRuns(SCHEDULES, [aLitStation()], ZHENGZHOU, fromMs, untilMs);

interface Carried {
  readonly state: RunsState;
  /** What was carried out, with the time of the look. */
  readonly done: readonly { readonly run: Run; readonly nowMs: number }[];
}

/** As the keeper looks: takes what is due, gives up what is late, carries out all that waits. */
function look({ state, done }: Carried, nowMs: number): Carried {
  const taken = takeDue(state, plan(dueFromMs(state, nowMs), nowMs), nowMs);
  const left = giveUp(taken, () => undefined, nowMs);
  const ready = left.waiting.filter(({ atMs }) => atMs <= nowMs);
  const after = ready.reduce((next, { key }) => settle(next, key, 'sent', null, nowMs), left);
  return { state: after, done: [...done, ...ready.map((run) => ({ run, nowMs }))] };
}

/** Looks after these pauses, ms; a negative one is a clock that is set back. */
const looks = (pauses: readonly number[]): Carried => {
  let nowMs = START_MS;
  return pauses.reduce<Carried>((carried, ms) => look(carried, (nowMs += ms)), {
    state: noRuns(START_MS),
    done: [],
  });
};

const aPause = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: LATE_MOST_MS }) },
  { weight: 1, arbitrary: fc.integer({ min: LATE_MOST_MS, max: 10 * HOUR_MS }) },
);
const aStep = fc.oneof(
  { weight: 5, arbitrary: aPause },
  { weight: 1, arbitrary: fc.integer({ min: -10 * HOUR_MS, max: -1 }) },
);

describe('runs', () => {
  it('are carried out once, in time and never early, however often one looks and whatever the clock does', () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 60 }), (steps) => {
        const { done } = looks(steps);
        expect(new Set(done.map(({ run }) => run.key)).size).toBe(done.length);
        for (const { run, nowMs } of done) {
          expect(nowMs).toBeGreaterThanOrEqual(run.atMs);
          expect(nowMs - run.atMs).toBeLessThanOrEqual(LATE_MOST_MS);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are all carried out while somebody looks every few minutes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: LATE_MOST_MS }), { maxLength: 60 }), (pauses) => {
        const { state, done } = looks(pauses);
        expect(done.map(({ run }) => run.key)).toEqual(plan(START_MS, state.lookedMs).map(({ key }) => key));
      }),
      { numRuns: 50 },
    );
  });

  it('are each either carried out or told as missed after a pause of hours', () => {
    fc.assert(
      fc.property(fc.array(aPause, { maxLength: 12 }), (pauses) => {
        const { state } = looks(pauses);
        expect(state.waiting).toEqual([]);
        const told = state.settled.map(({ key }) => key).toSorted();
        expect(told).toEqual(
          plan(START_MS, state.lookedMs)
            .map(({ key }) => key)
            .toSorted(),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('that a clock ahead had missed come in their time once it is put right', () => {
    const { done } = looks([10 * HOUR_MS, -10 * HOUR_MS + MINUTE_MS, 7 * MINUTE_MS]);
    expect(done.map(({ run }) => run.key)).toEqual(['2026-11-25 on clock 487 a/lamp']);
  });

  it('that wait are missed after five minutes, for the reason that kept them', () => {
    const nowMs = START_MS + 8 * MINUTE_MS;
    const waiting = takeDue(noRuns(START_MS), plan(START_MS, nowMs), nowMs);
    expect(waiting.waiting).toHaveLength(1);
    const still = giveUp(waiting, () => 'feed-down', nowMs + LATE_MOST_MS - MINUTE_MS);
    expect(still.waiting).toHaveLength(1);
    const late = giveUp(waiting, () => 'feed-down', nowMs + LATE_MOST_MS);
    expect(late.waiting).toEqual([]);
    expect(late.settled).toMatchObject([{ outcome: 'missed', cause: 'feed-down' }]);
  });

  it('of an old plan wait no longer once the schedules are others, and none of before becomes due by them', () => {
    const nowMs = START_MS + 8 * MINUTE_MS;
    const waiting = takeDue(noRuns(START_MS), plan(START_MS, nowMs), nowMs);
    const next = replanned(waiting, [], nowMs);
    expect(next.waiting).toEqual([]);
    expect(takeDue(next, plan(START_MS, nowMs), nowMs)).toMatchObject({ waiting: [], settled: [] });
  });

  it('are told for a day of absence, not for a year', () => {
    const { state } = looks([365 * 24 * HOUR_MS]);
    expect(state.settled).toHaveLength(48);
  });
});
