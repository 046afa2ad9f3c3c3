import { rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { asides, asideMs } from '../adapters/journal-aside.ts';
import { openJournal } from '../adapters/level-journal.ts';
import type { Erasure, Log, OldJournals } from '../core/ports.ts';
import { cursorBefore } from '../core/retention.ts';
import { BEFORE_FOLDER } from './swap.ts';

/**
 * Journals that are no longer written and still have tokens of persons: the one that the last restore replaced is gone
 * through like the present one. One that was put aside as damaged cannot be searched: it goes as a whole.
 */
export function openOldJournals(location: string, log: Log): OldJournals {
  const replaced = join(dirname(location), BEFORE_FOLDER, basename(location));

  const eraseReplaced = async (
    erasure: Erasure,
    arrivedBeforeMs: number | null,
    signal: AbortSignal,
  ): Promise<number> => {
    if (!existsSync(replaced)) return 0;
    // What cannot be mended is put aside by this, too.
    const journal = await openJournal(replaced, log);
    try {
      const upTo = arrivedBeforeMs === null ? journal.head() : await cursorBefore(journal, arrivedBeforeMs);
      if (upTo < journal.personsFrom()) return 0;
      const { erased } = await journal.erase({ ...erasure, upTo }, signal);
      await journal.forgetErasure();
      return erased;
    } finally {
      await journal.close();
    }
  };

  return {
    erase: async (erasure, arrivedBeforeMs, signal) => {
      const entries = await eraseReplaced(erasure, arrivedBeforeMs, signal);
      const aside = [...(await asides(location)), ...(await asides(replaced))];
      const due = aside.filter((folder) => arrivedBeforeMs === null || asideMs(folder) < arrivedBeforeMs);
      for (const folder of due) await rm(folder, { recursive: true, force: true });
      return { entries, removed: due.length };
    },
  };
}
