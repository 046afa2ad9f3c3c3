import { expect } from '@playwright/test';
import { mkdir, rm, statfs } from 'node:fs/promises';
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

export async function mountSmallDisk(room: Room, sizeMebibytes: number): Promise<SmallDisk> {
  needsRoot('A small disk');
  const disk = await room.profile();
  await system('mount', '-t', 'tmpfs', '-o', `size=${sizeMebibytes}m`, 'waystation-small-disk', disk);
  // Threads of a program that was killed hold on to their files for a moment.
  const unmount = (): Promise<string> =>
    system('umount', disk).then(
      () => 'free',
      () => 'busy',
    );
  room.atEnd(() => expect.poll(unmount, { message: `umount ${disk}` }).toBe('free'));
  const profile = join(disk, 'profile');
  await mkdir(profile);
  const ballast = join(disk, 'ballast');
  return {
    profile,
    fillTo: async (leftBytes) => {
      const { bavail, bsize } = await statfs(disk);
      const bytes = bavail * bsize - leftBytes;
      // `head` stops where the disk does: the console may have taken some of it meanwhile.
      await system('sh', '-c', 'head -c "$1" /dev/zero > "$2" || true', 'sh', String(bytes), ballast);
    },
    free: () => rm(ballast),
  };
}
