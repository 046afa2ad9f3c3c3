import type { JournalEntry } from '../core/ports.ts';
import { cursorOf, EARLIEST_KEY, ENTRIES_END, entryKey } from './level-journal-keys.ts';
import type { Level } from './level-journal-open.ts';

/** Fetched from LevelDB's thread in one go: a whole answer to `history.pull` in a few hops. */
const READ_AHEAD_BYTES = 256 * 1024;

type Range = { readonly gt: string } | { readonly gte: string };

async function entriesIn(level: Level, from: Range, lt: string, limit: number): Promise<JournalEntry[]> {
  const rows = await level.iterator({ ...from, lt, limit, highWaterMarkBytes: READ_AHEAD_BYTES }).all();
  return rows.map(([key, json]) => ({ cursor: cursorOf(key), json }));
}

/** Up to `limit` entries after `cursor`, in order. */
export const entriesAfter = (level: Level, cursor: number, limit: number): Promise<JournalEntry[]> =>
  entriesIn(level, { gt: entryKey(cursor) }, ENTRIES_END, limit);

/** Up to `limit` entries from `first` to `last`, both included. */
export const entriesUpTo = (
  level: Level,
  first: number,
  last: number,
  limit: number,
): Promise<JournalEntry[]> => entriesIn(level, { gte: entryKey(first) }, entryKey(last + 1), limit);

/** 0 in a journal without entries. */
export async function lastCursor(level: Level): Promise<number> {
  const [key] = await level.keys({ gt: entryKey(0), lt: ENTRIES_END, reverse: true, limit: 1 }).all();
  return key === undefined ? 0 : cursorOf(key);
}

/** Starts where `prune` has ended: LevelDB would have to wade through the traces of all that was removed. */
export async function firstCursor(level: Level): Promise<number | null> {
  const earliest = Number((await level.get(EARLIEST_KEY)) ?? 1);
  const [key] = await level.keys({ gte: entryKey(earliest), lt: ENTRIES_END, limit: 1 }).all();
  return key === undefined ? null : cursorOf(key);
}
