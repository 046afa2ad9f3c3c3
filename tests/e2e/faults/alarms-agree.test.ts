import { expect } from '@playwright/test';
import {
  acknowledge,
  actionOf,
  cardOf,
  expectLife,
  expectSounding,
  opened,
  raised,
  rowOf,
  STATION,
} from '../support/alarm-rig.ts';
import { expectConnected, expectNotConnected } from '../support/console.ts';
import { startFarBroker } from '../support/far-broker.ts';
import { test } from '../support/room.ts';

test('two consoles agree: what one acknowledges the other shows, and its horn falls silent', async ({
  room,
}) => {
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, STATION);
  const [one, two] = [await opened(room, broker.url, 'one'), await opened(room, broker.url, 'two')];
  await gateway.say(raised('o1'));
  for (const { page } of [one, two]) await expectSounding(page, true);

  await acknowledge(one.page, 'seen from one');
  for (const { page } of [one, two]) {
    await expectLife(page, 'acknowledged');
    await expectSounding(page, false);
  }

  await gateway.say(raised('o2'));
  for (const { page } of [one, two]) {
    await expectLife(page, 'unacknowledged');
    await expectSounding(page, true);
  }
});

test('two consoles whose broker died without its memory agree once it is back, and a late one hears of it in silence', async ({
  room,
}) => {
  const broker = await room.broker({ lines: ['persistence false'] });
  const gateway = await room.gateway(broker.url, STATION);
  const [one, two] = [await opened(room, broker.url, 'one'), await opened(room, broker.url, 'two')];
  await gateway.say(raised('o1'));
  for (const { page } of [one, two]) await expectLife(page, 'unacknowledged');

  // The broker dies and forgets all that it kept: what operators did lives in their consoles only.
  await broker.stop('SIGKILL');
  for (const console of [one, two]) await expectNotConnected(console);
  await acknowledge(one.page, 'seen while the broker was away');
  await expectLife(one.page, 'acknowledged');
  await expectLife(two.page, 'unacknowledged');

  await broker.start();
  for (const console of [one, two]) await expectConnected(console);
  await expectLife(two.page, 'acknowledged', 'smoke', 20_000);
  await expectLife(one.page, 'acknowledged');

  const again = await room.gateway(broker.url, STATION);
  await again.say(raised('o1'));
  const late = await opened(room, broker.url, 'late');
  await expectLife(late.page, 'acknowledged');
  await expectSounding(late.page, false);
});

test('a console whose cable was cut joins again: what each did meanwhile holds on both', async ({ room }) => {
  test.setTimeout(240_000);
  const broker = await startFarBroker(room);
  const gateway = await room.gateway(broker.gatewaysUrl, STATION);
  const near = await opened(room, broker.gatewaysUrl, 'near');
  const far = await opened(room, broker.url, 'far');
  for (const alarm of ['smoke', 'door', 'tap'])
    await gateway.say(raised(`${alarm}-1`, { priority: 'high', type: 'device-fault' }, alarm));
  for (const { page } of [near, far]) await expect(page.locator('[data-count="high"]')).toHaveText('3');

  await broker.swallow();
  await expectNotConnected(far);
  await acknowledge(near.page, 'from near', 'smoke');
  await acknowledge(far.page, 'from far', 'door');
  // Both the same alarm, and differently.
  await acknowledge(near.page, 'from near', 'tap');
  await actionOf(rowOf(far.page, 'tap'), 'shelve').click();
  await cardOf(far.page, 'tap').locator('[name="note"]').fill('repair');
  await cardOf(far.page, 'tap').locator('[data-confirm]').click();
  await expectLife(far.page, 'shelved', 'tap');
  await expectLife(far.page, 'unacknowledged', 'smoke');
  await expectLife(near.page, 'unacknowledged', 'door');

  await broker.heal();
  await expectConnected(far);
  for (const { page } of [near, far]) {
    await expectLife(page, 'acknowledged', 'smoke', 30_000);
    await expectLife(page, 'acknowledged', 'door', 30_000);
    await expectLife(page, 'shelved', 'tap', 30_000);
    await expectSounding(page, false);
    await actionOf(rowOf(page, 'tap'), 'unshelve').waitFor();
  }
  // Taken off the shelf by the one, it is on both what the other made of it.
  await actionOf(rowOf(near.page, 'tap'), 'unshelve').click();
  for (const { page } of [near, far]) await expectLife(page, 'acknowledged', 'tap');
});
