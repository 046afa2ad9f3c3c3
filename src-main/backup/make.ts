import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { BackupOutcome, BackupProblem, HistoryPart } from '../../src-shared/contract/backup.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Following } from '../adapters/backup-reader.ts';
import { openBackupWriter, type BackupWriter } from '../adapters/backup-writer.ts';
import { syncFolder } from '../adapters/folder-sync.ts';
import { checkPlace } from '../adapters/report-file.ts';
import type { Journal, Log } from '../core/ports.ts';
import { ownFiles, readOwnFile } from './profile-files.ts';

/** Hands the history's rows over, part by part, from one moment of it; answers with the version of its tables. */
export type ReadHistory = (
  take: (part: HistoryPart, share: number) => Promise<void>,
  signal: AbortSignal,
) => Promise<Result<number, Extract<BackupProblem, 'history-failed' | 'page-gone' | 'cancelled'>>>;

/** What a backup is made of. */
export interface BackupWorld {
  readonly profile: string;
  readonly journal: Journal;
  /** Where it lies; its snapshot lies beside it. */
  readonly journalFolder: string;
  readonly isDemo: boolean;
  readonly program: string;
  readonly console: string;
  readonly nowMs: number;
  readonly readHistory: ReadHistory;
}

/** Entries read in one go: a few ms of main's thread, and then whatever waits there. */
const READ_ENTRIES = 500;
/** Of entries in one part. */
const PART_BYTES = 1024 * 1024;
/** What the bar gives to the history; the journal has the rest. */
const HISTORY_SHARE = 0.6;

const ASIDE = /^\.waystation-backup-.*\.part$/;

class Refused extends Error {
  readonly code: BackupProblem;

  constructor(code: BackupProblem, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** Writes everything into one file, whole or not at all: aside in the same folder, synced, renamed. */
export async function makeBackup(
  path: string,
  passphrase: string | null,
  world: BackupWorld,
  following: Following & { readonly log: Log },
): Promise<BackupOutcome> {
  const place = await checkPlace(path);
  if (!place.ok) return place;
  const folder = dirname(path);
  await removeLeftovers(folder);
  const aside = join(folder, `.waystation-backup-${randomUUID()}.part`);
  let writer: BackupWriter | null = null;
  try {
    writer = await openBackupWriter(aside, passphrase);
    await fill(writer, world, following);
    following.signal.throwIfAborted();
    await rename(aside, path);
    await syncFolder(folder);
    const { size } = await stat(path);
    following.log.info(`backup written: ${basename(path)}, ${String(size)} bytes`);
    return { ok: true, path, bytes: size, atMs: world.nowMs };
  } catch (error) {
    await writer?.abort();
    await rm(aside, { force: true }).catch(() => undefined);
    const refusal = problemOf(error, following.signal);
    following.log.warn(`backup not written: ${refusal.code} ${refusal.detail}`);
    return { ok: false, ...refusal };
  }
}

async function fill(writer: BackupWriter, world: BackupWorld, { signal, onShare }: Following): Promise<void> {
  const { profile, journal, journalFolder } = world;
  for (const name of await ownFiles(profile)) {
    signal.throwIfAborted();
    await writer.add(`profile/${name}`, await readOwnFile(profile, name));
  }
  // Older than the entries that follow, as it must be; without one a restart replays the journal.
  const snapshot = await readFile(`${journalFolder}.snapshot`).catch(() => null);
  if (snapshot !== null) await writer.add('journal.snapshot', snapshot);

  const rows: Record<string, number> = {};
  let parts = 0;
  const history = await world.readHistory(async ({ table, count, rows: text }, share) => {
    signal.throwIfAborted();
    onShare(share * HISTORY_SHARE);
    parts += 1;
    rows[table] = (rows[table] ?? 0) + count;
    await writer.add(`history/${numbered(parts)}-${table}.json`, Buffer.from(text));
  }, signal);
  if (!history.ok) throw new Refused(history.code, history.detail);

  const { head, events } = await addJournal(writer, journal, signal, (share) =>
    onShare(HISTORY_SHARE + share * (1 - HISTORY_SHARE)),
  );
  const { program, console, isDemo, nowMs } = world;
  await writer.finish({
    madeMs: nowMs,
    program,
    console,
    isDemo,
    journal: { identity: journal.identity, head },
    events,
    schema: parts === 0 ? 0 : history.value,
    rows,
  });
}

const numbered = (part: number): string => String(part).padStart(6, '0');

/** All entries that it holds by now; the history has none that is younger. */
async function addJournal(
  writer: BackupWriter,
  journal: Journal,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<{ readonly head: number; readonly events: number }> {
  const head = journal.head();
  const first = journal.earliest() - 1;
  let cursor = first;
  let lines: string[] = [];
  let length = 0;
  let parts = 0;
  let events = 0;
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    parts += 1;
    await writer.add(`journal/${numbered(parts)}.jsonl`, Buffer.from(lines.join('')));
    [lines, length] = [[], 0];
  };
  while (cursor < head) {
    signal.throwIfAborted();
    const rows = await journal.read(cursor, Math.min(READ_ENTRIES, head - cursor));
    const last = rows.at(-1);
    if (last === undefined) break;
    for (const row of rows) {
      const line = `${String(row.cursor)} ${row.json}\n`;
      lines.push(line);
      length += line.length;
    }
    events += rows.length;
    cursor = last.cursor;
    if (length >= PART_BYTES) await flush();
    onShare((cursor - first) / (head - first));
    await breathe();
  }
  await flush();
  return { head, events };
}

/** What a kill left of an earlier one. */
async function removeLeftovers(folder: string): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => ASIDE.test(name));
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}

/** What an error of the disk, of the history or of a cancelled signal means. */
export function problemOf(
  error: unknown,
  signal: AbortSignal,
): { readonly code: BackupProblem; readonly detail: string } {
  if (signal.aborted) return { code: 'cancelled', detail: '' };
  if (error instanceof Refused) return { code: error.code, detail: error.message };
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return {
    code: code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'not-writable',
    detail: String(error),
  };
}
