import { expect, type Page } from '@playwright/test';
import { aDoorMessage } from '../builders/messages.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

async function openRule(page: Page, lang: (typeof LANGUAGES)[number], rule: string): Promise<void> {
  await goTo(page, 'alarms');
  await page.getByText(TEXT[lang].alarms.tab.rules, { exact: true }).click();
  await page.locator(`[data-rule="${rule}"] .ant-table-row-expand-icon`).click();
}

for (const lang of LANGUAGES) {
  const { alarmRules, words } = TEXT[lang];
  const { backTest } = alarmRules;

  test(`a rule is tried on the past before it is saved, and once more when it was changed (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const { page } = await room.console({ flags: ['--lang', lang, '--broker', broker.url] });
    const gateway = await room.gateway(broker.url, ID);
    await expect(page.locator(`[data-station="${ID}"]`)).toHaveAttribute('data-state', 'online');
    const openedMs = Date.now() - 50 * HOUR_MS;
    // The door stood open twice: for ten minutes, and for one.
    const door = (id: string, event: 'opened' | 'closed', afterMinutes: number): Promise<void> =>
      gateway.say(aDoorMessage({ id, ts: openedMs + afterMinutes * MINUTE_MS, event }));
    await door('d1', 'opened', 0);
    await door('d2', 'closed', 10);
    await door('d3', 'opened', 60);
    await door('d4', 'closed', 61);

    await openRule(page, lang, 'door-held');
    const run = page.getByRole('button', { name: backTest.run });
    const result = page.locator('[data-back-test="ready"]');
    const count = (n: number): string => backTest.count.replace('{{n}}', String(n));
    // What was sent is in the history within moments: asked again until it is.
    await expect(async () => {
      await run.click();
      await expect(result.getByText(count(1), { exact: true })).toBeVisible({ timeout: 2_000 });
    }).toPass();

    const delay = page.getByLabel(`${words.alarmType['door-held']}: ${alarmRules.column.onDelayS}`);
    await delay.fill('30');
    await expect(result.getByText(backTest.outdated)).toBeVisible();
    await run.click();
    await expect(result.getByText(count(2), { exact: true })).toBeVisible();
    await expect(result.getByText(backTest.outdated)).toBeHidden();

    await page.locator('[data-rule="broker-lost"] .ant-table-row-expand-icon').click();
    await expect(page.getByText(backTest.cannot)).toBeVisible();
  });

  test(`what is edited waits to be saved, also over another view and a new page (${lang})`, async ({
    room,
  }) => {
    const { page } = await room.console({ flags: ['--demo', '--lang', lang] });
    await openRule(page, lang, 'door-held');
    const schedule = (kind: 'always' | 'times') =>
      page.locator('.rule-detail').getByRole('radio', { name: alarmRules.schedule[kind] });
    await page.locator('.rule-detail').getByText(alarmRules.schedule.times, { exact: true }).click();
    await expect(page.locator('[data-unsaved]')).toBeVisible();
    await goTo(page, 'overview');
    await page.reload();
    await openRule(page, lang, 'door-held');
    await expect(page.getByText(alarmRules.note.kept)).toBeVisible();
    await expect(schedule('times')).toBeChecked();

    for (const box of await page.locator('.rule-detail').getByRole('checkbox').all()) await box.uncheck();
    await expect(page.getByText(alarmRules.problem['no-days'])).toBeVisible();
    await expect(page.getByRole('button', { name: alarmRules.save })).toBeDisabled();

    await page.getByRole('button', { name: alarmRules.discard }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: alarmRules.discard }).click();
    await expect(schedule('always')).toBeChecked();
    await expect(page.locator('[data-unsaved]')).toBeHidden();
  });
}
