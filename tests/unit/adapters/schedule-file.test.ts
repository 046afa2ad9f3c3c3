import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSchedule } from '../../../src-main/adapters/schedule-file.ts';
import { quiet } from '../core/support/people.ts';

async function aProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'waystation-schedule-'));
  onTestFinished(() => rm(profile, { recursive: true }));
  return profile;
}

it('is off until it is set, and then what it was set to', async () => {
  const profile = await aProfile();
  const schedule = openSchedule(profile, quiet);
  expect(schedule.get()).toMatchObject({ isOn: false, folder: '', done: null });
  const wanted = { isOn: true, folder: '/reports', formats: ['csv' as const], language: 'en' as const };
  schedule.save({ ...wanted, done: '2026-10' });
  expect(openSchedule(profile, quiet).get()).toEqual({ ...wanted, done: '2026-10' });
});

it('that cannot be read is set aside, never overwritten, and nothing is written by itself', async () => {
  const profile = await aProfile();
  await writeFile(join(profile, 'report-schedule.json'), '{"isOn":');
  expect(openSchedule(profile, quiet).get().isOn).toBe(false);
  expect(await readdir(profile)).toEqual([expect.stringMatching(/^report-schedule\.unreadable-\d+\.json$/)]);
});
