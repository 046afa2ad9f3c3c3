import { expect } from '@playwright/test';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { certificates } from './support/certificates.ts';
import { expectConnected } from './support/console.ts';
import { goTo, TEXT } from './support/handles.ts';
import { startKeyStore } from './support/key-store.ts';
import { signedIn } from './support/operators.ts';
import { plantedIn } from './support/planted.ts';
import { test } from './support/room.ts';

const REAL_KEY_STORE = fileURLToPath(new URL('support/real-key-store.cjs', import.meta.url));
const PASSWORD = 'planted-password-in-the-key-store';

test('password and key go through a real key store: their file may go, and they are in no file of the profile', async ({
  room,
}) => {
  const env = await startKeyStore(room);
  const { folder, ca, cert, key } = await certificates(room, 'kexuecheng');
  const { url } = await room.broker({ certificates: folder });
  const secrets = [
    PASSWORD,
    ...(await readFile(key, 'utf8')).split('\n').filter((line) => /^[\w+/=]{20,}/.test(line)),
  ];
  expect(secrets.length).toBeGreaterThan(2);
  const { settings, problem } = TEXT.en;
  const profile = await room.profile();
  const options = { profile, flags: ['--lang', 'en', '--name', 'control-1'], before: [REAL_KEY_STORE] };

  const first = await room.console({ ...options, env });
  const { page } = first;
  await signedIn(page);
  await goTo(page, 'settings/general');
  await expect(page.getByText(settings.keyFileHint)).toBeVisible();
  await expect(page.getByText(settings.noSecrets)).toBeHidden();
  await page.getByLabel(settings.url, { exact: true }).fill(url);
  await page.getByLabel(settings.username).fill('console');
  await page.getByLabel(settings.password, { exact: true }).fill(PASSWORD);
  await page.getByLabel(settings.caFile, { exact: true }).fill(ca);
  await page.getByLabel(settings.certFile, { exact: true }).fill(cert);
  await page.getByLabel(settings.keyFile, { exact: true }).fill(key);
  await page.getByRole('button', { name: settings.save }).click();
  await expect(page.getByText(TEXT.en.frame.demo.title)).toBeHidden();
  await expectConnected(first);
  await first.close();
  await rm(key);
  expect(await plantedIn(profile, secrets)).toEqual([]);

  const second = await room.console({ ...options, env });
  await expectConnected(second);
  await goTo(second.page, 'settings/general');
  await expect(second.page.getByPlaceholder(settings.passwordKept)).toHaveCount(2);
  await second.close();
  expect(await plantedIn(profile, secrets)).toEqual([]);

  // Without that key ring nothing is lost and nothing goes on in silence: it is said what is missing.
  const third = await room.console(options);
  await expect(third.page.locator('.lost')).toContainText(problem['tls-files']);
});
