import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReportProblem } from '../../src-shared/contract/reports.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';

type FileProblem = Extract<ReportProblem, 'folder-missing' | 'not-writable' | 'disk-full'>;

/** Whether a file can be written there, as far as can be told before. */
export async function checkPlace(path: string): Promise<Result<null, FileProblem>> {
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder?.isDirectory() !== true) return fail('folder-missing', dirname(path));
  if ((await stat(path).catch(() => null))?.isDirectory() === true) return fail('not-writable', path);
  try {
    await access(dirname(path), constants.W_OK);
    return ok(null);
  } catch {
    return fail('not-writable', dirname(path));
  }
}

/**
 * Writes a file whole or not at all: what is killed half-way leaves its parts in `stage`, a folder of ours that is
 * emptied by `emptyStage`, and the old file where it was.
 */
export async function writeWhole(
  path: string,
  stage: string,
  body: Uint8Array,
): Promise<Result<null, FileProblem>> {
  const staged = join(stage, randomUUID());
  try {
    await mkdir(stage, { recursive: true });
    await writeSynced(staged, body);
    await moveTo(path, staged);
    return ok(null);
  } catch (error) {
    return fail(codeOf(error) === 'ENOSPC' ? 'disk-full' : 'not-writable', String(error));
  } finally {
    await rm(staged, { force: true }).catch(() => undefined);
  }
}

export const emptyStage = (stage: string): Promise<void> => rm(stage, { recursive: true, force: true });

export async function writeSynced(path: string, body: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** On another disk a file cannot be renamed to: it is copied beside its place first. */
async function moveTo(path: string, staged: string): Promise<void> {
  try {
    await rename(staged, path);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    const beside = join(dirname(path), `.waystation-${randomUUID()}.part`);
    try {
      await copyFile(staged, beside, constants.COPYFILE_EXCL);
      const file = await open(beside, 'r+');
      await file.sync().finally(() => file.close());
      await rename(beside, path);
    } finally {
      await rm(beside, { force: true });
    }
  }
}

export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
