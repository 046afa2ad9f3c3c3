import { expect } from '@playwright/test';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test } from './support/room.ts';

const NAMES = { 'zh-CN': '北线', en: 'North line' } as const;

for (const lang of LANGUAGES)
  test(`a group is made, and chosen where stations are (${lang})`, async ({ room }) => {
    const { page } = await room.console({ flags: ['--demo', '--lang', lang] });
    await signedIn(page);
    const { groups, apply, applied } = TEXT[lang].settings;
    const name = NAMES[lang];
    await expect(page.locator('[data-station]')).toHaveCount(3);

    await goTo(page, 'settings/groups');
    const form = page.locator('[data-form="groups"]');
    await expect(form).toContainText(groups.empty);
    await form.getByRole('button', { name: groups.add }).click();
    const row = form.locator('[data-group]');
    await row.getByRole('combobox').click();
    for (const number of [0, 1]) await page.locator('.ant-select-item-option').nth(number).click();
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: apply }).click();
    await expect(form).toContainText(groups.nameNeeded);
    await row.getByRole('textbox').fill(name);
    await form.getByRole('button', { name: apply }).click();
    await expect(form.getByRole('status')).toHaveText(applied);

    await goTo(page, 'overview');
    await page.getByRole('combobox', { name: groups.all }).click();
    await page.getByTitle(name).click();
    await expect(page.locator('[data-station]')).toHaveCount(2);
    await page.locator('[data-bulk="lights-off"]').click();
    await page.locator('[data-confirm="lights-off"]').click();
    await expect(page.locator('[data-bulk-total]')).toBeVisible();
    await page.keyboard.press('Escape');

    await goTo(page, 'reports');
    await page.getByRole('combobox', { name: TEXT[lang].reports.stations }).click();
    await page.locator('.ant-select-item-option', { hasText: name }).click();
    await page.keyboard.press('Escape');
    await expect(page.locator('.reports-stations .ant-select-selection-item-remove')).toHaveCount(2);

    await goTo(page, 'settings/audit');
    await expect(page.locator('[data-audit-action="setting"]').first()).toContainText(name);

    await goTo(page, 'settings/groups');
    await form.getByRole('button', { name: groups.remove }).click();
    await form.getByRole('button', { name: apply }).click();
    await expect(form.getByRole('status')).toHaveText(applied);
    await goTo(page, 'overview');
    await expect(page.locator('[data-station]')).toHaveCount(3);
    await expect(page.getByRole('combobox', { name: groups.all })).toHaveCount(0);
  });
