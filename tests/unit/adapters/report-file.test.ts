import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkPlace, writeWhole } from '../../../src-main/adapters/report-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waystation-whole-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('replaces a file whole, and leaves nothing beside it', async () => {
  const out = join(folder, 'out', 'r.json');
  await mkdir(join(folder, 'out'));
  await writeFile(out, 'old');
  expect((await writeWhole(out, join(folder, 'stage'), Buffer.from('new'))).ok).toBe(true);
  expect(await readFile(out, 'utf8')).toBe('new');
  expect(await readdir(join(folder, 'out'))).toEqual(['r.json']);
  expect(await readdir(join(folder, 'stage'))).toEqual([]);
});

it('leaves the old file where the new one cannot be written', async () => {
  const out = join(folder, 'r.json');
  await writeFile(out, 'old');
  await writeFile(join(folder, 'stage'), 'a file where the folder is to be');
  expect(await writeWhole(out, join(folder, 'stage'), Buffer.from('new'))).toMatchObject({
    ok: false,
    code: 'not-writable',
  });
  expect(await readFile(out, 'utf8')).toBe('old');
});

it('refuses a place that cannot be written to before any work is done', async () => {
  expect(await checkPlace(join(folder, 'nowhere', 'r.json'))).toMatchObject({ code: 'folder-missing' });
  expect(await checkPlace(folder)).toMatchObject({ code: 'not-writable' });
  expect((await checkPlace(join(folder, 'r.json'))).ok).toBe(true);
});
