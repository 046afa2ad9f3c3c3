import { expect } from '@playwright/test';
import { goTo, TEXT } from './support/handles.ts';
import { test } from './support/room.ts';

test('every view is reached and left by keys alone', async ({ room }) => {
  const broker = await room.broker();
  const { page } = await room.console({ flags: ['--lang', 'en', '--broker', broker.url] });
  for (const id of ['baisha', 'kexuecheng', 'longzihu']) await room.gateway(broker.url, id);
  const stations = page.locator('[data-station]');
  await expect(stations).toHaveCount(3);
  for (const [key, view] of [
    ['2', 'alarms'],
    ['3', 'reports'],
    ['4', 'devices'],
    ['5', 'trends'],
    ['6', 'replay'],
    ['7', 'settings'],
    ['1', 'overview'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.locator(`[data-view="${view}"]`)).toBeVisible();
  }

  await page.keyboard.press('/');
  await expect(page.getByPlaceholder(TEXT.en.overview.searchHint)).toBeFocused();
  await page.keyboard.type('longzi');
  await expect(stations).toHaveCount(1);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await expect(stations).toHaveCount(3);

  await stations.first().getByRole('link').focus();
  await page.keyboard.press('ArrowRight');
  await expect(stations.nth(1).getByRole('link')).toBeFocused();
  const id = (await stations.nth(1).getAttribute('data-station')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-view="station"]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator(`[data-station="${id}"]`).getByRole('link')).toBeFocused();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText(TEXT.en.frame.keys.title);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the tabulator key goes round all controls of the settings and shows where it is', async ({ room }) => {
  const { page } = await room.console({ flags: ['--lang', 'en', '--demo'] });
  await goTo(page, 'settings');
  const test = page.getByRole('button', { name: TEXT.en.settings.test });
  await page.getByLabel(TEXT.en.settings.url, { exact: true }).focus();
  const isThere = (): Promise<boolean> => test.evaluate((button) => button === document.activeElement);
  for (let steps = 0; steps < 12 && !(await isThere()); steps += 1) await page.keyboard.press('Tab');
  await expect(test).toBeFocused();
  const outline = await test.evaluate((button) => getComputedStyle(button).outlineStyle);
  expect(outline).not.toBe('none');
});
