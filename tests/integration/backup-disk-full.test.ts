import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openJournal } from '../../src-main/adapters/level-journal.ts';
import { makeBackup, type BackupWorld } from '../../src-main/backup/make.ts';
import { checkBackup, stageRestore } from '../../src-main/backup/restore.ts';
import type { Journal } from '../../src-main/core/ports.ts';
import { mountSmallDisk } from './support/small-disk.ts';
import { tempFolder } from './support/temp-folder.ts';

const MEBIBYTE = 1024 * 1024;
/** No compressor makes it smaller. */
const ROWS = JSON.stringify([randomBytes(3 * MEBIBYTE).toString('base64')]);
const log = { info: () => undefined, warn: () => undefined };
const following = () => ({ signal: new AbortController().signal, onShare: () => undefined, log });

const worldOf = (profile: string, journal: Journal): BackupWorld => ({
  profile,
  journal,
  journalFolder: join(profile, 'journal'),
  isDemo: false,
  program: '1',
  console: 'control-1',
  nowMs: 0,
  readHistory: async (take) => {
    await take({ table: 'days', count: 1, rows: ROWS }, 1);
    return { ok: true, value: 4 };
  },
});

test('a backup that does not fit leaves the old one, and a restore that does not fit the old data', async () => {
  const profile = await tempFolder();
  const journal = await openJournal(join(profile, 'journal'), log);
  const world = worldOf(profile, journal);
  const disk = await mountSmallDisk(16);
  const out = join(disk.folder, 'b.waystation');
  await writeFile(out, 'old');
  await disk.fillTo(MEBIBYTE);
  expect(await makeBackup(out, null, world, following())).toMatchObject({ ok: false, code: 'disk-full' });
  expect(await readFile(out, 'utf8')).toBe('old');
  expect((await readdir(disk.folder)).toSorted()).toEqual(['b.waystation', 'ballast']);

  await disk.makeRoom();
  expect((await makeBackup(out, null, world, following())).ok).toBe(true);
  await journal.close();

  const checked = await checkBackup(out, '', following());
  if (!checked.ok) throw new Error(checked.code);
  const target = join(disk.folder, 'profile');
  await mkdir(target);
  await writeFile(join(target, 'settings.json'), 'old');
  await disk.fillTo(2 * MEBIBYTE);
  // The disk fills up after it was asked.
  const about = { profile: target, disk: { freeBytes: () => Promise.resolve(1e12) }, by: '', nowMs: 0 };
  const staged = await stageRestore(out, '', checked.value, { ...about, ...following() });
  expect(staged).toMatchObject({ ok: false, code: 'disk-full' });
  expect(await readdir(target)).toEqual(['settings.json']);
  expect(await readFile(join(target, 'settings.json'), 'utf8')).toBe('old');
});
