import type { HistoryBatch } from '../../src-shared/contract/port.ts';
import type { Standing } from './protocol.ts';

/** After main or the worker refused: soon enough that nobody waits for it, seldom enough to cost nothing. */
const RETRY_MS = 500;

export interface FollowOptions {
  readonly pull: (after: number) => Promise<HistoryBatch>;
  readonly open: () => Promise<Standing>;
  readonly commit: (after: number, batch: HistoryBatch) => Promise<Standing>;
  readonly rebuild: () => Promise<Standing>;
  readonly onProgress: (progress: Standing & { readonly head: number }) => void;
  /** Something was refused; it is tried again. */
  readonly onTrouble: (error: unknown) => void;
}

export interface Following {
  /** What was known of the tables is void: asks them anew, at once. */
  readonly restart: () => void;
  readonly stop: () => void;
}

/**
 * Pulls, commits, pulls on: a request says that what is before it is taken, so a slow history is asked for no more
 * than it takes. Where there is more already, the next batch is fetched while one is being committed.
 */
export function followJournal(options: FollowOptions): Following {
  let round = new AbortController();
  let stopped = false;

  const run = async (): Promise<void> => {
    while (!isStopped()) {
      round = new AbortController();
      try {
        await follow(options, round.signal);
      } catch (error) {
        // Whatever it was, the next round begins with the tables' own cursor.
        if (round.signal.aborted) continue;
        options.onTrouble(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  };
  const isStopped = (): boolean => stopped;
  void run();

  return {
    restart: () => round.abort(),
    stop: () => {
      stopped = true;
      round.abort();
    },
  };
}

/** One round, from the tables' cursor on; ends only by rejecting. */
async function follow(options: FollowOptions, signal: AbortSignal): Promise<never> {
  const { pull, open, commit, rebuild, onProgress } = options;
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the round was given up')));
  });
  givenUp.catch(() => undefined);
  const orGivenUp = <T>(work: Promise<T>): Promise<T> => Promise.race([work, givenUp]);

  let standing = await orGivenUp(open());
  let ahead: Promise<HistoryBatch> | null = null;
  let journal: string | null = null;
  for (;;) {
    const after = standing.cursor;
    const batch: HistoryBatch = await orGivenUp(ahead ?? pull(after));
    ahead = null;
    const hasEntries = batch.next > after;
    if (hasEntries && batch.next < batch.head) {
      ahead = pull(batch.next);
      ahead.catch(() => undefined);
    }
    // The answer to a cursor that was committed cannot be of a shorter journal, unless that one is an older copy.
    if (batch.head < after) standing = await orGivenUp(rebuild());
    else if (hasEntries || batch.journal !== journal) standing = await orGivenUp(commit(after, batch));
    if (standing.cursor !== batch.next) ahead = null;
    ({ journal } = batch);
    onProgress({ ...standing, head: batch.head });
  }
}
