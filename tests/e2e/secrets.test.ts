import { expect } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournal } from '../../src-main/adapters/level-journal.ts';
import { aDoorMessage } from '../builders/messages.ts';
import { expectConnected } from './support/console.ts';
import { expectQuarantined, goTo, TEXT } from './support/handles.ts';
import { fillSignIn, SECRET, signedIn } from './support/operators.ts';
import { plantedIn } from './support/planted.ts';
import { runReport } from './support/report.ts';
import { test } from './support/room.ts';
import { system } from './support/system.ts';

const ID = 'kexuecheng';
const BROKER_SECRET = 'planted-broker-password-7391';
const WRONG_SECRET = 'planted-wrong-password-5520';
const PERSONAL = {
  face: 'planted-face-8812',
  image: 'planted-image-4417',
  idcard: 'planted-idcard-410101199001011234',
  phone: 'planted-phone-13800138000',
};
const TOKEN = 'Vb5kTn9WqX3hLz7C';
const PLANTED = [SECRET, BROKER_SECRET, WRONG_SECRET, ...Object.values(PERSONAL)];

test('nothing secret and nothing personal is in any file of the profile, in the log, or in the page', async ({
  room,
}) => {
  const passwords = join(await room.profile(), 'passwords');
  await writeFile(passwords, `console:${BROKER_SECRET}\n`);
  await system('mosquitto_passwd', '-U', passwords);
  const guarded = await room.broker({ lines: ['allow_anonymous true', `password_file ${passwords}`] });
  const gateway = await room.gateway(guarded.url, ID);
  const profile = await room.profile();
  const running = await room.console({ profile, flags: ['--lang', 'en'] });
  const { page } = running;
  const { settings } = TEXT.en;
  await signedIn(page);
  await goTo(page, 'settings/general');
  await page.getByLabel(settings.url, { exact: true }).fill(guarded.url);
  await page.getByLabel(settings.username).fill('console');
  await page.getByLabel(settings.password, { exact: true }).fill(BROKER_SECRET);
  await page.getByRole('button', { name: settings.save }).click();
  await expect(page.getByText(TEXT.en.frame.demo.title)).toBeHidden();
  await expectConnected(running);
  await page.keyboard.press('ControlOrMeta+O');
  await fillSignIn(page, 'wang', WRONG_SECRET);
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');

  const door = { id: 'planted', ts: Date.now(), person: TOKEN, ...PERSONAL };
  await gateway.say(aDoorMessage(door));
  // What cannot be read is put aside, and shown to the technician: there, too.
  await gateway.say(aDoorMessage({ ...door, id: 'bad', event: 7 }));
  await goTo(page, `station/${ID}`);
  await expect(page.locator('[data-view="station"]')).toContainText(TEXT.en.words.group.courier, {
    timeout: 20_000,
  });
  await expectQuarantined(page, 1);
  await goTo(page, 'devices');
  const shown = await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(localStorage));
  expect(PLANTED.filter((word) => shown.includes(word))).toEqual([]);
  // A page that falls over leaves no report with what it held.
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await expectConnected(running);
  await running.close();

  expect(PLANTED.filter((word) => running.output().includes(word))).toEqual([]);
  expect((await readdir(profile, { recursive: true })).length).toBeGreaterThan(20);
  expect(await plantedIn(profile, PLANTED)).toEqual([]);
  // Who came is known in main's journal alone.
  expect(await plantedIn(join(profile, 'IndexedDB'), [TOKEN])).toEqual([]);

  const out = join(await room.profile(), 'report.json');
  const today = new Date().toISOString().slice(0, 7);
  expect(await runReport(profile, ['--report', today, '--out', out])).toMatchObject({ status: 0 });
  const report = await readFile(out, 'utf8');
  expect([TOKEN, ...PLANTED].filter((word) => report.includes(word))).toEqual([]);

  // LevelDB may compress what a search of bytes would find.
  const journal = await openJournal(join(profile, 'journal'), {
    info: () => undefined,
    warn: () => undefined,
  });
  const entries = await journal.read(0, 10_000);
  await journal.close();
  const text = entries.map(({ json }) => json).join('\n');
  expect(text).toContain(TOKEN);
  expect(PLANTED.filter((word) => text.includes(word))).toEqual([]);
});
