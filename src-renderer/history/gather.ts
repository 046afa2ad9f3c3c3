import { HISTORY_PULL_MAX, type HistoryBatch } from '../../src-shared/contract/history.ts';

/**
 * Main answers one call at a time, and an alarm waits behind it: 500 entries are read in a few milliseconds, 2,000 are
 * 600 KB of text. A commit takes 2,000 all the same, since each writes the rows of all stations that it touches.
 */
const PIECE = 500;

/**
 * The next entries of the journal after a cursor, at most HISTORY_PULL_MAX, fetched in pieces. Where the journal became
 * another one meanwhile, what came before is all: the next pull begins at the new one.
 */
export async function gather(
  pull: (after: number, limit: number) => Promise<HistoryBatch>,
  after: number,
): Promise<HistoryBatch> {
  let gathered = await pull(after, PIECE);
  if (gathered.next <= after) return gathered;
  for (let room = HISTORY_PULL_MAX - PIECE; room > 0; room -= PIECE) {
    if (gathered.next >= gathered.head) break;
    const piece = await pull(gathered.next, PIECE);
    if (piece.journal !== gathered.journal || piece.next <= gathered.next) break;
    gathered = { ...piece, entries: `${gathered.entries.slice(0, -1)},${piece.entries.slice(1)}` };
  }
  return gathered;
}
