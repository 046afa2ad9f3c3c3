import type { Journal, JournalEntry, Log } from './ports.ts';

const DAY_MS = 86_400_000;
/** Days are what retention is set in; hours are soon enough. */
const PERIOD_MS = 3_600_000;
/** The first look waits until the start is over. */
const FIRST_AFTER_MS = 60_000;

interface RetentionOptions {
  readonly journal: Journal;
  readonly now: () => number;
  /** How long entries are kept, days; the history keeps events as long, so that it can be rebuilt whole. */
  readonly keepDays: () => number;
  /** Entries after it are still needed to restore the engine. */
  readonly snapshotCursor: () => number;
  readonly log: Log;
}

/** The newest cursor whose entry arrived before `beforeMs`; 0 when there is none. Entries lie in order of arrival. */
export async function cursorBefore(journal: Journal, beforeMs: number): Promise<number> {
  let low = journal.earliest() - 1;
  let high = journal.head();
  while (low < high) {
    const middle = low + Math.ceil((high - low) / 2);
    const [entry] = await journal.read(middle - 1, 1);
    if (entry === undefined || arrivalOf(entry) >= beforeMs) high = middle - 1;
    else low = middle;
  }
  return low;
}

/** Lets go of what is older than the set time, in small steps, for as long as the console runs. */
export function startRetention(options: RetentionOptions) {
  const { journal, log } = options;
  let pruning: Promise<void> = Promise.resolve();

  const prune = async (): Promise<void> => {
    try {
      const old = await cursorBefore(journal, options.now() - options.keepDays() * DAY_MS);
      const cursor = Math.min(old, options.snapshotCursor());
      if (cursor >= journal.earliest()) await journal.prune(cursor);
    } catch (error) {
      log.warn(`retention: ${String(error)}`);
    }
  };
  const run = (): void => {
    pruning = pruning.then(prune);
  };
  const first = setTimeout(run, FIRST_AFTER_MS);
  const timer = setInterval(run, PERIOD_MS);
  return {
    /** Does not wait for the hour: the time was shortened. */
    now: run,
    close: async (): Promise<void> => {
      clearTimeout(first);
      clearInterval(timer);
      await pruning;
    },
  };
}

/** Epoch ms. */
export function arrivalOf({ json }: JournalEntry): number {
  return (JSON.parse(json) as { arrivedMs: number }).arrivedMs;
}
