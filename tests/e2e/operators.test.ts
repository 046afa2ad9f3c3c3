import { expect } from '@playwright/test';
import { anAlarmMessage } from '../builders/messages.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import {
  changeSecret,
  expectOperator,
  fillFirst,
  fillSignIn,
  form,
  SECRET,
  signedIn,
} from './support/operators.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';

for (const lang of LANGUAGES) {
  test(`watching asks nobody; the first act makes the first administrator and goes on (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const gateway = await room.gateway(broker.url, ID);
    const { page } = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    await gateway.say(anAlarmMessage({ id: 'o-1', ts: Date.now(), priority: 'high', type: 'door-held' }));
    await goTo(page, 'alarms');
    const row = page.locator(`[data-alarm="${ID}/smoke"]`);
    await expect(row).toHaveAttribute('data-alarm-state', 'unacknowledged');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectOperator(page, '');

    await row.locator('[data-alarm-action="acknowledge"]').click();
    await expect(page.getByRole('dialog')).toContainText(TEXT[lang].signIn.first);
    await expect(form(page, 'first-operator').locator('[name="operator"]')).toBeFocused();
    await fillFirst(page, '王芳');
    await expect(row).toHaveAttribute('data-alarm-state', 'acknowledged');
    await expectOperator(page, '王芳');
    await expect(page.locator(`[data-alarm-card="${ID}/smoke"]`)).toContainText('王芳');
  });

  test(`a role that may not is told so, and another operator takes over by one key (${lang})`, async ({
    room,
  }) => {
    const { page } = await room.console({ flags: ['--demo', '--lang', lang] });
    await signedIn(page);
    await goTo(page, 'settings/operators');
    const words = TEXT[lang];
    await page.getByRole('button', { name: words.operators.add }).click();
    const added = page.locator('[data-form="operator"]');
    await added.locator('[name="operator"]').fill('li');
    await added.locator('[name="secret"]').fill('given secret');
    await added.locator('[name="secretAgain"]').fill('given secret');
    await page.getByRole('dialog').getByRole('button', { name: words.operators.save }).click();
    await expect(page.locator('[data-operator-row="li"]')).toContainText(words.operators.mustChange);

    await page.keyboard.press('ControlOrMeta+O');
    await expect(form(page, 'sign-in').locator('[name="operator"]')).toBeFocused();
    await fillSignIn(page, 'li', 'given secret');
    await expectOperator(page, 'li');
    await changeSecret(page, 'given secret');

    await goTo(page, 'settings/general');
    await goTo(page, 'settings/audit');
    await expect(page.getByRole('tabpanel').getByRole('alert')).toContainText(words.access['not-permitted']);
  });
}

for (const lang of LANGUAGES)
  test(`at 1280 px the top bar has room for the connection, whoever is signed in (${lang})`, async ({
    room,
  }) => {
    const { app, page } = await room.console({ flags: ['--demo', '--lang', lang] });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800));
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1280);
    const pill = page.locator('[data-connection="connected"]');
    const clippedPx = (): Promise<number> => pill.evaluate((shown) => shown.scrollWidth - shown.clientWidth);
    const overflowPx = (): Promise<number> =>
      page.locator('.topbar').evaluate((bar) => bar.scrollWidth - bar.clientWidth);
    expect([await clippedPx(), await overflowPx()]).toEqual([0, 0]);
    await signedIn(page, 'Alexandra Constantinescu');
    expect([await clippedPx(), await overflowPx()]).toEqual([0, 0]);
  });

test('a wrong password is refused, the fourth in a row waits, and a restart forgets neither', async ({
  room,
}) => {
  const profile = await room.profile();
  const first = await room.console({ profile, flags: ['--demo', '--lang', 'en'] });
  await signedIn(first.page);
  await first.close();

  const { page } = await room.console({ profile, flags: ['--demo', '--lang', 'en'] });
  await expectOperator(page, '');
  const { refusal } = TEXT.en.operators;
  const said = page.getByRole('dialog').getByRole('alert');
  const tryWith = async (secret: string): Promise<void> => {
    await page.locator('[data-operator]').click();
    await fillSignIn(page, 'wang', secret);
    await expect(said).toBeVisible();
  };
  for (let tries = 1; tries <= 4; tries += 1) {
    await tryWith(`wrong ${String(tries)}`);
    await expect(said).toContainText(refusal.wrong);
    await page.keyboard.press('Escape');
    await expect(said).toBeHidden();
  }
  await tryWith(SECRET);
  await expect(said).toContainText(refusal.delayed);
  await expect(form(page, 'sign-in')).toBeVisible();
});

test('the audit tells what was done and is proved whole', async ({ room }) => {
  const { page } = await room.console({ flags: ['--demo', '--lang', 'en'] });
  await signedIn(page);
  await goTo(page, 'settings/audit');
  await expect(page.locator('[data-audit-action="operator-added"]')).toContainText('wang');
  await page.getByRole('button', { name: TEXT.en.audit.verify }).click();
  await expect(page.locator('[data-audit-proof="whole"]')).toBeVisible();
});
