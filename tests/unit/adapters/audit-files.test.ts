import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openAuditFiles, openAuditOrNone } from '../../../src-main/adapters/audit-files.ts';
import { createAudit } from '../../../src-main/core/audit/audit.ts';
import { createProof } from '../../../src-main/core/audit/proof.ts';
import { auditLines, auditPage } from '../../../src-main/core/audit/reading.ts';
import type { AuditDeed } from '../../../src-shared/domain/operators/audit-entry.ts';

const quiet = { info: () => undefined, warn: () => undefined };
const ALL = { actions: [], text: '', fromMs: null, untilMs: null };

const aDeed = (subject: string): AuditDeed => ({
  atMs: 1_760_000_000_000,
  by: 'wang@control-1',
  action: 'alarm',
  subject,
  detail: { act: 'acknowledge' },
});

async function aLog() {
  const folder = await mkdtemp(join(tmpdir(), 'waystation-audit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const open = async (chapterBytes?: number) => {
    const store = await openAuditFiles(folder, chapterBytes);
    let isOpen = true;
    const close = async (): Promise<void> => {
      if (isOpen) await store.close();
      isOpen = false;
    };
    onTestFinished(close);
    const audit = createAudit({ store, log: quiet, now: () => 1 });
    const subjects = async (): Promise<string[]> =>
      (await auditPage(store, { before: null, limit: 200, filter: ALL })).rows.map(({ subject }) => subject);
    const proved = async () => {
      const proof = createProof(store, quiet);
      proof.state(true);
      await expect.poll(() => proof.state(false).phase).not.toBe('running');
      return proof.state(false);
    };
    return { store, audit, subjects, proved, close };
  };
  const file = async (): Promise<string> => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
    return join(folder, names.at(-1) ?? '');
  };
  return { folder, open, file };
}

describe('the files of the audit', () => {
  it('keep what was appended over a restart, in one chain over many files, newest first to read', async () => {
    const { open, folder } = await aLog();
    const first = await open(500);
    for (const subject of ['1', '2', '3', '4']) await first.audit.append(aDeed(subject));
    await first.close();
    const again = await open(500);
    await again.audit.append(aDeed('5'));
    expect(await again.subjects()).toEqual(['5', '4', '3', '2', '1']);
    expect((await readdir(folder)).filter((name) => name.endsWith('.jsonl')).length).toBeGreaterThan(2);
    expect(await again.proved()).toMatchObject({ phase: 'whole', entries: 5 });
  });

  it('are read page by page, and filtered, across files', async () => {
    const { open } = await aLog();
    const { audit, store } = await open(400);
    for (let n = 1; n <= 9; n += 1) await audit.append(aDeed(n % 2 === 0 ? `even ${n}` : `odd ${n}`));
    const filter = { ...ALL, text: 'EVEN' };
    const page = await auditPage(store, { before: null, limit: 2, filter });
    expect(page.rows.map(({ subject }) => subject)).toEqual(['even 8', 'even 6']);
    const older = await auditPage(store, { before: page.next, limit: 5, filter });
    expect(older).toMatchObject({ rows: [{ subject: 'even 4' }, { subject: 'even 2' }], next: null });
    const lines = await auditLines(store, { after: 7, limit: 10, filter: ALL });
    expect(lines.lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([8, 9]);
  });

  it('lose a torn last line, say so, and go on in an unbroken chain', async () => {
    const { open, file } = await aLog();
    const first = await open();
    await first.audit.append(aDeed('1'));
    await first.close();
    await appendFile(await file(), '{"seq":2,"previous":"ab');
    const again = await open();
    await again.audit.append(aDeed('3'));
    expect(await again.subjects()).toEqual(['3', 'audit', '1']);
    expect((await readFile(await file(), 'utf8')).includes('"action":"audit-repaired"')).toBe(true);
    expect(await again.proved()).toMatchObject({ phase: 'whole', entries: 3 });
  });

  it('are found shorter than the head says, at the next start and by the proof', async () => {
    const { open, file } = await aLog();
    const first = await open();
    for (const subject of ['1', '2', '3']) await first.audit.append(aDeed(subject));
    const text = await readFile(await file(), 'utf8');
    await truncate(await file(), text.indexOf('\n') + 1);
    expect(await first.proved()).toMatchObject({ phase: 'faulty', fault: { code: 'truncated', seq: 2 } });
    await first.close();
    const again = await open();
    expect(again.store.found).toEqual([{ kind: 'shorter', knownSeq: 3, foundSeq: 1 }]);
    await expect.poll(again.subjects).toEqual(['audit', '1']);
  });

  it('are found changed in the middle', async () => {
    const { open, file } = await aLog();
    const { audit, proved } = await open();
    for (const subject of ['1', '2', '3']) await audit.append(aDeed(subject));
    const text = await readFile(await file(), 'utf8');
    await writeFile(await file(), text.replace('"subject":"2"', '"subject":"8"'));
    expect(await proved()).toMatchObject({ phase: 'faulty', fault: { code: 'changed', seq: 2 } });
  });

  it('say that the head is gone', async () => {
    const { open, folder } = await aLog();
    const first = await open();
    await first.audit.append(aDeed('1'));
    await first.close();
    await rm(join(folder, 'head'));
    expect((await open()).store.found).toEqual([{ kind: 'head-missing' }]);
  });

  it('refuse the deed when the disk does, and leave no part of it behind', async () => {
    const { open } = await aLog();
    const { audit, subjects, close } = await open();
    await audit.append(aDeed('1'));
    await close();
    await expect(audit.append(aDeed('2'))).rejects.toThrow();
    expect(await subjects()).toEqual(['1']);
  });

  it('that cannot be opened leave a console that watches, and refuses every deed', async () => {
    const { folder } = await aLog();
    const blocked = join(folder, 'a file');
    await writeFile(blocked, '');
    const store = await openAuditOrNone(blocked, quiet);
    const audit = createAudit({ store, log: quiet, now: () => 1 });
    await expect(audit.append(aDeed('1'))).rejects.toThrow('cannot be opened');
  });

  it('are for their owner’s eyes', async () => {
    const { open, file } = await aLog();
    await (await open()).audit.append(aDeed('1'));
    expect((await stat(await file())).mode & 0o077).toBe(0);
  });

  it('take a hundred deeds at once, in order', async () => {
    const { open } = await aLog();
    const { audit, store } = await open();
    const names = Array.from({ length: 100 }, (_, n) => `door ${n}`);
    await Promise.all(names.map((name) => audit.append(aDeed(name))));
    const { lines } = await auditLines(store, { after: 0, limit: 200, filter: ALL });
    expect(lines.map((line) => (JSON.parse(line) as AuditDeed).subject)).toEqual(names);
  });
});
