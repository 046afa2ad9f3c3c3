import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClosedFiles } from '../core/reports/closed-months.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { syncFolder } from './folder-sync.ts';
import { codeOf, writeSynced } from './report-file.ts';

const CLOSED = /^\d{4}-\d{2}-\d+\.json$/;
const ASIDE = '.staged';

/** Closed months of one world, a file a version; the folder is made with the first. */
export function closedFiles(folder: string): ClosedFiles {
  const at = (name: string): string => join(folder, name);
  const aside = (name: string): string => at(`${name}${ASIDE}`);
  const hash = async (path: string): Promise<string | null> => {
    const sum = createHash('sha256');
    try {
      for await (const part of createReadStream(path)) sum.update(part as Buffer);
      return sum.digest('hex');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  };
  return {
    hashOf: (name) => hash(at(name)),
    read: (name) => orNull(readFile(at(name))),
    stage: async (name, body) => {
      try {
        await mkdir(folder, { recursive: true });
        // What a crash left of an earlier try.
        await rm(aside(name), { force: true });
        await writeSynced(aside(name), body);
        await syncFolder(folder);
        return ok(null);
      } catch (error) {
        await rm(aside(name), { force: true }).catch(() => undefined);
        return fail(codeOf(error) === 'ENOSPC' ? 'disk-full' : 'not-writable', String(error));
      }
    },
    publish: async (name) => {
      await rename(aside(name), at(name));
      await syncFolder(folder);
    },
    staged: async () => {
      const names = (await orNull(readdir(folder))) ?? [];
      const found = names.filter((name) => name.endsWith(ASIDE)).map((name) => name.slice(0, -ASIDE.length));
      return Promise.all(
        found
          .filter((name) => CLOSED.test(name))
          .map(async (name) => ({ name, hash: (await hash(aside(name))) ?? '' })),
      );
    },
    discard: (name) => rm(aside(name), { force: true }),
  };
}

async function orNull<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
