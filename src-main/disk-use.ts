import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskUse } from '../src-shared/contract/storage.ts';
import { sizeOf } from './adapters/folder-size.ts';
import { BEFORE_FOLDER } from './backup/swap.ts';
import type { Journal } from './core/ports.ts';
import { arrivalOf, cursorBefore } from './core/retention.ts';

const DAY_MS = 86_400_000;
const MEASURED_DAYS = 7;
/** A part of a day tells little of a day. */
const LEAST_DAYS = 1 / 24;

/** What the profile takes of its disk, and how fast the journal grows. */
export async function diskUse(
  profile: string,
  journal: Journal,
  journalFolder: string,
  nowMs: number,
): Promise<DiskUse> {
  const { bavail, blocks, bsize } = await statfs(profile);
  const under = (name: string): Promise<number> => sizeOf(join(profile, name));
  const bytes = {
    journal: await sizeOf(journalFolder),
    history: await under('IndexedDB'),
    audit: await under('audit'),
    closed: await under('closed'),
    before: await under(BEFORE_FOLDER),
  };
  const entries = journal.head() - journal.earliest() + 1;
  const [oldest] = await journal.read(journal.earliest() - 1, 1);
  const oldestMs = oldest === undefined ? null : arrivalOf(oldest);
  const fromMs = nowMs - MEASURED_DAYS * DAY_MS;
  const recent = journal.head() - (await cursorBefore(journal, fromMs));
  const days = Math.max(LEAST_DAYS, (nowMs - Math.max(fromMs, oldestMs ?? nowMs)) / DAY_MS);
  const perEntry = entries > 0 ? bytes.journal / entries : 0;
  return {
    freeBytes: bavail * bsize,
    totalBytes: blocks * bsize,
    bytes,
    journal: { entries, oldestMs, bytesPerDay: (recent * perEntry) / days },
  };
}
