import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { anAlarmMessage, aDoorMessage, aPeopleMessage } from '../builders/messages.ts';
import { goTo, LANGUAGES, station, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';
const VIEWS = [
  'overview',
  'alarms',
  'devices',
  'trends',
  'replay',
  'settings/general',
  'settings/storage',
  'settings/operators',
  'settings/audit',
  `station/${ID}`,
];

/** Each view is gone through twice, and a busy machine takes six seconds for one. */
const WITHIN_MS = 360_000;

/** Rule and place of each violation. */
async function violations(page: Page): Promise<string[]> {
  // Electron cannot open the second page that axe would use by itself.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

async function expectNoBarriers(page: Page, theme: string): Promise<void> {
  for (const view of VIEWS) {
    await goTo(page, view);
    expect.soft(await violations(page), `${view}, ${theme}`).toEqual([]);
  }
}

for (const lang of LANGUAGES) {
  test(`no view has a barrier that axe can find, dark or light (${lang})`, async ({ room }) => {
    test.setTimeout(WITHIN_MS);
    const broker = await room.broker();
    const { page } = await room.console({ flags: ['--lang', lang, '--broker', broker.url] });
    const gateway = await room.gateway(broker.url, ID);
    await gateway.say(anAlarmMessage({ ts: Date.now() }));
    await gateway.say(aPeopleMessage({ ts: Date.now() }));
    await gateway.say(aDoorMessage({ ts: Date.now() }));
    await expect(station(page, ID)).toHaveAttribute('data-state', 'online');

    await signedIn(page);
    await expectNoBarriers(page, 'dark');
    await page.getByRole('button', { name: TEXT[lang].frame.theme.toLight }).click();
    await expectNoBarriers(page, 'light');
  });
}

test("the technician's pages have none either, with a schedule that is being made", async ({ room }) => {
  const broker = await room.broker();
  const { page } = await room.console({ flags: ['--lang', 'en', '--broker', broker.url] });
  await room.gateway(broker.url, ID);
  await expect(station(page, ID)).toHaveAttribute('data-state', 'online');
  for (const view of ['devices/why', 'devices/raw', 'devices/schedules']) {
    await goTo(page, view);
    const add = page.getByRole('button', { name: TEXT.en.schedules.add });
    if (view === 'devices/schedules') await add.click();
    expect.soft(await violations(page), view).toEqual([]);
  }
});
