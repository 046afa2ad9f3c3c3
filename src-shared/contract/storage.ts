import { z } from 'zod';

/** Folders of the profile, by what they hold. */
const FOLDERS = ['journal', 'history', 'audit', 'closed', 'before'] as const;

export const diskUse = z.object({
  freeBytes: z.number(),
  totalBytes: z.number(),
  /** On the disk, now. `before`: what was there before the last restore. */
  bytes: z.record(z.enum(FOLDERS), z.number()),
  journal: z.object({
    entries: z.number(),
    /** Arrival of the oldest, epoch ms; null: there is none. */
    oldestMs: z.number().nullable(),
    /** By the entries of the last week. */
    bytesPerDay: z.number(),
  }),
});
export type DiskUse = z.infer<typeof diskUse>;
