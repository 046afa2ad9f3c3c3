import { expect, type Locator, type Page } from '@playwright/test';
import { en } from '../../../src-shared/text/en.ts';
import { zhCN } from '../../../src-shared/text/zh-CN.ts';

/** What the window says, by language. */
export const TEXT = { 'zh-CN': zhCN, en } as const;
export const LANGUAGES = ['zh-CN', 'en'] as const;

/** The handles of contract.md. */
export const station = (page: Page, id: string): Locator => page.locator(`[data-station="${id}"]`);

export const field = (page: Page, id: string, name: string): Locator =>
  station(page, id).locator(`[data-field="${name}"]`);

export async function goTo(page: Page, view: string): Promise<void> {
  await page.evaluate((address) => (window.location.hash = address), `#/view/${view}`);
  await expect(page.locator(`[data-view="${view.split('/')[0] ?? ''}"]`)).toBeVisible();
}

/** How many messages were put aside, as the header says. */
export async function expectQuarantined(page: Page, count: number): Promise<void> {
  const pill = page.locator('header a[href="#/view/devices/quarantine"]');
  await expect(pill).toHaveText(new RegExp(`(^|\\D)${count}$`));
}
