import { expect } from '@playwright/test';
import { aDoorMessage, aPeopleMessage } from '../builders/messages.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { expectOperator, fillFirst } from './support/operators.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';
const HOSTILE = '<img src=x onerror="document.title=1">\u202e';

for (const lang of LANGUAGES) {
  const { raw } = TEXT[lang];

  test(`messages go by for a technician: filtered, masked, stopped, and audited (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const { page } = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    const gateway = await room.gateway(broker.url, ID);
    await expect(page.locator(`[data-station="${ID}"]`)).toBeVisible();
    await gateway.say(aPeopleMessage({ ts: Date.now(), id: 'before-anybody-looked' }));
    await goTo(page, 'devices/raw');
    await page.locator('[data-raw-open]').click();
    await fillFirst(page, 'wang');
    await expectOperator(page, 'wang');
    const pause = page.locator('[data-raw-paused]');
    await expect(pause).toBeVisible();

    const door = { ts: Date.now(), person: 'tok_secret', phone: '13800000000', reason: HOSTILE };
    await gateway.say(aDoorMessage(door));
    await gateway.say(aPeopleMessage({ ts: Date.now(), id: 'people-1' }));
    const rows = page.locator('[data-raw-topic]');
    const doors = page.locator(`[data-raw-topic$="/${ID}/door/front"]`);
    await expect(doors).toContainText('"event":"granted"');
    await expect(doors).toContainText('<img src=x');
    await expect(rows.filter({ hasText: 'people-1' })).toHaveCount(1);
    for (const hidden of ['tok_secret', '13800000000', 'phone', 'before-anybody-looked', '\u202e'])
      await expect(page.locator('.raw')).not.toContainText(hidden);
    expect(await page.title()).toBe(TEXT[lang].frame.name);

    await page.getByLabel(raw.topic).fill('people');
    await expect(doors).toHaveCount(0);
    await expect(rows.filter({ hasText: 'people-1' })).toHaveCount(1);

    await pause.click();
    await gateway.say(aPeopleMessage({ ts: Date.now(), id: 'people-2' }));
    await expect(pause).toHaveText(raw.resume.replace('{{n}}', '1'));
    await expect(rows.filter({ hasText: 'people-2' })).toHaveCount(0);
    await pause.click();
    await expect(rows.filter({ hasText: 'people-2' })).toHaveCount(1);

    await goTo(page, 'settings/audit');
    await expect(page.locator('[data-audit-action="raw-opened"]')).toHaveCount(1);
  });
}
