import { expect, test } from '@playwright/test';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, type RunOptions } from '../../scripts/lib/run.mjs';
import { allGone, familyOf } from './support/processes.ts';

const PNG_SIGNATURE = '89504e470d0a1a0a';
/** The console is up by then, and its screen was reported once. */
const REPORTED = /the screen shows:\nconnection connected; 3 of 3 stations online/;

/** A machine without a display, whatever the one has that runs this test. */
const headless = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };

const start = (args: readonly string[], options: RunOptions = {}) =>
  run(process.execPath, ['scripts/start.mjs', ...args], { env: headless, ...options });

test.describe('npm start without a display', () => {
  let folder = '';
  test.beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'waystation-start-'));
  });
  test.afterEach(() => rm(folder, { recursive: true, force: true }));

  test('--check waits for live data, says what it saw, and keeps a picture', async () => {
    const picture = join(folder, 'seen/check.png');
    const { code, output } = await start([`--check=${picture}`, '--profile', join(folder, 'profile')]);
    expect(output).toContain('there is no display here');
    expect(output).toMatch(/connection connected; 3 of 3 stations online/);
    expect(output).toMatch(/online, inside \d+/);
    expect((await readFile(picture)).subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
    expect(code).toBe(0);
  });

  test('--check ends with 1 and the reason when the console does not come up', async () => {
    const { code, output } = await start(['--check', '--profile', '/dev/null/not-a-folder']);
    expect(output).toContain('check failed: ');
    expect(output).toContain('not-a-folder');
    expect(code).toBe(1);
  });

  test('tells every few seconds what the screen shows, and takes everything along when stopped', async () => {
    const stop = new AbortController();
    let family: number[] = [];
    const { output } = await start(['--profile', join(folder, 'profile')], {
      signal: stop.signal,
      onOutput: (text) => {
        if (!REPORTED.test(text)) return;
        family = familyOf(process.pid).filter((pid) => pid !== process.pid);
        stop.abort();
      },
    });
    expect(output).toMatch(REPORTED);
    expect(family.length).toBeGreaterThan(2);
    await allGone(family);
  });
});
