import { expect, type Page } from '@playwright/test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { aPeopleMessage } from '../builders/messages.ts';
import { expectConnected, type RunningConsole } from './support/console.ts';
import { answerDialogs } from './support/dialogs.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { readHistory } from './support/history.ts';
import { signedIn } from './support/operators.ts';
import { test } from './support/room.ts';

type Lang = (typeof LANGUAGES)[number];

const STATION = 'kexuecheng';
const VISITS = 25;
const PASSPHRASE = 'correct horse battery';
/** A second is usual; the rest is for a busy machine. */
const WITHIN_MS = 60_000;

const idsIn = async (running: RunningConsole): Promise<readonly string[]> =>
  ((await readHistory(running)) ?? []).map(({ id }) => id).filter((id) => id.startsWith('visit-'));

async function openStorage(page: Page): Promise<void> {
  await goTo(page, 'settings/storage');
  await expect(page.locator('[data-storage="ready"]')).toBeVisible({ timeout: WITHIN_MS });
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function backUp({ page }: RunningConsole, lang: Lang): Promise<void> {
  const text = TEXT[lang].storage;
  const panel = page.locator('[data-backup]');
  await panel.locator('#backup-encrypt').click();
  await panel.getByLabel(text.passphrase, { exact: true }).first().fill(PASSPHRASE);
  await panel.getByLabel(text.passphraseAgain, { exact: true }).first().fill(PASSPHRASE);
  await button(page, text.makeNow).click();
  await expect(page.locator('[data-backup-outcome="ok"]')).toBeVisible({ timeout: WITHIN_MS });
}

async function restore({ page }: RunningConsole, lang: Lang): Promise<void> {
  const text = TEXT[lang].storage;
  await button(page, text.choose).click();
  const passphrase = page.locator('#restore-passphrase');
  await passphrase.fill('another passphrase');
  await button(page, text.check).click();
  const problem = page.locator('[data-restore-problem="wrong-passphrase"]');
  await expect(problem).toContainText(text.problem['wrong-passphrase'], { timeout: WITHIN_MS });
  await passphrase.fill(PASSPHRASE);
  await button(page, text.check).click();
  await expect(page.locator('[data-restore-checked="whole"]')).toBeVisible({ timeout: WITHIN_MS });
  await button(page, text.prepare).click();
  await page.locator('.ant-popconfirm .ant-btn-primary').click();
  await expect(page.locator('[data-restore="staged"]')).toContainText(text.staged, { timeout: WITHIN_MS });
}

for (const lang of LANGUAGES)
  test(`what was backed up is all there again after a restore on another profile (${lang})`, async ({
    room,
  }) => {
    test.setTimeout(240_000);
    const broker = await room.broker();
    const folder = await room.profile();
    const file = join(folder, 'all.waystation');
    const flags = ['--lang', lang, '--broker', broker.url];
    const first = await room.console({ flags });
    await expectConnected(first);
    const gateway = await room.gateway(broker.url, STATION);
    for (let visit = 1; visit <= VISITS; visit += 1)
      await gateway.say(aPeopleMessage({ id: `visit-${String(visit)}`, ts: Date.now() }));
    await expect.poll(async () => (await idsIn(first)).length, { timeout: WITHIN_MS }).toBe(VISITS);
    const before = await idsIn(first);
    await signedIn(first.page);
    await openStorage(first.page);
    await answerDialogs(first, { save: file });
    await backUp(first, lang);
    expect(await readdir(folder)).toEqual(['all.waystation']);
    await first.close();

    // Another broker, where nobody speaks: what is seen then comes from the backup.
    const silent = await room.broker();
    const profile = await room.profile();
    const elsewhere = ['--lang', lang, '--broker', silent.url];
    const second = await room.console({ flags: elsewhere, profile });
    await signedIn(second.page, 'li');
    await openStorage(second.page);
    await answerDialogs(second, { open: file });
    await restore(second, lang);
    await second.close();

    const third = await room.console({ flags: elsewhere, profile });
    await expect.poll(() => idsIn(third), { timeout: WITHIN_MS }).toEqual(before);
    await signedIn(third.page, 'wang');
    await goTo(third.page, 'settings/audit');
    await expect(third.page.getByRole('cell', { name: TEXT[lang].audit.action.restored })).toBeVisible();
    expect(await readdir(profile)).not.toContain('history-import');
  });
