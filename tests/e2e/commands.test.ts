import { expect, type Locator, type Page } from '@playwright/test';
import { connectAsync } from 'mqtt';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { payloads } from '../../src-shared/feed/payloads.ts';
import { aStateMessage, aResultMessage } from '../builders/messages.ts';
import { askedAgain } from './support/asked-again.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import {
  changeSecret,
  expectOperator,
  fillFirst,
  fillSignIn,
  form,
  SECRET,
  signedIn,
} from './support/operators.ts';
import { test, type Room } from './support/room.ts';

const ID = 'kexuecheng';
const deviceOf = (page: Page, device: string): Locator => page.locator(`[data-device="${ID}/${device}"]`);

/** A console on a real broker, its station view open, nobody signed in, and a gateway whose answers the test gives. */
async function watching(room: Room, lang: 'zh-CN' | 'en') {
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, ID);
  const received: {
    readonly command: ReturnType<typeof payloads.command.parse>;
    readonly retain: boolean;
    readonly properties: unknown;
  }[] = [];
  const ear = await connectAsync(broker.url, { protocolVersion: 5 });
  room.atEnd(() => ear.endAsync(true));
  ear.on('message', (_topic, payload, { retain, properties }) => {
    received.push({ command: payloads.command.parse(JSON.parse(payload.toString())), retain, properties });
  });
  await ear.subscribeAsync(`waystation/v1/${ID}/command/+`, { qos: 1 });
  const { app, page } = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
  await expect(page.locator('[data-connection="connected"]')).toBeVisible();
  await expect(page.locator(`[data-station="${ID}"]`)).toBeVisible();
  await goTo(page, `station/${ID}`);
  const next = async (count: number) => {
    await expect.poll(() => received.length).toBe(count);
    const last = received.at(-1);
    if (last === undefined) throw new Error('counted just now');
    return last;
  };
  const answer = (id: string, status: string, reason?: string): Promise<void> =>
    gateway.say(aResultMessage({ id, ts: Date.now(), status, reason }));
  const report = (device: string, fields: object): Promise<void> =>
    gateway.say(aStateMessage({ ts: Date.now(), cause: 'command', ...fields }, { device }));
  return { broker, app, page, received, next, answer, report };
}

/** The same with somebody who may do everything. */
async function commanded(room: Room, lang: 'zh-CN' | 'en') {
  const watched = await watching(room, lang);
  await signedIn(watched.page);
  return watched;
}

/** By the administrator. */
const GIVEN = 'given secret';

/** Made by the administrator. */
async function addOperator(page: Page, lang: 'zh-CN' | 'en', role: 'manager' | 'technician'): Promise<void> {
  const { operators } = TEXT[lang];
  await goTo(page, 'settings/operators');
  await page.getByRole('button', { name: operators.add }).click();
  const added = page.locator('[data-form="operator"]');
  await added.locator('[name="operator"]').fill('li');
  await added.getByRole('combobox').click();
  await page.getByTitle(new RegExp(`^${operators.role[role]}: `)).click();
  await added.locator('[name="secret"]').fill(GIVEN);
  await added.locator('[name="secretAgain"]').fill(GIVEN);
  await page.getByRole('dialog').getByRole('button', { name: operators.save }).click();
  await expect(page.locator('[data-operator-row="li"]')).toBeVisible();
}

/** Signed in in the administrator's place, with the password that was given. */
async function takenOver(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+O');
  await fillSignIn(page, 'li', GIVEN);
  await expectOperator(page, 'li');
}

/** Holds the button for a reason; answers where what came of it is said. */
async function unlockHeld(page: Page) {
  await deviceOf(page, 'front').locator('[data-action="unlock"]').click();
  await page.locator('[name="note"]').fill('送水 water');
  await page.locator('[data-confirm="unlock"]').click({ delay: 1_200 });
  return page.getByRole('dialog').getByRole('alert');
}

for (const lang of LANGUAGES) {
  const { commands } = TEXT[lang];

  test(`a light is drawn on only when it is reported on, and the command verified (${lang})`, async ({
    room,
  }) => {
    const { page, next, answer, report } = await commanded(room, lang);
    const light = deviceOf(page, 'main-light');
    await expect(light).toHaveAttribute('data-reported', 'unknown');
    await light.locator('[data-action="on"]').click();
    const { command, retain, properties } = await next(1);
    expect(command).toMatchObject({ action: 'on', by: expect.stringContaining('@') });
    expect(retain).toBe(false);
    expect(properties).toMatchObject({
      responseTopic: `waystation/v1/${ID}/result`,
      correlationData: Buffer.from(command.id),
      messageExpiryInterval: expect.any(Number),
    });
    await expect(light).toHaveAttribute('data-command', 'sent');
    await answer(command.id, 'accepted');
    await expect(light).toHaveAttribute('data-command', 'accepted');
    await answer(command.id, 'done');
    await expect(light).toHaveAttribute('data-command', 'done');
    await expect(light).toHaveAttribute('data-reported', 'unknown');
    await report('main-light', { on: true, command: command.id });
    await expect(light).toHaveAttribute('data-command', 'verified');
    await expect(light).toHaveAttribute('data-reported', 'on');
    await expect(light).toContainText(commands.stage.verified);
    // The handle is for what is under way; the words stay.
    await expect(light).not.toHaveAttribute('data-command', /./, { timeout: 15_000 });
    await expect(light).toContainText(commands.stage.verified);
  });

  test(`somebody who is not signed in is asked who it is, and the light goes on (${lang})`, async ({
    room,
  }) => {
    const { page, received, next } = await watching(room, lang);
    await deviceOf(page, 'main-light').locator('[data-action="on"]').click();
    await expect(form(page, 'first-operator')).toBeVisible();
    expect(received).toHaveLength(0);
    await fillFirst(page, 'wang');
    const { command } = await next(1);
    expect(command).toMatchObject({ action: 'on', by: expect.stringMatching(/^wang@/) });

    await page.locator('[data-operator="wang"]').click();
    await page.getByRole('menuitem', { name: TEXT[lang].signIn.out }).click();
    await expectOperator(page, '');
    const light = deviceOf(page, 'main-light');
    await light.locator('[data-action="off"]').click();
    await expect(form(page, 'sign-in')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(light.getByRole('alert')).toContainText(TEXT[lang].access['sign-in-needed']);
    expect(received).toHaveLength(1);
    await light.locator('[data-action="off"]').click();
    await fillSignIn(page, 'wang');
    expect((await next(2)).command).toMatchObject({ action: 'off', by: expect.stringMatching(/^wang@/) });
  });

  test(`who may not is told so: nothing is sent, the audit has it (${lang})`, async ({ room }) => {
    const { page, received } = await commanded(room, lang);
    await addOperator(page, lang, 'manager');
    await takenOver(page);
    await changeSecret(page, GIVEN);
    await goTo(page, `station/${ID}`);
    await expect(await unlockHeld(page)).toContainText(TEXT[lang].access['not-permitted']);
    await page.keyboard.press('Escape');
    expect(received).toHaveLength(0);
    await goTo(page, 'settings/audit');
    await expect(page.locator('[data-audit-action="refused"]').first()).toContainText('commands.send');
  });

  test(`a door is unlocked with a reason, by holding, and what the lock reports decides (${lang})`, async ({
    room,
  }) => {
    const { page, received, next, answer, report } = await commanded(room, lang);
    const door = deviceOf(page, 'front');
    await door.locator('[data-action="unlock"]').click();
    const hold = page.locator('[data-confirm="unlock"]');
    await hold.click({ delay: 1_200 });
    await expect(page.getByRole('alert')).toContainText(commands.refusal['note-required']);
    await page.locator('[name="note"]').fill('送水 water');
    await hold.click();
    expect(received).toHaveLength(0);
    await hold.click({ delay: 1_200 });
    const { command } = await next(1);
    expect(command).toMatchObject({ action: 'unlock', args: { seconds: 5 } });
    expect(Number(command.expires) - Number(command.ts)).toBe(10_000);
    await answer(command.id, 'done');
    await report('front', { lock: 'locked', command: command.id });
    await expect(door).toHaveAttribute('data-command', 'contradicted');
    await expect(door).toHaveAttribute('data-reported', 'locked');
    await report('front', { lock: 'unlocked', command: command.id });
    await expect(door).toHaveAttribute('data-command', 'verified');
    await report('front', { lock: 'locked', cause: 'auto' });
    await expect(door).toContainText(commands.relocked);
  });

  test(`without the broker a command is refused at once, and never sent later (${lang})`, async ({
    room,
  }) => {
    const { broker, page, received } = await commanded(room, lang);
    await broker.stop();
    await expect(page.locator('[data-connection]')).not.toHaveAttribute('data-connection', 'connected');
    const light = deviceOf(page, 'main-light');
    await light.locator('[data-action="on"]').click();
    await expect(light.getByRole('alert')).toContainText(commands.refusal['feed-down']);
    await broker.start();
    await expect(page.locator('[data-connection="connected"]')).toBeVisible({ timeout: 60_000 });
    expect(received).toHaveLength(0);
  });
}

for (const lang of LANGUAGES)
  test(`what was done to a light is undone by button and by key, and the log tells it (${lang})`, async ({
    room,
  }) => {
    const { app, page, next, answer, report } = await commanded(room, lang);
    const light = deviceOf(page, 'main-light');
    const carriedOut = async (count: number, on: boolean): Promise<void> => {
      const { command } = await next(count);
      expect(command.action).toBe(on ? 'on' : 'off');
      await report('main-light', { on, command: command.id });
      await answer(command.id, 'done');
      await expect(light).toHaveAttribute('data-reported', on ? 'on' : 'off');
    };
    await report('main-light', { on: false, cause: 'manual' });
    await expect(light).toHaveAttribute('data-reported', 'off');
    await light.locator('[data-action="on"]').click();
    await carriedOut(1, true);
    await light.locator('[data-undo]').click();
    await carriedOut(2, false);
    await expect(light.locator('[data-undo]')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Z');
    await carriedOut(3, true);

    const { commandLog } = TEXT[lang];
    await goTo(page, 'devices/log');
    const lines = page.locator('[data-logged]');
    await expect(lines).toHaveCount(3);
    await expect(lines.first()).toHaveAttribute('data-logged-stage', 'verified');
    await page.getByRole('combobox', { name: commandLog.allActions, exact: true }).click();
    await page.getByTitle(TEXT[lang].commands.action.off, { exact: true }).click();
    await expect(lines).toHaveCount(1);
    const file = join(await room.profile(), 'commands.csv');
    await askedAgain(() =>
      app.evaluate(({ session }, path) => {
        session.defaultSession.on('will-download', (_event, item) => item.setSavePath(path));
      }, file),
    );
    await page.getByRole('button', { name: commandLog.export }).click();
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain(',main-light,');
  });

test('a restart, and what others may be using, asks before it is sent', async ({ room }) => {
  const { page, received, next } = await commanded(room, 'en');
  await goTo(page, 'devices');
  const microwave = deviceOf(page, 'microwave');
  for (const [place, action] of (['off', 'restart'] as const).entries()) {
    await microwave.locator(`[data-action="${action}"]`).click();
    await expect(page.getByRole('dialog')).toContainText('微波炉');
    expect(received).toHaveLength(place);
    await page.locator(`[data-confirm="${action}"]`).click();
    expect((await next(place + 1)).command.action).toBe(action);
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await microwave.locator('[data-action="restart"]').click();
  await page.keyboard.press('Escape');
  await microwave.locator('[data-action="on"]').click();
  expect((await next(3)).command.action).toBe('on');
});

for (const lang of LANGUAGES)
  test(`where the settings want it, a second operator confirms an unlock (${lang})`, async ({ room }) => {
    const { page, received, next } = await commanded(room, lang);
    await addOperator(page, lang, 'technician');
    await takenOver(page);
    // An own password may be put off, but the one that was given opens no door.
    await page.getByRole('button', { name: TEXT[lang].signIn.later }).click();
    await goTo(page, `station/${ID}`);
    await expect(await unlockHeld(page)).toContainText(TEXT[lang].access['must-change']);
    await page.keyboard.press('Escape');
    await page.locator('[data-operator]').click();
    await page.getByRole('menuitem', { name: TEXT[lang].signIn.changeSecret }).click();
    await changeSecret(page, GIVEN);
    await page.keyboard.press('ControlOrMeta+O');
    await fillSignIn(page, 'wang');
    await expectOperator(page, 'wang');
    await goTo(page, 'settings');
    const doors = page.locator('section', { hasText: TEXT[lang].settings.unlockNeedsTwo }).last();
    await doors.getByRole('checkbox').check();
    await doors.getByRole('button').click();
    await expect(doors.getByRole('status')).not.toBeEmpty();
    await goTo(page, `station/${ID}`);
    await deviceOf(page, 'front').locator('[data-action="unlock"]').click();
    await page.locator('[name="note"]').fill('送水 water');
    const hold = page.locator('[data-confirm="unlock"]');
    const second = page.locator('[data-form="second-operator"]');
    const { refusal } = TEXT[lang].commands;
    for (const [operator, secret, said] of [
      ['', '', refusal['second-needed']],
      ['wang', SECRET, refusal['second-same']],
      ['li', 'guessed it', refusal['second-wrong']],
    ] as const) {
      await second.locator('[name="operator"]').fill(operator);
      await second.locator('[name="secret"]').fill(secret);
      await hold.click({ delay: 1_200 });
      await expect(page.getByRole('dialog').getByRole('alert')).toContainText(said);
    }
    expect(received).toHaveLength(0);
    await second.locator('[name="secret"]').fill(SECRET);
    await hold.click({ delay: 1_200 });
    const { command } = await next(1);
    expect(command).toMatchObject({
      by: expect.stringMatching(/^wang@/),
      second: expect.stringMatching(/^li@/),
    });
    await expectOperator(page, 'wang');
  });

test('all lights of a station go off in one action, each with its own result', async ({ room }) => {
  const { page, next, answer, report } = await commanded(room, 'en');
  await report('main-light', { on: true, cause: 'manual' });
  await expect(deviceOf(page, 'main-light')).toHaveAttribute('data-reported', 'on');
  await page.locator('[data-bulk="lights-off"]').click();
  await page.locator('[data-confirm="lights-off"]').click();
  const { command } = await next(1);
  expect(command.action).toBe('off');
  const progress = page.locator('[data-bulk-total="1"]');
  await expect(progress).toHaveAttribute('data-bulk-done', '0');
  await answer(command.id, 'done');
  await report('main-light', { on: false, command: command.id });
  await expect(progress).toHaveAttribute('data-bulk-done', '1');
});
