import { expect, type Locator, type Page } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anAlarmMessage, type StationMessage } from '../../builders/messages.ts';
import { DEFAULT_RULES } from '../../../src-shared/domain/alarm/rules/default-rules.ts';
import type { Rule } from '../../../src-shared/domain/alarm/rules/rule.ts';
import { expectConnected, type ConsoleOptions, type RunningConsole } from './console.ts';
import { goTo } from './handles.ts';
import { signedIn } from './operators.ts';
import type { Room } from './room.ts';

/** The alarm list of a console, as an operator works with it. */

export const STATION = 'kexuecheng';

export const rowOf = (page: Page, alarm = 'smoke', station = STATION): Locator =>
  page.locator(`[data-alarm="${station}/${alarm}"]`);
export const cardOf = (page: Page, alarm = 'smoke'): Locator =>
  page.locator(`[data-alarm-card="${STATION}/${alarm}"]`);
export const actionOf = (within: Locator, name: string): Locator =>
  within.locator(`[data-alarm-action="${name}"]`);

export const expectLife = (page: Page, life: string, alarm = 'smoke', timeout = 15_000): Promise<void> =>
  expect(rowOf(page, alarm)).toHaveAttribute('data-alarm-state', life, { timeout });
export const expectSounding = (page: Page, isSounding: boolean, timeout = 15_000): Promise<void> =>
  expect(page.locator('[data-sounding]')).toHaveAttribute('data-sounding', String(isSounding), { timeout });

/** A console on a broker, connected, signed in, with its alarm list open. */
export async function opened(
  room: Room,
  url: string,
  name: string,
  { lang = 'en', ...options }: Partial<ConsoleOptions> & { readonly lang?: string } = {},
): Promise<RunningConsole> {
  const running = await room.console({
    flags: ['--lang', lang, '--broker', url, '--name', name],
    ...options,
  });
  await expectConnected(running);
  await signedIn(running.page);
  await goTo(running.page, 'alarms');
  return running;
}

export const raised = (id: string, fields: object = {}, alarm = 'smoke'): StationMessage =>
  anAlarmMessage({ id, ts: Date.now(), text: '大厅烟感', ...fields }, { alarm });

/** As an operator does it: the note, and the button of the same alarm's card. */
export async function acknowledge(page: Page, note: string, alarm = 'smoke'): Promise<void> {
  await rowOf(page, alarm).click();
  await cardOf(page, alarm).locator('[name="note"]').first().fill(note);
  await actionOf(cardOf(page, alarm), 'acknowledge').first().click();
}

/** A profile whose rules are the default ones, but for these fields. */
export async function profileWithRule(room: Room, id: Rule['id'], fields: object): Promise<string> {
  const profile = await room.profile();
  const rules = DEFAULT_RULES.map((rule) => (rule.id === id ? { ...rule, ...fields } : rule));
  await writeFile(join(profile, 'rules.json'), JSON.stringify({ format: 1, revision: 0, rules }));
  return profile;
}

/** Remembers with which priorities the horn has sounded since; asked when all that was to sound has sounded. */
export async function listenToHorn(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const heard = new Set<string>();
    const horn = document.querySelector('.horn');
    const listen = (): void => {
      const [, priority = ''] = /horn-(critical|high|medium|low)/.exec(horn?.className ?? '') ?? [];
      if (priority !== '') heard.add(priority);
    };
    if (horn === null) throw new Error('no horn');
    new MutationObserver(listen).observe(horn, { attributes: true });
    listen();
    Object.assign(window, { heardHorn: heard });
  });
  return () => page.evaluate(() => [...(window as unknown as { heardHorn: Set<string> }).heardHorn]);
}
