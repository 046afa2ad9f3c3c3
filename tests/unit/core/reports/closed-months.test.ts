import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closedFiles } from '../../../../src-main/adapters/closed-files.ts';
import {
  createClosedMonths,
  type ClosedFiles,
  type CountMonth,
} from '../../../../src-main/core/reports/closed-months.ts';
import { ok } from '../../../../src-shared/result.ts';
import { openPeople, quiet } from '../support/people.ts';

const MONTH = '2026-10';

/** Counts so many visits, and so many figures other than before. */
const counting =
  (visits: number, changed = 0): CountMonth =>
  () =>
    Promise.resolve(
      ok({ kind: 'closing', report: JSON.stringify({ visits }), changes: '[]', changed, visits }),
    );

async function aProfile() {
  const profile = await mkdtemp(join(tmpdir(), 'waystation-closed-'));
  const people = await openPeople(profile);
  onTestFinished(async () => {
    await people.close();
    await rm(profile, { recursive: true });
  });
  const folder = join(profile, 'closed');
  /** As each start of the program opens them. */
  const open = (files: ClosedFiles = closedFiles(folder), world = '') =>
    createClosedMonths({
      files,
      world,
      audit: people.audit,
      auditStore: people.auditStore,
      now: Date.now,
      log: quiet,
    });
  return { open, folder, people };
}

describe('a month that is closed', () => {
  it('has its number, its hash in the audit, and is read back after a restart', async () => {
    const { open, folder, people } = await aProfile();
    const outcome = await open().close(MONTH, 'wang@control-1', counting(7));
    expect(outcome).toMatchObject({ ok: true, closed: { month: MONTH, version: 1, visits: 7, fault: null } });
    const entry = (await people.entries()).at(-1);
    expect(entry).toMatchObject({ action: 'month-closed', subject: '2026-10/1', by: 'wang@control-1' });
    expect(await readdir(folder)).toEqual(['2026-10-1.json']);

    const answer = await open().read(MONTH);
    expect(answer).toMatchObject({
      state: 'closed',
      closed: { report: '{"visits":7}', head: { version: 1 } },
    });
    expect(await open().list()).toMatchObject([{ version: 1, hash: entry?.detail['hash'], fault: null }]);
  });

  it('gets a new version by a correction, and none where nothing changed', async () => {
    const { open, folder } = await aProfile();
    const months = open();
    await months.close(MONTH, 'wang@control-1', counting(7));
    expect(await months.close(MONTH, 'wang@control-1', counting(7))).toMatchObject({ code: 'unchanged' });
    expect(await months.close(MONTH, 'wang@control-1', counting(9, 2))).toMatchObject({
      closed: { version: 2, changed: 2 },
    });
    expect(await readdir(folder)).toEqual(['2026-10-1.json', '2026-10-2.json']);
    expect(await open().read(MONTH)).toMatchObject({ closed: { report: '{"visits":9}' } });
  });

  it('says so when its file was changed or is gone, and can be closed again', async () => {
    const { open, folder } = await aProfile();
    await open().close(MONTH, 'wang@control-1', counting(7));
    const file = join(folder, '2026-10-1.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"visits":7', '"visits":8'));
    expect(await open().read(MONTH)).toMatchObject({ state: 'damaged', fault: 'changed' });
    await rm(file);
    const months = open();
    expect(await months.list()).toMatchObject([{ version: 1, fault: 'missing' }]);
    expect(await months.close(MONTH, 'li@control-1', counting(7))).toMatchObject({ closed: { version: 2 } });
    expect(await open().read(MONTH)).toMatchObject({ state: 'closed', closed: { head: { version: 2 } } });
  });

  it('is not that of another world', async () => {
    const { open } = await aProfile();
    await open(undefined, 'demo ').close(MONTH, 'wang@control-1', counting(7));
    expect(await open().read(MONTH)).toEqual({ state: 'open' });
  });

  it('is not closed where the audit cannot be written, and leaves nothing', async () => {
    const { open, folder, people } = await aProfile();
    const months = open();
    await months.list();
    await people.auditStore.close();
    expect(await months.close(MONTH, 'wang@control-1', counting(7))).toMatchObject({ code: 'not-recorded' });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a program that ends in the middle of a closing', () => {
  it('before the audit has it, leaves the month open', async () => {
    const { open, folder } = await aProfile();
    await closedFiles(folder).stage('2026-10-1.json', Buffer.from('whole, but nobody was told'));
    expect(await open().read(MONTH)).toEqual({ state: 'open' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('after the audit has it, leaves it closed', async () => {
    const { open, folder } = await aProfile();
    const files = closedFiles(folder);
    const dies = { ...files, publish: () => Promise.reject(new Error('killed')) };
    await open(dies).close(MONTH, 'wang@control-1', counting(7));
    expect(await readdir(folder)).toEqual(['2026-10-1.json.staged']);
    expect(await open().read(MONTH)).toMatchObject({ state: 'closed' });
    expect(await readdir(folder)).toEqual(['2026-10-1.json']);
  });
});
