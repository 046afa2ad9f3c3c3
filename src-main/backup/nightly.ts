import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupMade, Nightly } from '../../src-shared/contract/backup.ts';

const ENDING = '.waystation';
const HOUR_MS = 3_600_000;

/** After a night on which it failed: a share that comes back within the night is still used. */
const RETRY_MS = HOUR_MS;

/** `waystation-control-1-20261125-030000.waystation`; the demo's are others, and never push real ones out. */
export function backupName(console: string, isDemo: boolean, atMs: number, mark = ''): string {
  return `${prefixOf(console, isDemo)}${stampOf(atMs)}${mark}${ENDING}`;
}

const prefixOf = (console: string, isDemo: boolean): string =>
  `waystation-${isDemo ? 'demo-' : ''}${console}-`;

/** By this computer's clock, as the hour is set. */
function stampOf(atMs: number): string {
  const at = new Date(atMs);
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${String(at.getFullYear())}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${date}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

const STAMP = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})$/;

function timeIn(stamp: string): number | null {
  const found = STAMP.exec(stamp);
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  return new Date(year, month - 1, day, hour, minute, second).getTime();
}

/** This console's nightly files in a folder, newest first. */
export async function nightlyFiles(folder: string, console: string, isDemo: boolean): Promise<BackupMade[]> {
  const prefix = prefixOf(console, isDemo);
  const names = await readdir(folder).catch(() => []);
  const found = names.flatMap((name) => {
    if (!name.startsWith(prefix) || !name.endsWith(ENDING)) return [];
    const atMs = timeIn(name.slice(prefix.length, -ENDING.length));
    return atMs === null ? [] : [{ path: join(folder, name), atMs }];
  });
  const sized = found.map(async (file) => ({ ...file, bytes: (await stat(file.path)).size }));
  return (await Promise.all(sized)).sort((a, b) => b.atMs - a.atMs);
}

/** When the last backup ought to have begun, epoch ms; `nowMs` itself at the latest. */
function lastDueMs(nowMs: number, hour: number): number {
  const due = new Date(nowMs);
  due.setHours(hour, 0, 0, 0);
  if (due.getTime() > nowMs) due.setDate(due.getDate() - 1);
  return due.getTime();
}

/** Whether one is to be made now: the program may have been off at its hour, and a file that is there speaks for itself. */
export function isDue(
  { isOn, hour }: Nightly,
  { nowMs, newestMs, triedMs }: { nowMs: number; newestMs: number | null; triedMs: number | null },
): boolean {
  if (!isOn) return false;
  if (triedMs !== null && Math.abs(nowMs - triedMs) < RETRY_MS) return false;
  // A clock that was set back leaves files of the future: they are no reason to make none.
  const made = newestMs !== null && newestMs <= nowMs ? newestMs : null;
  return made === null || made < lastDueMs(nowMs, hour);
}

/** Beyond those to be kept, the oldest go. */
export async function dropOldest(
  folder: string,
  console: string,
  isDemo: boolean,
  keep: number,
): Promise<void> {
  const files = await nightlyFiles(folder, console, isDemo);
  await Promise.all(files.slice(keep).map(({ path }) => rm(path, { force: true })));
}
