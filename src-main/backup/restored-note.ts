import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Audit } from '../core/audit/audit.ts';
import type { Log } from '../core/ports.ts';
import { RESTORED } from './profile-files.ts';

const restoredNote = z.object({
  file: z.string(),
  madeMs: z.number(),
  by: z.string(),
  atMs: z.number(),
});

/** The audit that was restored ends before its restore: what became of it is written down at the first start. */
export async function tellRestored(profile: string, audit: Audit, log: Log): Promise<void> {
  const path = join(profile, RESTORED);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return;
  try {
    const { file, madeMs, by, atMs } = restoredNote.parse(JSON.parse(text));
    const detail = { madeAt: new Date(madeMs).toISOString() };
    await audit.append({ atMs, by, action: 'restored', subject: file, detail });
    await rm(path);
  } catch (error) {
    log.warn(`restored, but not written into the audit: ${String(error)}`);
  }
}
