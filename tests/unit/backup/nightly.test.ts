import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { backupName, dropOldest, isDue, nightlyFiles } from '../../../src-main/backup/nightly.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** By this computer's clock. */
const THREE_MS = new Date(2026, 10, 24, 3).getTime();
const settings = { isOn: true, hour: 3, keep: 3 };

const due = (nowMs: number, newestMs: number | null, triedMs: number | null = null): boolean =>
  isDue(settings, { nowMs, newestMs, triedMs });

it('is made at its hour, once, and made up for where the program was off', () => {
  expect(due(THREE_MS - 1, THREE_MS - DAY_MS)).toBe(false);
  expect(due(THREE_MS, THREE_MS - DAY_MS)).toBe(true);
  expect(due(THREE_MS + HOUR_MS, THREE_MS)).toBe(false);
  expect(due(THREE_MS + 5 * HOUR_MS, THREE_MS - DAY_MS)).toBe(true);
  expect(due(THREE_MS, null)).toBe(true);
  expect(isDue({ ...settings, isOn: false }, { nowMs: THREE_MS, newestMs: null, triedMs: null })).toBe(false);
});

it('is tried again an hour after it failed, and a file of the future is no reason to make none', () => {
  expect(due(THREE_MS + HOUR_MS / 2, null, THREE_MS)).toBe(false);
  expect(due(THREE_MS + HOUR_MS, null, THREE_MS)).toBe(true);
  expect(due(THREE_MS, THREE_MS + 365 * DAY_MS)).toBe(true);
});

it('keeps the newest of its own, and touches no other file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'waystation-nightly-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const names = [0, 1, 2, 3, 4].map((day) => backupName('control-1', false, THREE_MS + day * DAY_MS));
  const others = [
    backupName('control-1', true, THREE_MS),
    backupName('control-2', false, THREE_MS),
    backupName('control-1', false, THREE_MS, '-manual'),
    'holiday.jpg',
  ];
  for (const name of [...names, ...others]) writeFileSync(join(folder, name), '');
  await dropOldest(folder, 'control-1', false, 3);
  expect(readdirSync(folder).sort()).toEqual([...names.slice(2), ...others].sort());
  const [newest] = await nightlyFiles(folder, 'control-1', false);
  expect(newest).toEqual({ path: join(folder, names[4] ?? ''), atMs: THREE_MS + 4 * DAY_MS, bytes: 0 });
});
