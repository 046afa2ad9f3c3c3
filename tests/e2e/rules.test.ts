import { expect, type Page } from '@playwright/test';
import { aDoorMessage, anEnvMessage, aPeopleMessage } from '../builders/messages.ts';
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

for (const lang of LANGUAGES) {
  const { alarmRules, audit, words } = TEXT[lang];
  const title = `${words.alarmType.temperature} · ${alarmRules.side.above}`;

  test(`a rule is copied, rings by its own limit, and is deleted: its alarm returns, which is audited (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const { page } = await room.console({ flags: ['--lang', lang, '--broker', broker.url] });
    await signedIn(page);
    await expect(page.locator('[data-connection="connected"]')).toBeVisible();
    const gateway = await room.gateway(broker.url, ID);
    await openRules(page, lang);

    await page.getByRole('button', { name: `${title}: ${alarmRules.copy}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(alarmRules.add.id).fill('too-hot');
    await dialog.getByRole('button', { name: alarmRules.add.make }).click();
    await expect(dialog.getByText(alarmRules.add.idTaken)).toBeVisible();
    await dialog.getByLabel(alarmRules.add.id).fill('warm');
    await dialog.getByRole('button', { name: alarmRules.add.make }).click();
    await expect(dialog).toBeHidden();

    const warm = page.locator('[data-rule="warm"]');
    await expect(warm).toBeVisible();
    await page.getByLabel(`${title} · warm: ${alarmRules.column.threshold}`).fill('28');
    await page.getByLabel(`${title} · warm: ${alarmRules.column.onDelayS}`).fill('0');
    await page.getByLabel(`${title} · warm: ${alarmRules.column.offDelayS}`).fill('0');
    await page.getByRole('button', { name: alarmRules.save }).click();
    await expect(page.getByText(alarmRules.note.saved)).toBeVisible();

    await gateway.say(anEnvMessage({ ts: Date.now(), c: 30 }));
    await goTo(page, 'alarms');
    await page.getByText(TEXT[lang].alarms.tab.list, { exact: true }).click();
    const row = page.locator(`[data-alarm="${ID}/console-warm"]`);
    await expect(row).toHaveAttribute('data-alarm-state', 'unacknowledged');
    await expect(page.locator(`[data-alarm="${ID}/console-too-hot"]`)).toHaveCount(0);

    await openRules(page, lang);
    await page.getByRole('button', { name: `${title} · warm: ${alarmRules.remove}` }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: alarmRules.remove }).click();
    await expect(warm).toHaveCount(0);
    await page.getByRole('button', { name: alarmRules.save }).click();
    await expect(page.getByText(alarmRules.note.saved)).toBeVisible();
    await page.getByText(TEXT[lang].alarms.tab.list, { exact: true }).click();
    await expect(row).toHaveAttribute('data-alarm-state', 'returned-unacknowledged');
    await row.locator('[data-alarm-action="acknowledge"]').click();
    await expect(row).toHaveAttribute('data-alarm-state', 'normal');

    await goTo(page, 'settings/audit');
    await expect(page.locator('[data-view="settings"]')).toContainText(`${audit.field.removed}: warm`);
  });
}

test('a rule is added, with all that its kind has, and working hours decide when it watches', async ({
  room,
}) => {
  const lang = 'zh-CN';
  const { alarmRules, settings, words } = TEXT[lang];
  const broker = await room.broker();
  const { page } = await room.console({ flags: ['--lang', lang, '--broker', broker.url] });
  await signedIn(page);
  const gateway = await room.gateway(broker.url, ID);
  await openRules(page, lang);
  await page.getByRole('button', { name: alarmRules.add.button }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(alarmRules.add.id).fill('chilly');
  await dialog.getByRole('button', { name: alarmRules.add.make }).click();
  // It is opened for what the table has no place for.
  const detail = page.locator('.rule-detail');
  await expect(detail).toBeVisible();
  await detail.getByLabel(alarmRules.kind.side, { exact: true }).click();
  await page.locator('.ant-select-item-option').getByText(alarmRules.side.below).click();
  await detail.getByText(alarmRules.schedule.within, { exact: true }).click();
  const chilly = `${words.alarmType.temperature} · ${alarmRules.side.below} · chilly`;
  await page.getByLabel(`${chilly}: ${alarmRules.column.onDelayS}`).fill('0');
  await page.getByLabel(`${chilly}: ${alarmRules.column.offDelayS}`).fill('0');
  await page.getByLabel(`${chilly}: ${alarmRules.column.threshold}`).fill('10');
  await page.getByRole('button', { name: alarmRules.save }).click();
  await expect(page.getByText(alarmRules.note.saved)).toBeVisible();

  // Whatever day it is: nobody works here.
  const setDays = async (check: boolean): Promise<void> => {
    await goTo(page, 'settings');
    const panel = page.locator('section.panel').filter({ hasText: settings.hoursText });
    const usual = panel.getByRole('group', { name: settings.hoursUsual, exact: true }).first();
    for (const box of await usual.getByRole('checkbox').all()) await box.setChecked(check);
    // From and to the same: the whole day.
    const from = usual.getByRole('combobox', { name: words.times.from, exact: true });
    await from.fill('18:00');
    await from.press('Enter');
    await panel.getByRole('button', { name: settings.apply }).click();
    await expect(panel.getByText(settings.applied, { exact: true })).toBeVisible();
  };
  await setDays(false);
  const cold = (): Promise<void> => gateway.say(anEnvMessage({ ts: Date.now(), c: 8 }));
  await cold();
  const row = page.locator(`[data-alarm="${ID}/console-chilly"]`);
  await setDays(true);
  await cold();
  await goTo(page, 'alarms');
  await page.getByText(TEXT[lang].alarms.tab.list, { exact: true }).click();
  await expect(row).toHaveAttribute('data-alarm-state', 'unacknowledged');
  await setDays(false);
  await goTo(page, 'alarms');
  await expect(row).toHaveAttribute('data-alarm-state', 'returned-unacknowledged');
});

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
