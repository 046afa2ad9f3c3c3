import { expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anAlarmMessage } from '../builders/messages.ts';
import { goTo, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test, type Room } from './support/room.ts';

const ID = 'kexuecheng';
const VERIFY = 'out/main/audit-verify.js';

/** What the command says, and how it ends. */
const verify = (path: string): Promise<{ status: number; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [VERIFY, path], (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), said: stdout + stderr }),
    );
  });

/** The audit of a console on which an alarm was acknowledged and the people were corrected, and which has ended. */
async function anAudit(room: Room): Promise<{ folder: string; file: string; lines: string[] }> {
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, ID);
  const profile = await room.profile();
  const running = await room.console({ profile, flags: ['--broker', broker.url, '--lang', 'en'] });
  const { page } = running;
  await gateway.say(anAlarmMessage({ id: 'o-1', ts: Date.now(), priority: 'high', type: 'door-held' }));
  await signedIn(page);
  await goTo(page, 'alarms');
  const row = page.locator(`[data-alarm="${ID}/smoke"]`);
  await row.locator('[data-alarm-action="acknowledge"]').click();
  await expect(row).toHaveAttribute('data-alarm-state', 'acknowledged');
  await goTo(page, 'settings/general');
  const lockAfter = page.getByLabel(TEXT.en.settings.lockAfter);
  await lockAfter.fill('45');
  await page
    .locator('.panel', { has: lockAfter })
    .getByRole('button', { name: TEXT.en.settings.apply })
    .click();
  await expect(page.getByText(TEXT.en.settings.applied, { exact: true })).toBeVisible();
  await running.close();
  const folder = join(profile, 'audit');
  const [name] = (await readdir(folder)).filter((one) => one.endsWith('.jsonl'));
  const file = join(folder, name ?? '');
  return { folder, file, lines: (await readFile(file, 'utf8')).trimEnd().split('\n') };
}

test('what was done is in the audit, and any tampering with a copy of it is found', async ({ room }) => {
  const { folder, file, lines } = await anAudit(room);
  const entries = lines.map((line) => JSON.parse(line) as { action: string; by: string; subject: string });
  expect(entries.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
    'operator-added wang',
    `alarm ${ID}/smoke`,
    expect.stringMatching(/^setting .*lockAfterMin/),
  ]);
  expect(entries.every(({ by }) => by.startsWith('wang@'))).toBe(true);
  expect(await verify(folder)).toMatchObject({ status: 0 });
  expect((await verify(file)).said).toContain('whole: 3 entries');

  const [first = '', second = '', third = ''] = lines;
  for (const [what, tampered] of [
    ['changed', [first, second.replace('wang', 'wong'), third]],
    ['removed', [first, third]],
    ['out-of-order', [first, first, second, third]],
    ['removed', [first, third, second]],
    ['truncated', [first, second]],
    ['malformed', [first, second, third.slice(0, -9)]],
  ] as const) {
    const copy = await room.profile();
    await cp(folder, copy, { recursive: true });
    await writeFile(join(copy, file.slice(folder.length + 1)), `${tampered.join('\n')}\n`);
    const { status, said } = await verify(copy);
    expect(status, what).toBe(1);
    expect(said).toContain(`(${what})`);
  }
  await rm(file);
  expect(await verify(folder)).toMatchObject({ status: 2 });
});

test('the audit is found by day and told in names, and its export is proved elsewhere', async ({ room }) => {
  const { audit } = TEXT.en;
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, ID);
  const { app, page } = await room.console({ flags: ['--broker', broker.url, '--lang', 'en'] });
  await gateway.say(anAlarmMessage({ id: 'o-1', ts: Date.now(), priority: 'high', type: 'door-held' }));
  await signedIn(page);
  await goTo(page, 'alarms');
  const row = page.locator(`[data-alarm="${ID}/smoke"]`);
  await row.locator('[data-alarm-action="acknowledge"]').click();
  await expect(row).toHaveAttribute('data-alarm-state', 'acknowledged');
  await goTo(page, 'settings/audit');
  const deed = page.locator('[data-audit-action="alarm"]');
  await expect(deed).toContainText('Science City Station / smoke');
  await expect(deed).toContainText(`${audit.field.act}: acknowledge`);

  const days = page.getByLabel(audit.days).first();
  const pick = async (from: string, to: string): Promise<void> => {
    await days.fill(from);
    await days.press('Enter');
    await page.keyboard.type(to);
    await page.keyboard.press('Enter');
  };
  await pick('2026-01-01', '2026-01-02');
  await expect(page.getByText(audit.empty)).toBeVisible();
  await page.reload();
  await goTo(page, 'settings/audit');
  await expect(deed).toBeVisible();

  const file = join(await room.profile(), 'audit.jsonl');
  // A person would be asked where to.
  await app.evaluate(({ session }, path) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(path));
  }, file);
  await page.getByRole('button', { name: audit.exportLines }).click();
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain('"action":"alarm"');
  expect((await verify(file)).said).toContain('whole');
});
