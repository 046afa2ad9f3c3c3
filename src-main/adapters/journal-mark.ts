import { open, readFile, type FileHandle } from 'node:fs/promises';
import type { Log } from '../core/ports.ts';

/**
 * A small file beside the journal with its identity and head. LevelDB opens a log whose end was cut off without a
 * word, and would give the lost cursors out again: a reader that is ahead would then skip new events. The mark tells
 * what was given out, also when the whole journal had to be put aside.
 *
 * Written after each append without a sync of its own: what a kill leaves is whole, and after a power cut it is too
 * old at worst, which is harmless.
 */
export interface JournalMark {
  readonly identity: string;
  readonly head: number;
}

export interface MarkFile {
  readonly write: (mark: JournalMark) => Promise<void>;
  readonly close: () => Promise<void>;
}

const PATTERN = /^([0-9a-f-]{36}) (\d{16})\n/;

/** Null where there is none, or none that can be read. */
export async function readMark(path: string): Promise<JournalMark | null> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const [, identity, head] = PATTERN.exec(text) ?? [];
  return identity === undefined || head === undefined ? null : { identity, head: Number(head) };
}

export async function openMark(path: string, log: Log): Promise<MarkFile> {
  const file: FileHandle = await open(path, 'a').then(async (created) => {
    await created.close();
    return open(path, 'r+');
  });
  let complained = false;
  return {
    // Always the same length in the same place: needs no space, and one write of a few bytes is not torn by a kill.
    write: async ({ identity, head }) => {
      try {
        await file.write(`${identity} ${head.toString().padStart(16, '0')}\n`, 0);
      } catch (error) {
        if (!complained) log.warn(`journal mark not written: ${String(error)}`);
        complained = true;
      }
    },
    close: () => file.close(),
  };
}
