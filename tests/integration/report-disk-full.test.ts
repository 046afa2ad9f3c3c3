import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closedFiles } from '../../src-main/adapters/closed-files.ts';
import { writeWhole } from '../../src-main/adapters/report-file.ts';
import { mountSmallDisk } from './support/small-disk.ts';
import { tempFolder } from './support/temp-folder.ts';

const MEBIBYTE = 1024 * 1024;

/** The stage lies on another disk: the file cannot be renamed, and is copied beside its place first. */
test('a report that does not fit on its disk leaves the old one, and nothing half-written', async () => {
  const disk = await mountSmallDisk(4);
  const stage = join(await tempFolder(), 'stage');
  const out = join(disk.folder, 'r.xlsx');
  await writeFile(out, 'old');
  await disk.fillTo(MEBIBYTE);
  const report = Buffer.alloc(2 * MEBIBYTE, 'r');
  expect(await writeWhole(out, stage, report)).toMatchObject({ ok: false, code: 'disk-full' });
  expect(await readFile(out, 'utf8')).toBe('old');
  expect((await readdir(disk.folder)).toSorted()).toEqual(['ballast', 'r.xlsx']);

  await disk.makeRoom();
  expect((await writeWhole(out, stage, report)).ok).toBe(true);
  expect((await readFile(out)).equals(report)).toBe(true);
  expect(await readdir(disk.folder)).toEqual(['r.xlsx']);
  expect(await readdir(stage)).toEqual([]);
});

test('a month that does not fit on its disk is not closed, and leaves nothing', async () => {
  const disk = await mountSmallDisk(4);
  const files = closedFiles(join(disk.folder, 'closed'));
  await disk.fillTo(MEBIBYTE);
  const body = Buffer.alloc(2 * MEBIBYTE, 'c');
  expect(await files.stage('2026-10-1.json', body)).toMatchObject({ ok: false, code: 'disk-full' });
  expect(await readdir(join(disk.folder, 'closed'))).toEqual([]);

  await disk.makeRoom();
  expect((await files.stage('2026-10-1.json', body)).ok).toBe(true);
  await files.publish('2026-10-1.json');
  expect(await readdir(join(disk.folder, 'closed'))).toEqual(['2026-10-1.json']);
});
