import { expect } from '@playwright/test';
import { anAlarmMessage } from '../builders/messages.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';

for (const lang of LANGUAGES) {
  const { words } = TEXT[lang];

  test(`an alarm that was raised before the start is listed, counted and ends (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const gateway = await room.gateway(broker.url, ID);
    const occurrence = { id: 'occurrence-1', ts: Date.now(), text: '大厅 <b>烟感</b>' };
    await gateway.say(anAlarmMessage(occurrence));

    const { page } = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    const critical = page.locator('[data-count="critical"]');
    await expect(critical).toHaveText('1');
    await expect(page.locator(`[data-station="${ID}"] [data-field="alarms"]`)).toHaveText(/^1/);
    await goTo(page, 'alarms');
    const row = page.locator(`[data-alarm="${ID}/smoke"]`);
    await expect(row).toHaveAttribute('data-priority', 'critical');
    await expect(row).toHaveAttribute('data-alarm-state', 'unacknowledged');
    await expect(row).toContainText(words.priority.critical);
    await expect(row).toContainText(words.alarmType.smoke);
    await expect(row).toContainText('大厅 <b>烟感</b>');

    await gateway.say(
      anAlarmMessage({ id: 'low-1', ts: Date.now(), type: 'supplies', priority: 'low' }, { alarm: 'paper' }),
    );
    await expect(page.locator('[data-count="low"]')).toHaveText('1');
    await expect(page.locator('[data-alarm]').first()).toHaveAttribute('data-priority', 'critical');

    await gateway.say(anAlarmMessage({ ...occurrence, ts: Date.now(), active: false }));
    await expect(row).toHaveAttribute('data-alarm-state', 'returned-unacknowledged');
    await expect(critical).toHaveText('0');
  });
}
