import { expect, type Page } from '@playwright/test';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { monthBefore } from '../../src-shared/domain/report/month.ts';
import { anAboutMessage } from '../builders/messages.ts';
import { expectConnected, type RunningConsole } from './support/console.ts';
import { goTo, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test } from './support/room.ts';

const WRITTEN_WITHIN_MS = 60_000;
const text = TEXT.en.reports;

/** The system's dialog for a folder cannot be reached by a test: it answers at once. */
const answerFolder = ({ app }: RunningConsole, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path], bookmarks: [] });
  }, folder);

const openTab = async (page: Page): Promise<void> => {
  await goTo(page, 'reports');
  await page.getByRole('tab', { name: text.tab.months }).click();
};

test('the month before is written into the folder by itself, once, and a folder that is gone is said and tried again', async ({
  room,
}) => {
  test.setTimeout(240_000);
  const broker = await room.broker();
  const flags = ['--broker', broker.url, '--lang', 'en'];
  const running = await room.console({ flags });
  await expectConnected(running);
  const { page, profile } = running;
  await signedIn(page);
  const ledger = await room.ledger(broker.url, { stations: ['kexuecheng'] });
  await ledger.say(anAboutMessage({ id: 'about', ts: Date.now() }, { station: 'kexuecheng' }));
  // It is there, and gone before it is written to.
  const folder = join(await room.profile(), 'reports');
  await answerFolder(running, folder);
  await openTab(page);
  await page.getByRole('button', { name: text.schedule.choose }).click();
  await expect(page.locator('.reports-folder')).toHaveText(folder);
  await page.getByRole('switch', { name: text.schedule.on }).click();
  const failure = page.locator('[data-schedule-failure="folder-missing"]');
  await expect(failure).toBeVisible({ timeout: WRITTEN_WITHIN_MS });

  await mkdir(folder);
  await failure.getByRole('button', { name: text.schedule.retry }).click();
  const last = monthBefore(new Date().toISOString().slice(0, 7));
  const files = [`waystation-${last}.pdf`, `waystation-${last}.xlsx`];
  await expect(page.locator(`[data-schedule-done="${last}"]`)).toBeVisible({ timeout: WRITTEN_WITHIN_MS });
  await expect(failure).toBeHidden();
  expect((await readdir(folder)).toSorted()).toEqual(files);

  // The next start has nothing to make up for.
  await running.close();
  for (const file of files) await rm(join(folder, file));
  const again = await room.console({ flags, profile });
  await expectConnected(again);
  await openTab(again.page);
  await expect(again.page.locator(`[data-schedule-done="${last}"]`)).toBeVisible();
  expect(await readdir(folder)).toEqual([]);
  expect(JSON.parse(await readFile(join(profile, 'report-schedule.json'), 'utf8'))).toMatchObject({
    isOn: true,
    folder,
    done: last,
  });
});
