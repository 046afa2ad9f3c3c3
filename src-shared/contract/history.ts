import { z } from 'zod';

/** The most events in one answer to `history.pull`: a commit of this size takes a few tens of ms. */
export const HISTORY_PULL_MAX = 2_000;

/** Journal entries after a cursor, in journal order. */
export const historyBatch = z.object({
  /** A JSON array of `[cursor, StationEvent]`, as it lies in the journal: parsed once, in the history's worker. */
  entries: z.string(),
  /** Cursor of the last entry; the input's `after` when there is none. */
  next: z.number(),
  head: z.number(),
  /** The oldest entry that the journal still holds. Where the history is older, it need not be rebuilt. */
  earliest: z.number(),
  /** Identity of the journal: another one means that the history must be rebuilt from it. */
  journal: z.string(),
});
export type HistoryBatch = z.infer<typeof historyBatch>;

export const historyPullInput = z.object({
  after: z.int().nonnegative(),
  limit: z.int().min(1).max(HISTORY_PULL_MAX),
});
