import type { HistoryBatch } from '../../src-shared/contract/history.ts';
import type { Standing } from './protocol.ts';

/** After main or the worker refused: soon enough that nobody waits for it, seldom enough to cost nothing. */
const RETRY_MS = 500;

/**
 * The least time between the commits of a history that is up to date. Each writes the rows of all stations it touches,
 * whatever it brings: at 2,000 events/s twenty commits a second would write each row twenty times, and leave 60 MB of
 * written values behind in window and main. What the screen shows now does not come from here.
 */
const PACE_MS = 500;

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
        await pause(RETRY_MS);
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

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One round, from the tables' cursor on; ends only by rejecting. */
async function follow(options: FollowOptions, signal: AbortSignal): Promise<never> {
  const { pull, open, commit, rebuild, onProgress } = options;
  const orGivenUp = <T>(work: Promise<T>): Promise<T> => unlessAborted(work, signal);

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
    if (hasEntries && ahead === null) await orGivenUp(pause(PACE_MS));
  }
}

/**
 * The work's outcome, or a rejection as soon as the signal aborts. Not `Promise.race` with one promise of the whole
 * round: that one would hold on to each batch until the round ends, and a round lasts as long as the window.
 */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(new Error('the round was given up'));
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
