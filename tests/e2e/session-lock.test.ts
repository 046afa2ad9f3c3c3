import { expect } from '@playwright/test';
import { CLOCK, shiftClock } from './support/clock.ts';
import { goTo, TEXT } from './support/handles.ts';
import { expectOperator, fillSignIn, signedIn } from './support/operators.ts';
import { test } from './support/room.ts';

const MINUTE_MS = 60_000;

test('a session that nobody touches is locked, and the next act asks who it is and goes on', async ({
  room,
}) => {
  const { app, page } = await room.console({ flags: ['--demo', '--lang', 'en'], before: [CLOCK] });
  const jumpTo = (minutes: number): Promise<void> => shiftClock({ app }, minutes * MINUTE_MS);
  const { settings, signIn } = TEXT.en;
  await signedIn(page);
  await goTo(page, 'settings/general');
  const staleAfter = page.getByLabel(settings.staleAfter);
  const save = page.locator('.panel', { has: staleAfter }).getByRole('button', { name: settings.apply });

  // Half an hour in which somebody moved the mouse once is not idle.
  await jumpTo(20);
  await page.mouse.move(300, 300);
  await page.mouse.move(400, 400);
  await jumpTo(40);
  await expectOperator(page, 'wang');
  await page.mouse.move(500, 500);

  await jumpTo(75);
  await expect(page.locator('[data-operator]')).toHaveText(signIn.pillLocked.replace('{{name}}', 'wang'));
  await staleAfter.fill('90');
  await save.click();
  await expect(page.getByRole('dialog')).toContainText(signIn.title.locked);
  await fillSignIn(page, 'wang');
  await expect(page.getByText(settings.applied, { exact: true })).toBeVisible();
  await expectOperator(page, 'wang');
});
