import { expect } from '@playwright/test';
import { aPeopleMessage, aPowerMessage, aStateMessage } from '../builders/messages.ts';
import { expectQuarantined, field, goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';

for (const lang of LANGUAGES) {
  test(`messages that break the contract are counted, listed and never shown as readings (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const { page } = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    const gateway = await room.gateway(broker.url, ID);
    const ts = Date.now();
    await gateway.say(aPeopleMessage({ ts, in: 2 }));
    await expect(field(page, ID, 'inside')).toHaveText(/^2/);

    await gateway.say(aPeopleMessage({ ts, in: -3 }));
    await gateway.say({ ...aPeopleMessage(), payload: Buffer.from('{"in":1,') });
    await gateway.say(aPowerMessage({ ts, w: 'a lot' }));
    await gateway.say(aStateMessage({ ts, lock: 'maybe', phone: '13800000000' }));
    await expectQuarantined(page, 4);
    await expect(field(page, ID, 'inside')).toHaveText(/^2/);
    await expect(field(page, ID, 'power')).not.toHaveText(/\d/);

    await goTo(page, 'devices');
    await page.getByRole('tab', { name: TEXT[lang].devices.quarantine }).click();
    const rows = page.locator('.quarantine tbody tr:not([aria-hidden])');
    await expect(rows).toHaveCount(4);
    await expect(rows.filter({ hasText: `${ID}/power/total` })).toHaveCount(1);
    await expect(page.locator('.quarantine')).not.toContainText('13800000000');
  });
}
