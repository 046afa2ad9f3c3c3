import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';

/** Whole or not at all: written aside, synced and renamed. Throws when the disk refuses. */
export function writeWhole(file: string, text: string, mode = 0o644): void {
  const aside = `${file}.new`;
  const handle = openSync(aside, 'w', mode);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(aside, file);
}
