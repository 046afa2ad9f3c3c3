import { expect } from '@playwright/test';
import { test } from './support/room.ts';

for (const lang of ['zh-CN', 'en'] as const) {
  test(`the first start shows the demo's three stations live (${lang})`, async ({ room }) => {
    const { page } = await room.console({ flags: ['--lang', lang] });
    await expect(page.locator('[data-connection]')).toHaveAttribute('data-connection', 'connected');
    await expect(page.locator('[data-station][data-state="online"]')).toHaveCount(3);
    for (const inside of await page.locator('[data-station] [data-field="inside"]').all())
      await expect(inside).toHaveText(/^\d+/);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
  });
}
