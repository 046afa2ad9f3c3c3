import { commitBatch } from './commit.ts';
import { parseEntries } from './entries.ts';
import { failureOf } from './failures.ts';
import { forget, hotRows } from './hot-rows.ts';
import type { Keeper } from './keeper.ts';
import type { CommitInput, HistoryFailure, Standing } from './protocol.ts';
import { recount } from './recount.ts';
import { pruneOldest } from './retention.ts';
import type { HistoryDb, StateRow } from './rows.ts';
import { Cancelled, type Task } from './task.ts';

/** Between tries of the same thing: a disk is not freed in less, and a person sees the recovery within seconds. */
const BACK_OFF_MS = [250, 500, 1_000, 2_000, 5_000];

/** What is older than the journal's retention cannot be made anew, so the database is opened again so often before. */
const TRIES_BEFORE_DESTROY = 3;

export interface Writer {
  readonly standing: () => Promise<Standing>;
  readonly commit: (input: CommitInput) => Promise<Standing>;
  readonly rebuild: () => Promise<Standing>;
  /** Counts the days again from what is kept, in turn with the commits; false where it was cancelled. */
  readonly recount: (task: Task) => Promise<boolean>;
}

interface WriterOptions {
  readonly keeper: Keeper;
  /** Null: it works again. */
  readonly onFailure: (failure: HistoryFailure | null) => void;
  readonly pause: (ms: number) => Promise<void>;
}

/** Writes until it is written: a failure is told, mended as far as can be, and tried again. Never skips a batch. */
export function historyWriter({ keeper, onFailure, pause }: WriterOptions): Writer {
  const hot = hotRows();
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time: two that mend would take the database away from one another. */
  const persistently = <T>(work: (db: HistoryDb) => Promise<T>): Promise<T> => {
    const mine = turn.then(() => untilDone(work));
    turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  };

  const untilDone = async <T>(work: (db: HistoryDb) => Promise<T>): Promise<T> => {
    for (let tries = 0; ; tries += 1) {
      let db: HistoryDb | null = null;
      try {
        db = await keeper.open();
        const value = await work(db);
        if (tries > 0) onFailure(null);
        return value;
      } catch (error) {
        const failure = failureOf(error);
        onFailure(failure);
        forget(hot);
        await pause(BACK_OFF_MS[Math.min(tries, BACK_OFF_MS.length - 1)] ?? 0);
        await mend(failure, db, tries);
      }
    }
  };

  /** What fails here shows again, and better, in the next try. */
  const mend = async ({ code }: HistoryFailure, db: HistoryDb | null, tries: number): Promise<void> => {
    try {
      if (code === 'corrupt' && tries >= TRIES_BEFORE_DESTROY) await keeper.destroy();
      else if (code === 'quota') await pruneOldest(await keeper.open());
      else if (db !== null && code !== 'unknown') keeper.drop(db);
    } catch (error) {
      onFailure(failureOf(error));
    }
  };

  const rebuild = async (): Promise<Standing> => {
    await persistently((db) =>
      db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear()))),
    );
    forget(hot);
    return standingOf(undefined);
  };

  return {
    standing: async () => standingOf(await persistently((db) => db.meta.get('state'))),
    commit: async ({ entries, ...extent }) => {
      const batch = { ...extent, entries: parseEntries(entries) };
      const report = await persistently((db) => commitBatch(db, batch, hot));
      switch (report.outcome) {
        case 'committed':
          return standingOf(report.state);
        case 'behind':
          return { cursor: report.cursor, rebuilding: null };
        case 'other-journal':
          return rebuild();
      }
    },
    rebuild,
    recount: async (task) => {
      const isDone = await persistently((db) => recountAll(db, task));
      forget(hot);
      return isDone;
    },
  };
}

/** A cancelled one is no failure: it is not tried again. */
async function recountAll(db: HistoryDb, task: Task): Promise<boolean> {
  try {
    await db.transaction(
      'rw',
      [db.days, db.meta, db.months, db.segments, db.telemetry, db.stations],
      async () => {
        const stations = new Map((await db.stations.toArray()).map((row) => [row.id, row]));
        await recount(db, stations, { task });
        await db.months.clear();
      },
    );
    return true;
  } catch (error) {
    if (error instanceof Cancelled) return false;
    throw error;
  }
}

function standingOf(state: StateRow | undefined): Standing {
  if (state === undefined) return { cursor: 0, rebuilding: null };
  const { cursor, rebuild } = state;
  const total = rebuild.to - rebuild.from;
  return {
    cursor,
    rebuilding: cursor < rebuild.to ? { done: Math.max(0, cursor - rebuild.from), total } : null,
  };
}
