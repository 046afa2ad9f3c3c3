import { mkdir, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Room } from './room.ts';
import { needsRoot, system } from './system.ts';

/** A file system of its own for a profile, small enough to be filled. */
export interface SmallDisk {
  readonly profile: string;
  /** Puts something there until so much is left, bytes. */
  readonly fillTo: (leftBytes: number) => Promise<void>;
  readonly free: () => Promise<void>;
}

const MEBIBYTE = 1024 * 1024;

export async function mountSmallDisk(room: Room, sizeMebibytes: number): Promise<SmallDisk> {
  needsRoot('A small disk');
  const disk = await room.profile();
  await system('mount', '-t', 'tmpfs', '-o', `size=${sizeMebibytes}m`, 'waystation-small-disk', disk);
  room.atEnd(() => system('umount', disk));
  const profile = join(disk, 'profile');
  await mkdir(profile);
  const ballast = join(disk, 'ballast');
  return {
    profile,
    fillTo: async (leftBytes) => {
      const { bavail, bsize } = await statfs(disk);
      for (let part = 0, toWrite = bavail * bsize - leftBytes; toWrite > 0; part += 1, toWrite -= MEBIBYTE)
        await writeFile(`${ballast}-${part}`, Buffer.alloc(Math.min(MEBIBYTE, toWrite)));
    },
    free: async () => {
      await system('sh', '-c', 'rm -f "$1"-*', 'sh', ballast);
    },
  };
}
