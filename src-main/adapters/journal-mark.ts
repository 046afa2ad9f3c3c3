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
  /** Written soon; of several in a row the last one counts. Nobody has to wait for it. */
  readonly set: (mark: JournalMark) => void;
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
  const file = await openOrCreate(path);
  let next: JournalMark | null = null;
  let writing: Promise<void> | null = null;
  let complained = false;

  const writeAll = async (): Promise<void> => {
    while (next !== null) {
      const { identity, head } = next;
      next = null;
      try {
        // Always as long and in the same place: it needs no space, and a kill does not tear a write of a few bytes.
        await file.write(`${identity} ${head.toString().padStart(16, '0')}\n`, 0);
      } catch (error) {
        if (!complained) log.warn(`journal mark not written: ${String(error)}`);
        complained = true;
      }
    }
    writing = null;
  };
  return {
    set: (mark) => {
      next = mark;
      writing ??= writeAll();
    },
    close: async () => {
      await writing;
      await file.close();
    },
  };
}

/** Node has no mode that creates, does not truncate, and writes anywhere. */
async function openOrCreate(path: string): Promise<FileHandle> {
  const created = await open(path, 'a');
  await created.close();
  return open(path, 'r+');
}
