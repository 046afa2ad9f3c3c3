import { execFile } from 'node:child_process';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

const run = promisify(execFile);

const MEBIBYTE = 1024 * 1024;

/** A file system of its own that can really be full. */
export interface SmallDisk {
  readonly folder: string;
  /** Puts something there until so many bytes are left. */
  readonly fillTo: (leftBytes: number) => Promise<void>;
  readonly makeRoom: () => Promise<void>;
}

/** Mounts a tmpfs, for which the tests must run as root, as they do in CI. */
export async function mountSmallDisk(sizeMebibytes: number): Promise<SmallDisk> {
  const folder = await tempFolder();
  await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMebibytes}m`, 'waystation-test', folder]);
  onTestFinished(async () => {
    await run('umount', ['--lazy', folder]);
  });
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fillTo: async (leftBytes) => {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(ballast, pieces(bavail * bsize - leftBytes));
    },
    makeRoom: () => rm(ballast),
  };
}

function* pieces(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= MEBIBYTE) yield Buffer.alloc(Math.min(MEBIBYTE, left));
}
