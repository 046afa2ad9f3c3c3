import { mkdir, open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { GENESIS, LINE_MAX_BYTES, readLine, type ChainEnd } from '../core/audit/chain.ts';
import type { AuditChapter, AuditFinding, AuditStore } from '../core/audit/store.ts';
import type { Log } from '../core/ports.ts';
import { syncFolder } from './folder-sync.ts';
import { linesOf } from './lines-of.ts';
import { codeOf } from './report-file.ts';

/** A page of the view reads one file or two: this is read within some tens of ms. */
const CHAPTER_BYTES = 4 * 1024 * 1024;

const CHAPTER = /^audit-(\d{12})\.jsonl$/;
const HEAD = 'head';
const HEAD_TEXT = /^(\d{16}) ([0-9a-f]{64})\n$/;
/** Nobody else on this computer need read who did what. */
const MODE = 0o600;

/** The number of a chapter's first entry, by the file's name; null: another file. */
export function firstSeqOf(name: string): number | null {
  const found = CHAPTER.exec(name);
  return found?.[1] === undefined ? null : Number(found[1]);
}

const nameOf = (firstSeq: number): string => `audit-${String(firstSeq).padStart(12, '0')}.jsonl`;

/** The chapters of a folder, oldest first; none where there is no folder yet. */
export async function chaptersIn(folder: string): Promise<(AuditChapter & { readonly file: string })[]> {
  const there = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const names = there.filter((name) => CHAPTER.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = join(folder, name);
      return {
        file,
        firstSeq: firstSeqOf(name) ?? 1,
        bytes: (await stat(file)).size,
        lines: () => linesOf(file, LINE_MAX_BYTES),
      };
    }),
  );
}

/** What the file beside the log tells of its end; null where there is none, or none that can be read. */
export async function headIn(folder: string): Promise<ChainEnd | null> {
  const text = await readFile(join(folder, HEAD), 'utf8').catch(() => '');
  const [, seq, hash] = HEAD_TEXT.exec(text) ?? [];
  return seq === undefined || hash === undefined ? null : { seq: Number(seq), hash };
}

/** Opens the log in `audit/` of the profile; a line that a crash tore is cut off. */
export async function openAuditFiles(folder: string, chapterBytes = CHAPTER_BYTES): Promise<AuditStore> {
  await mkdir(folder, { recursive: true });
  const known = await headIn(folder);
  const { end: written, torn, hasEntries } = await repairedEnd(folder);
  const found: AuditFinding[] = torn > 0 ? [{ kind: 'torn', bytes: torn }] : [];
  if (hasEntries && known === null) found.push({ kind: 'head-missing' });
  if (known !== null && (written === null || written.seq < known.seq))
    found.push({ kind: 'shorter', knownSeq: known.seq, foundSeq: written?.seq ?? 0 });
  const end = written ?? known ?? GENESIS;

  const newest = (await chaptersIn(folder)).at(-1);
  // What does not end in an entry is left as it was found: a new file begins.
  const goesOn = newest !== undefined && written !== null;
  let file = await open(goesOn ? newest.file : join(folder, nameOf(end.seq + 1)), 'a', MODE);
  let bytes = (await file.stat()).size;
  let isWhole = true;
  const head = await open(join(folder, HEAD), known === null ? 'w+' : 'r+', MODE);
  await syncFolder(folder);

  let last = end.seq;
  return {
    end,
    found,
    write: async (text, next) => {
      if (bytes >= chapterBytes) {
        const following = await open(join(folder, nameOf(last + 1)), 'a', MODE);
        await file.close();
        file = following;
        bytes = (await file.stat()).size;
        await syncFolder(folder);
      }
      // A write that failed may have left a part of itself.
      if (!isWhole) await file.truncate(bytes);
      isWhole = false;
      await file.appendFile(text);
      await file.datasync();
      // One sector, always of the same length: it is there as before or as now.
      await head.write(`${String(next.seq).padStart(16, '0')} ${next.hash}\n`, 0);
      await head.datasync();
      isWhole = true;
      bytes += Buffer.byteLength(text);
      last = next.seq;
    },
    chapters: () => chaptersIn(folder),
    head: () => headIn(folder),
    close: async () => {
      await file.close();
      await head.close();
    },
  };
}

/** As above; where the disk refuses, watching goes on, but nothing can be written down and so nothing can be done. */
export async function openAuditOrNone(folder: string, log: Log): Promise<AuditStore> {
  try {
    return await openAuditFiles(folder);
  } catch (error) {
    const reason = `the audit in ${folder} cannot be opened: ${String(error)}`;
    log.warn(`${reason}; acts are refused until the console is started with a disk that can be written`);
    const refuse = (): Promise<never> => Promise.reject(new Error(reason));
    return {
      end: GENESIS,
      found: [],
      write: refuse,
      chapters: refuse,
      head: refuse,
      close: () => Promise.resolve(),
    };
  }
}

/** Where the log ends; `end` is null where the newest file does not end in an entry. Cuts a torn line off. */
async function repairedEnd(
  folder: string,
): Promise<{ end: ChainEnd | null; torn: number; hasEntries: boolean }> {
  const chapters = await chaptersIn(folder);
  let torn = 0;
  for (const { file } of chapters.toReversed()) {
    const handle = await open(file, 'r+');
    try {
      const cut = await tornBytes(handle);
      if (cut > 0) {
        await handle.truncate((await handle.stat()).size - cut);
        await handle.sync();
        torn += cut;
      }
      const line = await lastLine(handle);
      if (line === null) continue; // An empty file: begun just before the end.
      const entry = readLine(line);
      return {
        end: entry === null ? null : { seq: entry.seq, hash: entry.hash },
        torn,
        hasEntries: true,
      };
    } finally {
      await handle.close();
    }
  }
  return { end: GENESIS, torn, hasEntries: false };
}

/** Bytes after the last line break. */
async function tornBytes(handle: FileHandle): Promise<number> {
  const tail = await tailOf(handle);
  return tail.length - (tail.lastIndexOf('\n') + 1);
}

async function lastLine(handle: FileHandle): Promise<Buffer | null> {
  const tail = await tailOf(handle);
  if (tail.length === 0) return null;
  const ended = tail.subarray(0, tail.length - 1);
  return ended.subarray(ended.lastIndexOf('\n') + 1);
}

async function tailOf(handle: FileHandle): Promise<Buffer> {
  const { size } = await handle.stat();
  const length = Math.min(size, 2 * LINE_MAX_BYTES);
  const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
  return buffer;
}
