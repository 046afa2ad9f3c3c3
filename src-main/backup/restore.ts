import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BackupContents, BackupProblem } from '../../src-shared/contract/backup.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import type { Manifest } from '../adapters/backup-format.ts';
import { openBackup, readParts, wholeSum, type Following } from '../adapters/backup-reader.ts';
import { makeJournal, type JournalInTheMaking } from '../adapters/level-journal-restore.ts';
import { writeSynced } from '../adapters/report-file.ts';
import type { DiskSpace, Log } from '../core/ports.ts';
import { historyName, journalFolder } from '../report-run.ts';
import { problemOf } from './make.ts';
import type { ImportIndex } from './pending-import.ts';
import { isOwnFile, OWN_FOLDERS, RESTORED } from './profile-files.ts';
import { AUDIT_BEFORE, BEFORE_FOLDER, IMPORT_FOLDER, markReady, RESTORE_FOLDER, STAGED } from './swap.ts';

/** The newest version of the history's tables that this program knows; see src-renderer/history/versions.ts. */
export const SCHEMA_NEWEST = 6;

/** Left over for the console to go on with, bytes. */
const ROOM_KEPT = 64 * 1024 * 1024;
/** What is unpacked lies there twice until the window has taken the history's rows into its database. */
const ROOM_TIMES = 2;

/** A backup that was found whole, as a person decided for it. */
export interface CheckedBackup {
  readonly contents: BackupContents;
  /** SHA-256: another file in its place is another backup. */
  readonly sum: string;
}

/** Reads the whole file and changes nothing: what it is, and whether it can be trusted. */
export async function checkBackup(
  path: string,
  passphrase: string,
  { signal, onShare }: Following,
): Promise<Result<CheckedBackup, BackupProblem>> {
  try {
    const opened = await openBackup(path);
    if (!opened.ok) return opened;
    if (opened.value.encryption !== null && passphrase === '') return fail('passphrase-needed');
    const half = (from: number) => (share: number) => onShare(from + share / 2);
    const sum = await wholeSum(path, { signal, onShare: half(0) });
    if (sum === null) return fail('changed');
    const read = await readParts(path, opened.value, passphrase, { signal, onShare: half(0.5), take: null });
    if (!read.ok) return read;
    if (read.value.schema > SCHEMA_NEWEST) return fail('newer', read.value.program);
    return ok({ contents: contentsOf(read.value), sum });
  } catch (error) {
    return signal.aborted ? fail('cancelled') : fail('unreadable', String(error));
  }
}

const contentsOf = ({ madeMs, program, console, isDemo, events, rows, parts }: Manifest): BackupContents => ({
  madeMs,
  program,
  console,
  isDemo,
  events,
  rows,
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
});

interface StageOptions extends Following {
  readonly profile: string;
  readonly disk: DiskSpace;
  readonly log: Log;
  /** Who restores it, for the audit of what is restored. */
  readonly by: string;
  readonly nowMs: number;
}

/**
 * Lays out a backup that was found whole, beside what is there; the next start takes it in (`swap.ts`). Refused or
 * failed, nothing is left of it.
 */
export async function stageRestore(
  path: string,
  passphrase: string,
  { contents, sum }: CheckedBackup,
  options: StageOptions,
): Promise<Result<BackupContents, BackupProblem>> {
  const { profile, disk, signal, onShare } = options;
  const restore = join(profile, RESTORE_FOLDER);
  if ((await disk.freeBytes()) < contents.bytes * ROOM_TIMES + ROOM_KEPT) return fail('no-room');
  try {
    await rm(restore, { recursive: true, force: true });
    const opened = await openBackup(path);
    if (!opened.ok) return opened;
    const place = await openPlace(join(restore, STAGED), contents.isDemo, options);
    let done: Result<Manifest, BackupProblem>;
    try {
      done = await readParts(path, opened.value, passphrase, { signal, onShare, take: place.take });
      if (done.ok) await place.finish(done.value, path);
    } finally {
      await place.close();
    }
    if (!done.ok) throw new StageRefused(done.code, done.detail);
    if ((await wholeSum(path, { signal, onShare: () => undefined })) !== sum)
      throw new StageRefused('changed', '');
    await keepAudit(profile, options.nowMs);
    // Of the last restore; two of them at once would fill the disk.
    await rm(join(profile, BEFORE_FOLDER), { recursive: true, force: true });
    markReady(profile);
    return ok(contentsOf(done.value));
  } catch (error) {
    await rm(restore, { recursive: true, force: true }).catch(() => undefined);
    if (error instanceof StageRefused) return fail(error.code, error.message);
    const { code, detail } = problemOf(error, signal);
    return fail(code, detail);
  }
}

/** What the last restore replaced goes, but for its audit: that is never deleted. */
async function keepAudit(profile: string, nowMs: number): Promise<void> {
  const replaced = join(profile, BEFORE_FOLDER, 'audit');
  if (!existsSync(replaced)) return;
  await rename(replaced, join(profile, `${AUDIT_BEFORE}${String(nowMs)}`));
}

class StageRefused extends Error {
  readonly code: BackupProblem;

  constructor(code: BackupProblem, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** The folder that a backup's parts go into, each where it belongs. */
async function openPlace(folder: string, isDemo: boolean, { log, by, nowMs }: StageOptions) {
  await mkdir(folder, { recursive: true });
  const world = journalFolder(folder, isDemo);
  const journal: JournalInTheMaking = await makeJournal(world, log);
  const history: string[] = [];
  const write = async (name: string, body: Buffer): Promise<void> => {
    const target = join(folder, name);
    await mkdir(dirname(target), { recursive: true });
    await writeSynced(target, body);
  };
  return {
    take: async (name: string, body: Buffer): Promise<void> => {
      const [kind = '', ...rest] = name.split('/');
      const inside = rest.join('/');
      if (kind === 'profile' && isOfProfile(rest)) await write(inside, body);
      else if (kind === 'journal') await journal.add(body.toString('utf8'));
      else if (kind === 'history') {
        history.push(inside);
        await write(`${IMPORT_FOLDER}/${inside}`, body);
      } else if (name === 'journal.snapshot') await writeSynced(`${world}.snapshot`, body);
      else log.warn(`restore: ${name} is left out`);
    },
    finish: async ({ schema, madeMs, journal: extent }: Manifest, path: string): Promise<void> => {
      await journal.finish(extent);
      const index: ImportIndex = { schema, history: historyName(isDemo), parts: history };
      if (history.length > 0) await write(`${IMPORT_FOLDER}/index.json`, Buffer.from(JSON.stringify(index)));
      const told = { file: basename(path), madeMs, by, atMs: nowMs };
      await write(RESTORED, Buffer.from(JSON.stringify(told)));
    },
    close: journal.close,
  };
}

const isOfProfile = ([first = '', ...deeper]: readonly string[]): boolean =>
  deeper.length === 0 ? isOwnFile(first) : (OWN_FOLDERS as readonly string[]).includes(first);
