import { expect } from '@playwright/test';
import { expectConnected } from './support/console.ts';
import { LANGUAGES, station, TEXT } from './support/handles.ts';
import { fillFirst } from './support/operators.ts';
import { test } from './support/room.ts';

for (const lang of LANGUAGES) {
  const { frame, settings } = TEXT[lang];

  test(`the first start shows the demo's three stations live (${lang})`, async ({ room }) => {
    const { page } = await room.console({ flags: ['--lang', lang] });
    await expect(page.locator('[data-connection]')).toHaveAttribute('data-connection', 'connected');
    await expect(page.locator('[data-station][data-state="online"]')).toHaveCount(3);
    for (const inside of await page.locator('[data-station] [data-field="inside"]').all())
      await expect(inside).toHaveText(/^\d+/);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.getByText(frame.demo.title)).toBeVisible();
  });

  test(`one button leads from the demo to a real broker, which stays over a restart (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    await room.gateway(broker.url, 'kexuecheng');
    const options = { profile: await room.profile(), flags: ['--lang', lang] };
    const first = await room.console(options);
    const { page } = first;
    await page.getByRole('link', { name: frame.demo.connect }).click();
    await expect(page.locator('[data-view="settings"]')).toBeVisible();
    await page.getByLabel(settings.url, { exact: true }).fill(broker.url);
    await page.getByRole('button', { name: settings.save }).click();
    // The first thing that is done here, and so the first who may.
    await fillFirst(page, 'wang');

    await expect(page.getByText(frame.demo.title)).toBeHidden();
    await expectConnected(first);
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-station]')).toHaveCount(1);
    await expect(station(page, 'kexuecheng')).toHaveAttribute('data-state', 'online');
    await first.close();

    const second = await room.console(options);
    await expectConnected(second);
    await expect(station(second.page, 'kexuecheng')).toHaveAttribute('data-state', 'online');
    await expect(second.page.locator('[data-station]')).toHaveCount(1);
  });
}

test('the language is changed at once, and kept', async ({ room }) => {
  const options = { profile: await room.profile(), flags: ['--demo'] };
  const first = await room.console(options);
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await first.page.getByRole('button', { name: TEXT['zh-CN'].frame.language }).click();
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(first.page.getByText(TEXT.en.frame.demo.title)).toBeVisible();
  await first.close();
  const second = await room.console(options);
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'en');
});
