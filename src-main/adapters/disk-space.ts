import { statfs } from 'node:fs/promises';
import type { DiskSpace } from '../core/ports.ts';

/** The file system under `folder`, which must exist. */
export const diskSpaceOf = (folder: string): DiskSpace => ({
  freeBytes: async () => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
});
