import { ClassicLevel } from 'classic-level';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '../core/ports.ts';
import { openMark } from './journal-mark.ts';
import { EARLIEST_KEY, entryKey, IDENTITY_KEY, identityOf, idKey } from './level-journal-keys.ts';

export interface JournalInTheMaking {
  /** Lines of `{cursor} {event as JSON}`, as a backup has them. Rejects on what is no entry, and when the disk does. */
  readonly add: (lines: string) => Promise<void>;
  /** Synced, with the mark beside it. */
  readonly finish: (journal: { readonly identity: string; readonly head: number }) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A journal with the cursors and the identity that it had, in a folder where there is none. */
export async function makeJournal(folder: string, log: Log): Promise<JournalInTheMaking> {
  await mkdir(dirname(folder), { recursive: true });
  const level = new ClassicLevel(folder, { errorIfExists: true });
  await level.open();
  let earliest: number | null = null;
  return {
    add: async (lines) => {
      const batch = level.batch();
      for (const line of lines.split('\n').slice(0, -1)) {
        const space = line.indexOf(' ');
        const cursor = Number(line.slice(0, space));
        const json = line.slice(space + 1);
        if (!Number.isSafeInteger(cursor) || cursor < 1) throw new Error(`no entry: ${line.slice(0, 40)}`);
        earliest ??= cursor;
        batch.put(entryKey(cursor), json).put(idKey(identityOf(json)), '');
      }
      await batch.write();
    },
    finish: async ({ identity, head }) => {
      await level.put(EARLIEST_KEY, String(earliest ?? head + 1));
      await level.put(IDENTITY_KEY, identity, { sync: true });
      const mark = await openMark(`${folder}.mark`, log);
      mark.set({ identity, head });
      await mark.close();
    },
    close: () => level.close(),
  };
}
