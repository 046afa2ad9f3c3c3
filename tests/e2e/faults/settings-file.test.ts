import { expect } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expectConnected } from '../support/console.ts';
import { goTo, LANGUAGES, TEXT } from '../support/handles.ts';
import { signedIn } from '../support/operators.ts';
import { test } from '../support/room.ts';
import { needsRoot, system } from '../support/system.ts';

const TORN = '{"language":"en","broker":{"urls":["mqtts://real.exam';

for (const lang of LANGUAGES) {
  const { settings, frame } = TEXT[lang];

  test(`a settings file that was torn is kept, and the console says that the defaults hold (${lang})`, async ({
    room,
  }) => {
    const profile = await room.profile();
    await writeFile(join(profile, 'settings.json'), TORN);
    const { page } = await room.console({ profile, flags: ['--lang', lang] });
    const notice = page.locator('[data-settings-file="set-aside"]');
    await expect(notice).toContainText(settings.file['set-aside']);
    const [aside = ''] = (await readdir(profile)).filter((name) => name.startsWith('settings.unreadable-'));
    await expect(notice).toContainText(aside);
    expect(await readFile(join(profile, aside), 'utf8')).toBe(TORN);
    await expect(page.getByText(frame.demo.title)).toBeVisible();
  });
}

test('settings that cannot be written hold as they are, and every change is refused with the reason', async ({
  room,
}) => {
  needsRoot('A read-only file');
  const { settings } = TEXT.en;
  const [real, other] = [await room.broker(), await room.broker()];
  const profile = await room.profile();
  const flags = ['--lang', 'en'];
  const first = await room.console({ profile, flags: [...flags, '--broker', real.url] });
  await signedIn(first.page);
  await first.close();
  // Root writes whatever the permissions say; over a mount not even root can rename.
  const file = join(profile, 'settings.json');
  await system('mount', '--bind', '-o', 'ro', file, file);
  const unmount = () => system('umount', file);
  room.atEnd(unmount);

  const second = await room.console({ profile, flags: [...flags, '--broker', real.url] });
  const { page } = second;
  await expectConnected(second);
  await expect(page.locator('[data-settings-file="read-only"]')).toContainText(settings.file['read-only-do']);
  await signedIn(page);
  await goTo(page, 'settings/general');
  const staleAfter = page.getByLabel(settings.staleAfter);
  await staleAfter.fill('60');
  await page.locator('.panel', { has: staleAfter }).getByRole('button', { name: settings.apply }).click();
  await expect(page.getByText(settings.refusal['not-written'])).toBeVisible();

  await page.getByLabel(settings.url, { exact: true }).fill(other.url);
  await page.getByRole('button', { name: settings.save }).click();
  await expect(page.locator('.outcome')).toContainText(settings.refusal['not-written']);
  // All is as it was, and still live.
  await expect(page.locator('[data-connection]')).toContainText(new URL(real.url).host);
  await expectConnected(second);
});
