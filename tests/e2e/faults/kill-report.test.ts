import { expect } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { killGroup } from '../support/processes.ts';
import { runReport, startReport } from '../support/report.ts';
import { test } from '../support/room.ts';
import { counted, seededChance } from '../support/rounds.ts';

const KILLS = counted(4, 40);
/** A report of an empty history takes two seconds: the kill strikes anywhere from the start to after its end. */
const WITHIN_MS = 2_500;
const OLD = '{"old":true}';

test(`kill -9 at ${KILLS} moments of an export leaves the old file or the whole new one`, async ({
  room,
}) => {
  test.setTimeout(60_000 + KILLS * 15_000);
  const chance = seededChance('kill -9 of a report');
  const profile = await room.profile();
  const folder = await room.profile();
  const out = join(folder, 'r.json');
  const flags = ['--report', '2026-10', '--format', 'json', '--out', out];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await writeFile(out, OLD);
    const { pid, ended } = startReport(profile, flags);
    if (pid === undefined) throw new Error('Electron did not start');
    const deadline = new Promise((resolve) => setTimeout(resolve, chance.between(50, WITHIN_MS)));
    await Promise.race([ended, deadline]);
    await killGroup(pid).catch(() => undefined);
    await ended;
    const text = await readFile(out, 'utf8');
    expect(text === OLD || 'range' in (JSON.parse(text) as object)).toBe(true);
    expect(await readdir(folder)).toEqual(['r.json']);
  }
  const { status, stderr } = await runReport(profile, flags);
  expect(status, stderr).toBe(0);
});
