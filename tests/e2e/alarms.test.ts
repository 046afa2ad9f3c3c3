import { expect, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDoorMessage, anAlarmMessage } from '../builders/messages.ts';
import { profileWithRule } from './support/alarm-rig.ts';
import { askedAgain } from './support/asked-again.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test, type Room } from './support/room.ts';

const ID = 'kexuecheng';

const rowOf = (page: Page, alarm: string): Locator => page.locator(`[data-alarm="${ID}/${alarm}"]`);
const cardOf = (page: Page, alarm: string): Locator => page.locator(`[data-alarm-card="${ID}/${alarm}"]`);
const action = (within: Locator, name: string): Locator => within.locator(`[data-alarm-action="${name}"]`);
const expectLife = (page: Page, alarm: string, life: string): Promise<void> =>
  expect(rowOf(page, alarm)).toHaveAttribute('data-alarm-state', life);
const expectCount = (page: Page, priority: string, count: number): Promise<void> =>
  expect(page.locator(`[data-count="${priority}"]`)).toHaveText(String(count));
const horn = (page: Page): Locator => page.locator('[data-sounding]');
const expectSounding = (page: Page, isSounding: boolean): Promise<void> =>
  expect(horn(page)).toHaveAttribute('data-sounding', String(isSounding));

type Priority = 'critical' | 'high' | 'medium' | 'low';

/** A console with a station that can raise and clear alarms, each occurrence with an id of its own. */
async function watched(room: Room, lang: 'zh-CN' | 'en' = 'en') {
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, ID);
  const running = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
  await expect(running.page.locator('[data-connection="connected"]')).toBeVisible();
  await signedIn(running.page);
  let occurrences = 0;
  const raise = (alarm: string, priority: Priority = 'high', type = 'door-held'): Promise<void> => {
    occurrences += 1;
    const id = `occurrence-${String(occurrences)}`;
    return gateway.say(anAlarmMessage({ id, ts: Date.now(), type, priority, text: `no ${id}` }, { alarm }));
  };
  const clear = (alarm: string, priority: Priority = 'high'): Promise<void> =>
    gateway.say(anAlarmMessage({ ts: Date.now(), active: false, priority }, { alarm }));
  return { running, page: running.page, raise, clear };
}

for (const lang of LANGUAGES) {
  const { words, alarms, response } = TEXT[lang];

  test(`an alarm that was raised before the start is listed, counted and ends (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const gateway = await room.gateway(broker.url, ID);
    const occurrence = { id: 'occurrence-1', ts: Date.now(), text: '大厅 <b>烟感</b>' };
    await gateway.say(anAlarmMessage(occurrence));

    const { page } = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    await expectCount(page, 'critical', 1);
    await expect(page.locator(`[data-station="${ID}"] [data-field="alarms"]`)).toHaveText(/^1/);
    await goTo(page, 'alarms');
    const row = rowOf(page, 'smoke');
    await expect(row).toHaveAttribute('data-priority', 'critical');
    await expectLife(page, 'smoke', 'unacknowledged');
    await expect(row).toContainText(words.priority.critical);
    await expect(row).toContainText(words.alarmType.smoke);
    await expect(row).toContainText('大厅 <b>烟感</b>');

    const low = { id: 'low-1', ts: Date.now(), type: 'supplies', priority: 'low' };
    await gateway.say(anAlarmMessage(low, { alarm: 'paper' }));
    await expectCount(page, 'low', 1);
    await expect(page.locator('[data-alarm]').first()).toHaveAttribute('data-priority', 'critical');

    // Over, but nobody has seen it: it still counts.
    await gateway.say(anAlarmMessage({ ...occurrence, ts: Date.now(), active: false }));
    await expectLife(page, 'smoke', 'returned-unacknowledged');
    await expectCount(page, 'critical', 1);
  });

  test(`a critical alarm is acknowledged with a note only, and then tells who did it (${lang})`, async ({
    room,
  }) => {
    const { page, raise, clear } = await watched(room, lang);
    await raise('smoke', 'critical', 'smoke');
    await goTo(page, 'alarms');
    const card = cardOf(page, 'smoke');
    await action(rowOf(page, 'smoke'), 'acknowledge').click();
    await expect(card.locator('[name="note"]')).toBeFocused();
    await expect(card).toContainText(response.smoke.within);
    await expect(card).toContainText(response.smoke.do.split('\n')[0] ?? '');

    await action(card, 'acknowledge').click();
    await expect(card.getByRole('alert')).toHaveText(alarms.refusal['note-required']);
    await expectLife(page, 'smoke', 'unacknowledged');

    await card.locator('[name="note"]').fill('看过画面 seen');
    await action(card, 'acknowledge').click();
    await expectLife(page, 'smoke', 'acknowledged');
    await expectCount(page, 'critical', 0);
    await expect(card).toContainText('看过画面 seen');
    await expect(card.locator('.timeline')).toContainText(alarms.timeline.raised);

    await clear('smoke', 'critical');
    await expectLife(page, 'smoke', 'normal');
    await raise('smoke', 'critical', 'smoke');
    await expectLife(page, 'smoke', 'unacknowledged');
    await expect(card.locator('[name="note"]')).toHaveValue('');
  });

  test(`an alarm is shelved with a reason, taken off the shelf, and put out of service (${lang})`, async ({
    room,
  }) => {
    const { page, raise } = await watched(room, lang);
    await raise('front');
    await goTo(page, 'alarms');
    const card = cardOf(page, 'front');
    await action(rowOf(page, 'front'), 'shelve').click();
    await expect(card.locator('[name="note"]')).toBeFocused();
    await action(card, 'shelve').click();
    await expect(card.getByRole('alert')).toHaveText(alarms.refusal['reason-required']);
    await card.locator('[name="note"]').fill('检修 repair');
    await card.locator('[data-confirm]').click();
    await expectLife(page, 'front', 'shelved');
    await expect(rowOf(page, 'front')).toContainText(words.alarmState.shelved);
    await expect(card).toContainText('检修 repair');
    await expectCount(page, 'high', 0);

    await action(rowOf(page, 'front'), 'unshelve').click();
    await expectLife(page, 'front', 'unacknowledged');
    await action(card, 'out-of-service').click();
    await card.locator('[name="note"]').fill('坏了 broken');
    await action(card, 'out-of-service').click();
    await expectLife(page, 'front', 'out-of-service');
    await action(card, 'in-service').click();
    await expectLife(page, 'front', 'unacknowledged');
  });
}

test('the horn sounds until it is silenced, which acknowledges nothing, and for the next alarm again', async ({
  room,
}) => {
  const { page, raise } = await watched(room);
  await expectSounding(page, false);
  await raise('front');
  await expectSounding(page, true);
  await horn(page).click();
  await expectSounding(page, false);
  await expectCount(page, 'high', 1);

  await raise('tap', 'medium', 'water');
  await expectSounding(page, true);
  await page.keyboard.press('s');
  await expectSounding(page, false);
  await goTo(page, 'alarms');
  await expectLife(page, 'front', 'unacknowledged');
});

test('the most urgent alarm is acknowledged by one key, a critical one by two, from any view', async ({
  room,
}) => {
  const { page, raise } = await watched(room);
  await raise('front');
  await expectCount(page, 'high', 1);
  await page.keyboard.press('a');
  await expectCount(page, 'high', 0);
  await expectSounding(page, false);

  await raise('smoke', 'critical', 'smoke');
  await expectCount(page, 'critical', 1);
  await goTo(page, 'settings');
  await page.keyboard.press('a');
  const note = cardOf(page, 'smoke').locator('[name="note"]');
  await expect(note).toBeFocused();
  await expect(note).toHaveValue(TEXT.en.alarms.note.quickNotes.acting);
  await page.keyboard.press('Enter');
  await expectLife(page, 'smoke', 'acknowledged');
  await expect(page.locator('.strip')).toContainText(TEXT.en.frame.strip.calm);
});

test('the strip names the most urgent alarm and acknowledges just that one', async ({ room }) => {
  const { page, raise } = await watched(room);
  const strip = page.locator('.strip');
  await raise('paper', 'low', 'supplies');
  await raise('front');
  await expect(strip).toContainText(TEXT.en.words.alarmType['door-held']);
  // For a moment a press is not taken to be meant for what has just come: pressed again, while it is still there.
  const { alarmType } = TEXT.en.words;
  await expect(async () => {
    if ((await strip.textContent())?.includes(alarmType['door-held']) === true)
      await strip.getByRole('button', { name: TEXT.en.frame.strip.acknowledge }).click();
    await expect(strip).toContainText(alarmType.supplies, { timeout: 1_000 });
  }).toPass();
  await strip.getByRole('button', { name: TEXT.en.frame.strip.card }).click();
  await expect(cardOf(page, 'paper')).toBeVisible();
  await expectLife(page, 'front', 'acknowledged');
  await expectLife(page, 'paper', 'unacknowledged');
});

test('what the filter shows is acknowledged at once, but never a critical alarm', async ({ room }) => {
  const { page, raise } = await watched(room);
  await raise('smoke', 'critical', 'smoke');
  for (const alarm of ['d1', 'd2', 'd3']) await raise(alarm);
  await raise('paper', 'low', 'supplies');
  await goTo(page, 'alarms');
  await expect(page.locator('[data-alarm]')).toHaveCount(5);
  await page.getByLabel(TEXT.en.alarms.search).fill('door');
  await expect(page.locator('[data-alarm]')).toHaveCount(3);
  await expect(page.getByText(TEXT.en.alarms.hidden.replace('{{n}}', '2'))).toBeVisible();
  await page.locator('[data-bulk="acknowledge"]').click();
  await page.locator('[data-confirm="acknowledge"]').last().click();
  for (const alarm of ['d1', 'd2', 'd3']) await expectLife(page, alarm, 'acknowledged');
  await expectCount(page, 'high', 0);
  await expectCount(page, 'low', 1);

  // The filter is kept over a restart of the window, and says what it hides.
  await page.reload();
  await expect(page.locator('[data-alarm]')).toHaveCount(3);
  await page.getByRole('button', { name: TEXT.en.alarms.clear }).first().click();
  await expect(page.locator('[data-alarm]')).toHaveCount(5);
  await page.locator('[data-bulk="acknowledge"]').click();
  await expect(page.getByRole('dialog')).toContainText(TEXT.en.alarms.bulk.critical.replace('{{n}}', '1'));
  await page.getByRole('dialog').locator('[data-confirm]').click();
  await expectLife(page, 'paper', 'acknowledged');
  await expectLife(page, 'smoke', 'unacknowledged');
});

test('the list is saved as a table that a spreadsheet reads', async ({ room }) => {
  const { page, running, raise } = await watched(room);
  await raise('front');
  await goTo(page, 'alarms');
  await expectLife(page, 'front', 'unacknowledged');
  const file = join(await room.profile(), 'alarms.csv');
  await askedAgain(() =>
    running.app.evaluate(({ session }, path) => {
      session.defaultSession.on('will-download', (_event, item) => item.setSavePath(path));
    }, file),
  );
  await page.getByRole('button', { name: TEXT.en.alarms.exportHint }).click();
  const written = (): Promise<string> => readFile(file, 'utf8').catch(() => '');
  await expect
    .poll(written)
    .toContain(`Science City Station,${ID},front,High,Door held open,no occurrence-1`);
  expect((await written()).charCodeAt(0)).toBe(0xfeff);
});

test('work is assigned and followed on the card', async ({ room }) => {
  const { page, raise } = await watched(room);
  const { alarms, words } = TEXT.en;
  await raise('front');
  await goTo(page, 'alarms');
  const card = cardOf(page, 'front');
  await card.getByRole('button', { name: alarms.work.edit }).click();
  await card.locator('[name="assignee"]').fill('Li');
  await card.locator('[name="comment"]').fill('closer ordered');
  await card.getByRole('button', { name: alarms.act.work }).click();
  await expect(card).toContainText('closer ordered');
  await expect(card).toContainText(words.work['in-progress']);
  await expectLife(page, 'front', 'unacknowledged');
});

for (const lang of LANGUAGES) {
  const { alarms, words } = TEXT[lang];

  test(`a flood is grouped, the critical first, and can be left (${lang})`, async ({ room }) => {
    const { page, raise } = await watched(room, lang);
    await goTo(page, 'alarms');
    for (let n = 0; n < 10; n += 1) await raise(`door-${String(n)}`);
    await raise('leak', 'low', 'water');
    await raise('hall', 'critical', 'smoke');
    await expect(page.locator('[data-flood="grouped"]')).toBeVisible();
    const groups = page.locator('[data-alarm-group]');
    await expect(groups).toHaveCount(3);
    await expect(groups.first()).toContainText(alarms.flood.critical);
    await expect(page.locator('[data-alarm]')).toHaveCount(12);

    const doors = page.locator(`[data-alarm-group="${ID} door-held"]`);
    await expect(doors).toContainText(words.alarmType['door-held']);
    await doors.getByRole('button', { expanded: true }).click();
    await expect(page.locator('[data-alarm]')).toHaveCount(2);
    await page.getByRole('button', { name: alarms.flood.leave }).click();
    await expect(groups).toHaveCount(0);
    await expect(page.locator('[data-alarm]')).toHaveCount(12);
  });

  test(`what nobody answers calls louder, also after a restart, until it is answered (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const gateway = await room.gateway(broker.url, ID);
    const options = { profile: await room.profile(), flags: ['--broker', broker.url, '--lang', lang] };
    const first = await room.console(options);
    // Of high priority it escalates five minutes after it began: in a moment.
    const ts = Date.now() - 290_000;
    await gateway.say(
      anAlarmMessage({ id: 'o1', ts, type: 'door-held', priority: 'high', text: '' }, { alarm: 'door' }),
    );
    await goTo(first.page, 'alarms');
    await expectLife(first.page, 'door', 'unacknowledged');
    await expect(rowOf(first.page, 'door')).toHaveAttribute('data-escalated', 'true', { timeout: 30_000 });
    await first.kill();

    const { page } = await room.console(options);
    await signedIn(page);
    await goTo(page, 'alarms');
    await expect(rowOf(page, 'door')).toHaveAttribute('data-escalated', 'true', { timeout: 30_000 });
    await expectSounding(page, true);
    await action(rowOf(page, 'door'), 'acknowledge').click();
    await expectLife(page, 'door', 'acknowledged');
    await expect(rowOf(page, 'door')).not.toHaveAttribute('data-escalated', 'true');
    await expectSounding(page, false);
  });
}

/** A console with a station whose door does something and closes again, six times in less than a minute. */
async function chattering(
  room: Room,
  event: 'forced' | 'opened',
  alarm: string,
  over: string,
): Promise<Page> {
  const broker = await room.broker();
  const profile = await profileWithRule(room, 'door-held', { onDelayS: 0, offDelayS: 0 });
  const { page } = await room.console({ profile, flags: ['--broker', broker.url, '--lang', 'en'] });
  const gateway = await room.gateway(broker.url, ID);
  await goTo(page, 'alarms');
  const atMs = Date.now() - 60_000;
  for (let n = 0; n < 6; n += 1) {
    const door = (what: 'forced' | 'opened' | 'closed', afterMs: number): Promise<void> =>
      gateway.say(aDoorMessage({ id: `${what}-${String(n)}`, ts: atMs + n * 8_000 + afterMs, event: what }));
    await door(event, 0);
    await expectLife(page, alarm, 'unacknowledged');
    await door('closed', 3_000);
    await expectLife(page, alarm, over);
  }
  await rowOf(page, alarm).click();
  return page;
}

test('an alarm that chatters proposes a delay, which is put into its rule', async ({ room }) => {
  const page = await chattering(room, 'opened', 'console-door-held', 'returned-unacknowledged');
  const chatter = page.locator('[data-chatter="offDelayS"]');
  await expect(chatter).toBeVisible();
  await chatter.getByRole('button', { name: TEXT.en.alarms.chatter.take }).click();
  await expect(page.locator('[data-unsaved]')).toBeVisible();
  const { alarmRules, words } = TEXT.en;
  const name = `${words.alarmType['door-held']}: ${alarmRules.column.offDelayS}`;
  await expect(page.getByLabel(name)).not.toHaveValue('0');
});

test('a door that is forced again and again rings each time, and no delay is said to calm it', async ({
  room,
}) => {
  const page = await chattering(room, 'forced', 'console-door-forced', 'latched-unacknowledged');
  await expect(page.locator('[data-chatter="none"]')).toContainText(TEXT.en.alarms.chatter.noDelay);
});
