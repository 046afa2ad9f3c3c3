import { expect, test } from '@playwright/test';
import { startConsole } from './support/console.ts';

for (const lang of ['zh-CN', 'en'] as const) {
  test(`the first start shows the demo's three stations live (${lang})`, async () => {
    const { page, close } = await startConsole({ flags: ['--lang', lang] });
    await expect(page.locator('[data-connection]')).toHaveAttribute('data-connection', 'connected');
    await expect(page.locator('[data-station][data-state="online"]')).toHaveCount(3);
    for (const inside of await page.locator('[data-station] [data-field="inside"]').all())
      await expect(inside).toHaveText(/^\d+/);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await close();
  });
}
