import type { HistoryBatch } from '../../src-shared/contract/history.ts';
import { withoutTokens } from '../../src-shared/domain/tokens.ts';
import type { Journal } from './ports.ts';

/** As if there were nothing new, for as long as the history is not to be written. */
export function nothingNew(journal: Journal, after: number): HistoryBatch {
  return {
    entries: '[]',
    next: after,
    head: journal.head(),
    earliest: journal.earliest(),
    journal: journal.identity,
  };
}

/** Entries after a cursor as the history takes them: who came through a door stays in the journal. */
export async function readBatch(journal: Journal, after: number, limit: number): Promise<HistoryBatch> {
  const rows = await journal.read(after, limit);
  return {
    entries: withoutTokens(`[${rows.map(({ cursor, json }) => `[${String(cursor)},${json}]`).join(',')}]`),
    next: rows.at(-1)?.cursor ?? after,
    head: journal.head(),
    earliest: journal.earliest(),
    journal: journal.identity,
  };
}
