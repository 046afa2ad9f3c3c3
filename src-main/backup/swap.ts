import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolderNow } from '../adapters/folder-sync.ts';
import { writeWhole } from '../adapters/whole-file.ts';
import { isOwnFile, OWN_FOLDERS } from './profile-files.ts';

/**
 * A prepared restore takes the place of what is there when the program starts, before anything of it is opened. Two
 * steps, each of renames that may be repeated: what was there goes aside, then what is new comes in. A file says which
 * step it is; it changes only when a step is done. So wherever a kill strikes, the next start goes on, and the console
 * never runs on a mixture.
 */
export const RESTORE_FOLDER = 'restore';
/** What was there before the last restore; the next restore takes its place. */
export const BEFORE_FOLDER = 'before-restore';
/** Followed by a time: an audit that a restore replaced, and that the next one would have taken with it. */
export const AUDIT_BEFORE = 'audit-before-';
/** What is to come in lies under it. */
export const STAGED = 'profile';
/** The rows of the history, taken in by the window once they are in place. */
export const IMPORT_FOLDER = 'history-import';

const READY = 'ready';
const CLEARED = 'cleared';

/** Beside the files and folders of `ownFiles`: the journals, and the browser's database, which goes with them. */
const ALSO_OWN = /^(journal(-demo)?(\.mark|\.snapshot)?|IndexedDB|history-import|restored\.json)$/;

const isOwn = (name: string): boolean =>
  isOwnFile(name) || (OWN_FOLDERS as readonly string[]).includes(name) || ALSO_OWN.test(name);

export const isReady = (profile: string): boolean =>
  existsSync(join(profile, RESTORE_FOLDER, READY)) || existsSync(join(profile, RESTORE_FOLDER, CLEARED));

/** From now on the next start takes it in. */
export function markReady(profile: string): void {
  writeWhole(join(profile, RESTORE_FOLDER, READY), '');
  syncFolderNow(join(profile, RESTORE_FOLDER));
}

/** Moves one file or folder. */
type Move = (from: string, to: string) => void;

/** Of a start, before anything is opened and while no other program has the profile. Throws when the disk refuses: started again, it goes on. */
export function takeInRestore(profile: string, move: Move = renameSync): boolean {
  const restore = join(profile, RESTORE_FOLDER);
  const before = join(profile, BEFORE_FOLDER);
  if (!isReady(profile)) {
    // Not prepared to its end: it never was.
    rmSync(restore, { recursive: true, force: true });
    return false;
  }
  if (existsSync(join(restore, READY))) {
    mkdirSync(before, { recursive: true });
    moveAll(profile, before, isOwn, move);
    move(join(restore, READY), join(restore, CLEARED));
    syncFolderNow(restore);
  }
  // Gone already where a kill struck at the very end.
  if (existsSync(join(restore, STAGED))) moveAll(join(restore, STAGED), profile, () => true, move);
  rmSync(restore, { recursive: true, force: true });
  syncFolderNow(profile);
  return true;
}

function moveAll(from: string, to: string, isWanted: (name: string) => boolean, move: Move): void {
  for (const name of readdirSync(from).filter(isWanted)) move(join(from, name), join(to, name));
  syncFolderNow(to);
  syncFolderNow(from);
}
