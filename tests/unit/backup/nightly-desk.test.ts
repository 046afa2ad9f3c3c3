import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { openJournal } from '../../../src-main/adapters/level-journal.ts';
import type { StoredSettings } from '../../../src-main/adapters/settings-store.ts';
import { createBackupDesk } from '../../../src-main/backup/backup-desk.ts';
import { quiet } from '../core/support/people.ts';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Nightly = StoredSettings['nightly'];

const aFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-nightly-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A console at five in the morning whose nightly backup is on, and was never made. */
async function aDesk(fields: Partial<Nightly> = {}) {
  const profile = aFolder();
  const folder = aFolder();
  writeFileSync(join(profile, 'settings.json'), '{}');
  const journal = await openJournal(join(profile, 'journal'), quiet);
  onTestFinished(() => journal.close());
  let nightly: Nightly = {
    ...{ isOn: true, hour: 3, keep: 3, folder, isEncrypted: false, sealedPassphrase: null },
    ...fields,
  };
  let nowMs = new Date(2026, 10, 24, 5).getTime();
  const told: unknown[] = [];
  const desk = createBackupDesk({
    profile,
    settings: {
      get: () => ({ nightly }),
      patch: (patch: { nightly: Nightly }) => {
        ({ nightly } = patch);
        return true;
      },
      // Of all settings the desk reads and writes these alone.
    } as never,
    secrets: { available: () => true, seal: (secret) => `sealed:${secret}`, open: (text) => text.slice(7) },
    dialogs: {} as never,
    disk: { freeBytes: () => Promise.resolve(1e12) },
    audit: {
      append: (deed: unknown) => {
        told.push(deed);
        return Promise.resolve();
      },
    },
    log: quiet,
    now: () => nowMs,
    world: () => ({
      journal,
      journalFolder: join(profile, 'journal'),
      isDemo: false,
      program: '1',
      console: 'control-1',
      readHistory: () => Promise.resolve({ ok: true, value: 5 }),
    }),
  });
  onTestFinished(desk.close);
  const look = async (afterMs = MINUTE_MS): Promise<void> => {
    nowMs += afterMs;
    const before = told.length;
    vi.advanceTimersByTime(MINUTE_MS);
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(before), { timeout: 5_000 });
  };
  return { desk, folder, look, told, rest: (ms: number) => void (nowMs += ms) };
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('that is to be encrypted is not made plain where its passphrase is gone, and says so', async () => {
  const { desk, folder, look, told } = await aDesk({ isEncrypted: true });
  expect((await desk.state()).nightly).toMatchObject({ isEncrypted: true, isPassphraseGone: true });
  await look();
  expect(readdirSync(folder)).toEqual([]);
  expect(desk.isMissed()).toBe(true);
  expect(told).toMatchObject([{ subject: 'nightly', detail: { code: 'passphrase-gone' } }]);

  expect(
    await desk.setNightly({ isOn: true, hour: 3, keep: 3, passphrase: 'correct horse battery' }),
  ).toEqual({ ok: true });
  expect(desk.isMissed()).toBe(false);
  await look();
  expect(readdirSync(folder)).toHaveLength(1);
  expect((await desk.state()).nightly).toMatchObject({ isEncrypted: true, isPassphraseGone: false });
});

it('is missed where it fails, until one is made; and never where it is off', async () => {
  const { desk, folder, look, rest } = await aDesk();
  expect(desk.isMissed()).toBe(false);
  rmSync(folder, { recursive: true });
  await look();
  expect(desk.isMissed()).toBe(true);
  mkdirSync(folder);
  await look(HOUR_MS);
  expect(desk.isMissed()).toBe(false);
  rest(27 * HOUR_MS);
  expect(desk.isMissed()).toBe(true);
  await desk.setNightly({ isOn: false, hour: 3, keep: 3, passphrase: null });
  expect(desk.isMissed()).toBe(false);
});
