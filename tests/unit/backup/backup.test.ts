import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openJournal } from '../../../src-main/adapters/level-journal.ts';
import { makeBackup, type BackupWorld, type ReadHistory } from '../../../src-main/backup/make.ts';
import { openPendingImports } from '../../../src-main/backup/pending-import.ts';
import { checkBackup, stageRestore } from '../../../src-main/backup/restore.ts';
import {
  AUDIT_BEFORE,
  BEFORE_FOLDER,
  isReady,
  RESTORE_FOLDER,
  takeInRestore,
} from '../../../src-main/backup/swap.ts';
import type { Journal } from '../../../src-main/core/ports.ts';
import { aPeopleEvent } from '../../builders/events.ts';
import { quiet } from '../core/support/people.ts';

const NOW_MS = Date.parse('2026-11-23T19:00:00Z');
const PART = { table: 'days', count: 2, rows: '[{"a":1},{"a":2}]' };

const unfollowed = () => ({ signal: new AbortController().signal, onShare: () => undefined, log: quiet });

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-backup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const historyOf =
  (...parts: (typeof PART)[]): ReadHistory =>
  async (take) => {
    for (const part of parts) await take(part, 1);
    return { ok: true, value: 4 };
  };

async function aProfile(visits: number) {
  const profile = aFolder();
  writeFileSync(join(profile, 'settings.json'), '{"root":"a","broker":{"sealedPassword":"secret"}}');
  writeFileSync(join(profile, 'rules.json'), '{"rules":[]}');
  mkdirSync(join(profile, 'audit'));
  writeFileSync(join(profile, 'audit', 'audit-000000000001.jsonl'), '{"seq":1}\n{"se');
  writeFileSync(join(profile, 'audit', 'head'), 'head');
  mkdirSync(join(profile, 'IndexedDB'));
  writeFileSync(join(profile, 'IndexedDB', 'old'), 'old');
  const journal = await openJournal(join(profile, 'journal'), quiet);
  await journal.append(Array.from({ length: visits }, () => aPeopleEvent()));
  return { profile, journal };
}

const worldOf = (profile: string, journal: Journal, readHistory = historyOf(PART)): BackupWorld => ({
  profile,
  journal,
  journalFolder: join(profile, 'journal'),
  isDemo: false,
  program: '1',
  console: 'control-1',
  nowMs: NOW_MS,
  readHistory,
});

async function aBackup({ passphrase = null as string | null, visits = 1_200 } = {}) {
  const { profile, journal } = await aProfile(visits);
  const out = join(aFolder(), 'b.waystation');
  const made = await makeBackup(out, passphrase, worldOf(profile, journal), unfollowed());
  expect(made).toMatchObject({ ok: true, path: out });
  const { identity } = journal;
  const entries = await journal.read(0, visits);
  await journal.close();
  return { out, profile, identity, entries };
}

async function staged(path: string, profile: string, passphrase = '', freeBytes = 1e12, nowMs = NOW_MS) {
  const checked = await checkBackup(path, passphrase, unfollowed());
  if (!checked.ok) return checked;
  return stageRestore(path, passphrase, checked.value, {
    profile,
    disk: { freeBytes: () => Promise.resolve(freeBytes) },
    by: 'wang@control-1',
    nowMs,
    ...unfollowed(),
  });
}

const codeOf = async (path: string, passphrase = '') => {
  const checked = await checkBackup(path, passphrase, unfollowed());
  return checked.ok ? 'ok' : checked.code;
};

/** Some bytes of a copy are others. */
function changed(path: string, change: (bytes: Buffer) => Buffer): string {
  const copy = join(aFolder(), 'copy.waystation');
  writeFileSync(copy, change(readFileSync(path)));
  return copy;
}

describe('a backup', () => {
  for (const passphrase of [null, 'a long passphrase'])
    it(`brings everything back as it was, ${passphrase === null ? 'open' : 'encrypted'}`, async () => {
      const { out, identity, entries } = await aBackup({ passphrase });
      const profile = aFolder();
      writeFileSync(join(profile, 'settings.json'), '{"root":"old"}');
      mkdirSync(join(profile, 'IndexedDB'));
      mkdirSync(join(profile, 'journal-demo'));
      writeFileSync(join(profile, 'Preferences'), 'the browser’s');
      expect(await staged(out, profile, passphrase ?? '')).toMatchObject({ ok: true });
      expect(JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8'))).toEqual({ root: 'old' });

      expect(takeInRestore(profile)).toBe(true);
      const settings = JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as object;
      expect(settings).toEqual({ root: 'a', broker: { sealedPassword: null } });
      expect(readFileSync(join(profile, 'audit', 'audit-000000000001.jsonl'), 'utf8')).toBe('{"seq":1}\n');
      const journal = await openJournal(join(profile, 'journal'), quiet);
      expect(journal).toMatchObject({ identity });
      expect([journal.earliest(), journal.head()]).toEqual([1, entries.length]);
      expect(await journal.read(0, entries.length)).toEqual(entries);
      await journal.close();
      expect(readdirSync(join(profile, BEFORE_FOLDER)).sort()).toEqual([
        'IndexedDB',
        'journal-demo',
        'settings.json',
      ]);
      expect(readdirSync(profile)).not.toContain('IndexedDB');
      expect(readdirSync(profile)).toContain('Preferences');

      const pending = openPendingImports(profile, quiet)('waystation');
      expect(await pending.read(0)).toEqual({ parts: 1, schema: 4, part: { ...PART, count: 0 } });
      expect(await openPendingImports(profile, quiet)('waystation-demo').read(0)).toMatchObject({ parts: 0 });
      // A window that says so without having been given them is not believed.
      await openPendingImports(profile, quiet)('waystation').done();
      expect(await pending.read(0)).toMatchObject({ parts: 1 });
      await pending.done();
      expect(await openPendingImports(profile, quiet)('waystation').read(0)).toMatchObject({ parts: 0 });
      expect(takeInRestore(profile)).toBe(false);
    });

  it('goes on with the cursors and knows what it holds already', async () => {
    const { out, entries } = await aBackup({ visits: 3 });
    const profile = aFolder();
    await staged(out, profile);
    takeInRestore(profile);
    const journal = await openJournal(join(profile, 'journal'), quiet);
    const again = entries.map(({ json }) => JSON.parse(json) as ReturnType<typeof aPeopleEvent>);
    expect(await journal.append(again)).toEqual([]);
    expect(await journal.append([aPeopleEvent()])).toMatchObject([{ cursor: 4 }]);
    await journal.close();
  });

  it('says of each file that is none what is wrong with it', async () => {
    const { out } = await aBackup({ passphrase: 'a long passphrase', visits: 50 });
    expect(await codeOf(out)).toBe('passphrase-needed');
    expect(await codeOf(out, 'another passphrase')).toBe('wrong-passphrase');
    expect(await codeOf(join(aFolder(), 'none'))).toBe('unreadable');
    expect(await codeOf(changed(out, () => Buffer.from('PK\n\n')))).toBe('not-a-backup');
    expect(await codeOf(changed(out, (all) => all.subarray(0, all.length - 1)))).toBe('truncated');
    expect(await codeOf(changed(out, (all) => all.subarray(0, 100)))).toBe('truncated');
    const newer = (all: Buffer) =>
      Buffer.from(all.toString('latin1').replace('backup 1', 'backup 2'), 'latin1');
    expect(await codeOf(changed(out, newer))).toBe('newer');
  });

  it('finds a changed byte wherever it is', async () => {
    const { out } = await aBackup({ visits: 50 });
    const { length } = readFileSync(out);
    const head = readFileSync(out).indexOf('\n') + 1;
    for (let at = head; at < length; at += 97) {
      const copy = changed(out, (all) => {
        all[at] = (all[at] ?? 0) ^ 1;
        return all;
      });
      expect(['changed', 'truncated'], `byte ${String(at)}`).toContain(await codeOf(copy));
    }
  });

  it('leaves nothing where it is cancelled, refused or has no room', async () => {
    const { profile, journal } = await aProfile(100);
    const folder = aFolder();
    const out = join(folder, 'b.waystation');
    const ending = new AbortController();
    const cancelling = worldOf(profile, journal, async (take) => {
      await take(PART, 0.5);
      ending.abort();
      return { ok: true, value: 4 };
    });
    const cancelled = await makeBackup(out, null, cancelling, { ...unfollowed(), signal: ending.signal });
    expect(cancelled).toMatchObject({ ok: false, code: 'cancelled' });
    const refusing = worldOf(profile, journal, () =>
      Promise.resolve({ ok: false, code: 'history-failed', detail: '' }),
    );
    expect(await makeBackup(out, null, refusing, unfollowed())).toMatchObject({ code: 'history-failed' });
    const nowhere = join(folder, 'none', 'b.waystation');
    expect(await makeBackup(nowhere, null, refusing, unfollowed())).toMatchObject({ code: 'folder-missing' });
    expect(readdirSync(folder)).toEqual([]);
    await journal.close();
  });

  it('is not restored where there is no room, and nothing is touched', async () => {
    const { out } = await aBackup({ visits: 5 });
    const profile = aFolder();
    writeFileSync(join(profile, 'settings.json'), '{}');
    expect(await staged(out, profile, '', 1_000)).toMatchObject({ ok: false, code: 'no-room' });
    expect(readdirSync(profile)).toEqual(['settings.json']);
    expect(isReady(profile)).toBe(false);
  });

  it('clears away what a kill left of an earlier one', async () => {
    const { profile, journal } = await aProfile(1);
    const folder = aFolder();
    await (await open(join(folder, '.waystation-backup-x.part'), 'w')).close();
    await makeBackup(join(folder, 'b.waystation'), null, worldOf(profile, journal), unfollowed());
    expect(readdirSync(folder)).toEqual(['b.waystation']);
    await journal.close();
  });
});

describe('taking a prepared restore in', () => {
  it('is done to its end by the next start, wherever it was broken off', async () => {
    const { out } = await aBackup({ visits: 5 });
    const whole = aFolder();
    await staged(out, whole);
    takeInRestore(whole);
    const expected = readdirSync(whole).filter((name) => name !== BEFORE_FOLDER);
    const renames = expected.length + 2;
    for (let after = 0; after <= renames; after += 1) {
      const profile = aFolder();
      writeFileSync(join(profile, 'settings.json'), 'old');
      writeFileSync(join(profile, 'rules.json'), 'old');
      await staged(out, profile);
      let left = after;
      const killed = (from: string, to: string): void => {
        left -= 1;
        if (left < 0) throw new Error('killed');
        renameSync(from, to);
      };
      try {
        takeInRestore(profile, killed);
      } catch (error) {
        expect(String(error)).toContain('killed');
      }
      takeInRestore(profile);
      expect(readdirSync(profile).filter((name) => name !== BEFORE_FOLDER)).toEqual(expected);
      expect(readFileSync(join(profile, 'settings.json'), 'utf8')).not.toBe('old');
      expect(readFileSync(join(profile, BEFORE_FOLDER, 'settings.json'), 'utf8')).toBe('old');
    }
  });

  it('refuses another backup in the place of the one that was checked', async () => {
    const { out } = await aBackup({ visits: 5 });
    const { out: other } = await aBackup({ visits: 6 });
    const profile = aFolder();
    const checked = await checkBackup(out, '', unfollowed());
    if (!checked.ok) throw new Error(checked.code);
    renameSync(other, out);
    const about = {
      profile,
      disk: { freeBytes: () => Promise.resolve(1e12) },
      by: 'wang@control-1',
      nowMs: NOW_MS,
    };
    const outcome = await stageRestore(out, '', checked.value, { ...about, ...unfollowed() });
    expect(outcome).toMatchObject({ ok: false, code: 'changed' });
    expect(readdirSync(profile)).toEqual([]);
  });

  it('keeps each audit that a restore replaced, however many come after it', async () => {
    const { out } = await aBackup({ visits: 5 });
    const profile = aFolder();
    mkdirSync(join(profile, 'audit'));
    writeFileSync(join(profile, 'audit', 'head'), 'the first');
    for (let times = 0; times < 3; times += 1) {
      expect(await staged(out, profile, '', 1e12, NOW_MS + times)).toMatchObject({ ok: true });
      expect(takeInRestore(profile)).toBe(true);
    }
    const kept = readdirSync(profile).filter((name) => name.startsWith(AUDIT_BEFORE));
    expect(kept.map((name) => readFileSync(join(profile, name, 'head'), 'utf8'))).toContain('the first');
  });

  it('forgets what was not prepared to its end', () => {
    const profile = aFolder();
    mkdirSync(join(profile, RESTORE_FOLDER, 'profile'), { recursive: true });
    writeFileSync(join(profile, RESTORE_FOLDER, 'profile', 'settings.json'), 'new');
    expect(takeInRestore(profile)).toBe(false);
    expect(readdirSync(profile)).toEqual([]);
  });
});
