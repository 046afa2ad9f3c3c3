import type { Keeper } from './keeper.ts';
import { pastTime, pruneStep, rowsOf, type Retention } from './retention.ts';
import type { Task } from './task.ts';

/** What is past its time may stay so much longer; a day's worth is a few steps. */
const PRUNE_EVERY_MS = 10 * 60_000;

/** Between steps: commits that wait go first. */
const STEP_PAUSE_MS = 20;

export interface Pruner {
  readonly retain: (retention: Retention) => void;
  /** To be called now and then; starts a round in the background when one is due. */
  readonly tick: () => void;
  /** A round that somebody waits for: tells how many rows of how many are gone. Cancelled, it goes on in the background when it is due. */
  readonly round: (task: Task) => Promise<void>;
}

interface PrunerOptions {
  readonly keeper: Keeper;
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

const UNWATCHED: Task = { progress: () => undefined, isCancelled: () => false };

export function historyPruner({ keeper, now, pause }: PrunerOptions): Pruner {
  let retention: Retention | null = null;
  let dueMs = 0;
  let running = false;

  const round = async (kept: Retention, task: Task): Promise<void> => {
    const { rows: total } = await pastTime(await keeper.open(), kept, now());
    let done = 0;
    while (!task.isCancelled()) {
      const rows = rowsOf(await pruneStep(await keeper.open(), kept, now()));
      if (rows === 0) return;
      done += rows;
      task.progress(Math.min(done, total), total);
      await pause(STEP_PAUSE_MS);
    }
  };

  const tick = (): void => {
    if (retention === null || running || now() < dueMs) return;
    running = true;
    dueMs = now() + PRUNE_EVERY_MS;
    // A database that fails is the writer's to mend and to tell; the next round goes on where this one ended.
    void round(retention, UNWATCHED)
      .catch(() => undefined)
      .finally(() => {
        running = false;
      });
  };

  return {
    retain: (wanted) => {
      retention = wanted;
      dueMs = 0;
      tick();
    },
    tick,
    round: async (task) => {
      if (retention !== null) await round(retention, task);
    },
  };
}
