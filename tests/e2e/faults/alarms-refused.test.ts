import { expect } from '@playwright/test';
import { connectAsync } from 'mqtt';
import { DEFAULT_ROOT } from '../../../src-shared/feed/topics.ts';
import {
  acknowledge,
  cardOf,
  expectLife,
  opened,
  profileWithRule,
  raised,
  rowOf,
  STATION,
} from '../support/alarm-rig.ts';
import { LANGUAGES, TEXT } from '../support/handles.ts';
import { test } from '../support/room.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

/** Room for the program's own files and for the 96 MiB above which the feed goes on. */
const DISK_MEBIBYTES = 320;
/** An operator who is told nothing for longer presses again. */
const AT_ONCE_MS = 3_000;

for (const lang of LANGUAGES) {
  const { alarms, frame } = TEXT[lang];

  test(`what cannot be written down is refused at once, in words, and is not done later (${lang})`, async ({
    room,
  }) => {
    const disk = await mountSmallDisk(room, DISK_MEBIBYTES);
    const broker = await room.broker();
    const gateway = await room.gateway(broker.url, STATION);
    const { page } = await opened(room, broker.url, 'full', { profile: disk.profile, lang });
    await gateway.say(raised('o1'));
    await gateway.say(raised('o2', { priority: 'low', type: 'supplies' }, 'paper'));
    await expectLife(page, 'unacknowledged', 'paper');
    await disk.fillTo(0);
    await expect(page.getByText(frame.paused['disk-full'])).toBeVisible();

    await acknowledge(page, 'seen');
    const timeout = AT_ONCE_MS;
    await expect(cardOf(page).getByRole('alert')).toHaveText(alarms.refusal['not-recorded'], { timeout });
    await page.locator('[data-bulk="acknowledge"]').click();
    await page.getByRole('dialog').locator('[data-confirm]').click();
    const [, unrecorded = ''] = alarms.bulk.unrecorded.split('{{n}}');
    await expect(page.locator('.act-notice')).toContainText(unrecorded, { timeout });
    for (const alarm of ['smoke', 'paper']) await expectLife(page, 'unacknowledged', alarm);

    await disk.free();
    await expect(page.getByText(frame.paused['disk-full'])).toBeHidden();
    await gateway.say(raised('o3', { priority: 'low', type: 'supplies' }, 'soap'));
    await expectLife(page, 'unacknowledged', 'soap');
    for (const alarm of ['smoke', 'paper']) await expectLife(page, 'unacknowledged', alarm);
    await acknowledge(page, 'seen');
    await expectLife(page, 'acknowledged');
  });
}

test('the console’s own alarms are acknowledged with all others, and are no other console’s matter', async ({
  room,
}) => {
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, STATION);
  const told: string[] = [];
  const other = await connectAsync(broker.url);
  room.atEnd(() => other.endAsync(true));
  other.on('message', (topic) => told.push(topic));
  await other.subscribeAsync(`${DEFAULT_ROOT}/_alarm/#`, { qos: 1 });
  // No disk is so large.
  const profile = await profileWithRule(room, 'disk-low', { threshold: 1e9, deadband: 0, onDelayS: 0 });
  const { page } = await opened(room, broker.url, 'own', { profile });
  await gateway.say(raised('o1', { priority: 'high', type: 'door-held' }));
  const own = rowOf(page, 'console-disk-low', '_console');
  await expect(own).toHaveAttribute('data-alarm-state', 'unacknowledged');
  await expect(page.locator('[data-count="high"]')).toHaveText('2');

  await page.locator('[data-bulk="acknowledge"]').click();
  await page.getByRole('dialog').locator('[data-confirm]').click();
  await expect(own).toHaveAttribute('data-alarm-state', 'acknowledged');
  await expectLife(page, 'acknowledged');
  await expect(page.locator('[data-count="high"]')).toHaveText('0');
  await expect.poll(() => told).toEqual([`${DEFAULT_ROOT}/_alarm/${STATION}/smoke`]);
});
