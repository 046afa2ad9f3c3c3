import { expect, type Page } from '@playwright/test';

/** Opens a view of the past at an address that says what it shows. */
export async function openPast(
  page: Page,
  view: 'trends' | 'replay',
  asked: Readonly<Record<string, string | number>>,
): Promise<void> {
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  await page.evaluate((hash) => (window.location.hash = hash), `#/view/${view}?${query.toString()}`);
  await expect(page.locator(`[data-view="${view}"]`)).toBeVisible();
}
