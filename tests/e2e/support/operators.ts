import { expect, type Locator, type Page } from '@playwright/test';

export const SECRET = 'correct horse';

export const form = (page: Page, name: 'sign-in' | 'first-operator'): Locator =>
  page.locator(`[data-form="${name}"]`);

export async function fillFirst(page: Page, operator: string): Promise<void> {
  const first = form(page, 'first-operator');
  await first.locator('[name="operator"]').fill(operator);
  await first.locator('[name="secret"]').fill(SECRET);
  await first.locator('[name="secretAgain"]').fill(SECRET);
  await first.locator('[name="secretAgain"]').press('Enter');
}

export async function fillSignIn(page: Page, operator: string, secret = SECRET): Promise<void> {
  const signIn = form(page, 'sign-in');
  await signIn.locator('[name="operator"]').fill(operator);
  await signIn.locator('[name="secret"]').fill(secret);
  await signIn.locator('[name="secret"]').press('Enter');
}

export const expectOperator = (page: Page, name: string): Promise<void> =>
  expect(page.locator('[data-operator]')).toHaveAttribute('data-operator', name);

/** The form that asks for a password of one's own where an administrator gave the present one. */
export async function changeSecret(page: Page, given: string, next = SECRET): Promise<void> {
  const change = page.locator('[data-form="change-secret"]');
  await change.locator('[name="secret"]').fill(given);
  await change.locator('[name="next"]').fill(next);
  await change.locator('[name="nextAgain"]').fill(next);
  await change.locator('[name="nextAgain"]').press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Somebody who may do everything: the first administrator of a new profile, or he again after a restart. */
export async function signedIn(page: Page, operator = 'wang'): Promise<void> {
  await page.locator('[data-operator]').click();
  const first = form(page, 'first-operator');
  await expect(first.or(form(page, 'sign-in'))).toBeVisible();
  if (await first.isVisible()) await fillFirst(page, operator);
  else await fillSignIn(page, operator);
  await expectOperator(page, operator);
  await expect(page.getByRole('dialog')).toBeHidden();
}
