import { expect } from '@playwright/test';
import { goTo } from './support/handles.ts';
import { fillFirst } from './support/operators.ts';
import { test } from './support/room.ts';
for (const [lang, w, h, light] of [
  ['zh-CN', 1280, 800, false],
  ['en', 1920, 1080, true],
  ['en', 1280, 800, false],
  ['zh-CN', 1920, 1080, true],
] as const)
  test(`shots ${lang} ${w}`, async ({ room }) => {
    const { page, app } = await room.console({ flags: ['--demo', '--lang', lang] });
    await app.evaluate(
      ({ BrowserWindow }, s) => BrowserWindow.getAllWindows()[0]?.setContentSize(s[0] ?? 0, s[1] ?? 0),
      [w, h],
    );
    if (light) await page.locator('.topbar-tools button').nth(2).click();
    await expect(page.locator('[data-station][data-state="online"]')).toHaveCount(3);
    const shot = (n: string) => page.screenshot({ path: `/tmp/op-shots/${lang}-${w}-${n}.png` });
    await page.locator('[data-operator]').click();
    await expect(page.locator('[data-form="first-operator"]')).toBeVisible();
    await page.waitForTimeout(600);
    await shot('first');
    await fillFirst(page, '王芳');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.waitForTimeout(600);
    await shot('overview');
    await goTo(page, 'settings/operators');
    await page.waitForTimeout(600);
    await shot('operators');
    await goTo(page, 'settings/audit');
    await page.locator('[data-audit-proof], .audit-tools button').last().waitFor();
    await page.locator('section .audit-tools').nth(1).locator('button').click();
    await expect(page.locator('[data-audit-proof="whole"]')).toBeVisible();
    await shot('audit');
    await goTo(page, 'settings/general');
    await page.waitForTimeout(600);
    await shot('general');
    await page.keyboard.press('ControlOrMeta+O');
    await page.waitForTimeout(600);
    await shot('switch');
  });
