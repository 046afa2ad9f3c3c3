import { expect, type Page } from '@playwright/test';
import { aPeopleMessage, aDoorMessage } from '../builders/messages.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';

async function openRules(page: Page, lang: (typeof LANGUAGES)[number]): Promise<void> {
  await goTo(page, 'alarms');
  await page.getByText(TEXT[lang].alarms.tab.rules, { exact: true }).click();
  await expect(page.locator('[data-rule="overcrowded"]')).toBeVisible();
}

for (const lang of LANGUAGES) {
  const { alarmRules, words } = TEXT[lang];
  const name = words.alarmType.overcrowded;

  test(`a rule that is edited watches at once, and after a restart (${lang})`, async ({ room }) => {
    const broker = await room.broker();
    const options = { profile: await room.profile(), flags: ['--lang', lang, '--broker', broker.url] };
    const first = await room.console(options);
    const { page } = first;
    const gateway = await room.gateway(broker.url, ID);
    await signedIn(page);
    await openRules(page, lang);
    await page.getByLabel(`${name}: ${alarmRules.column.onDelayS}`).fill('0');
    await page.locator('[data-rule="overcrowded"] .ant-table-row-expand-icon').click();
    await page.getByLabel(alarmRules.deadband).fill('3');
    await page.getByRole('button', { name: alarmRules.save }).click();
    await expect(page.getByText(alarmRules.note.saved)).toBeVisible();

    await gateway.say(aPeopleMessage({ id: 'crowd', ts: Date.now(), in: 27, out: 0, inside: 27 }));
    await goTo(page, 'overview');
    await goTo(page, 'alarms');
    const row = page.locator(`[data-alarm="${ID}/console-overcrowded"]`);
    await expect(row).toHaveAttribute('data-alarm-state', 'unacknowledged');
    await expect(row).toHaveAttribute('data-priority', 'medium');

    await first.close();
    const second = await room.console(options);
    await openRules(second.page, lang);
    await expect(second.page.getByLabel(`${name}: ${alarmRules.column.onDelayS}`)).toHaveValue('0');
    await second.page.locator('[data-rule="overcrowded"] .ant-table-row-expand-icon').click();
    await expect(second.page.getByLabel(alarmRules.deadband)).toHaveValue('3');
  });
}

test('a forced door rings by itself, latches, and is over when it is acknowledged and reset', async ({
  room,
}) => {
  const broker = await room.broker();
  const { page } = await room.console({ flags: ['--lang', 'en', '--broker', broker.url] });
  await signedIn(page);
  // Nothing keeps a door event for who is not there yet.
  await expect(page.locator('[data-connection="connected"]')).toBeVisible();
  const gateway = await room.gateway(broker.url, ID);
  await gateway.say(aDoorMessage({ id: 'd1', ts: Date.now(), event: 'forced' }));
  await goTo(page, 'alarms');
  const row = page.locator(`[data-alarm="${ID}/console-door-forced"]`);
  await expect(row).toHaveAttribute('data-alarm-state', 'unacknowledged');
  await gateway.say(aDoorMessage({ id: 'd2', ts: Date.now(), event: 'closed' }));
  await expect(row).toHaveAttribute('data-alarm-state', 'latched-unacknowledged');
  await row.locator('[data-alarm-action="acknowledge"]').click();
  await expect(row).toHaveAttribute('data-alarm-state', 'latched-acknowledged');
  await row.locator('[data-alarm-action="reset"]').click();
  await expect(row).toHaveAttribute('data-alarm-state', 'normal');
});

test('a file that holds no rules changes nothing', async ({ room }) => {
  const { page } = await room.console({ flags: ['--demo', '--lang', 'en'] });
  await openRules(page, 'en');
  const buffer = Buffer.from('{"format":1,"revision":0,"rules":[{"id":"../x"}]}');
  const file = { name: 'rules.json', mimeType: 'application/json', buffer };
  await page.locator('input[type="file"]').setInputFiles(file);
  await expect(page.getByText('That is no file of rules')).toBeVisible();
  await expect(page.getByRole('button', { name: TEXT.en.alarmRules.save })).toBeDisabled();
  await expect(page.locator('[data-rule="broker-lost"]')).toBeVisible();
});
