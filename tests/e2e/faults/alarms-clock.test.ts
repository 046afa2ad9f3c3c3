import {
  actionOf,
  cardOf,
  expectLife,
  expectSounding,
  opened,
  raised,
  rowOf,
  STATION,
} from '../support/alarm-rig.ts';
import { CLOCK, shiftClock } from '../support/clock.ts';
import { fillSignIn } from '../support/operators.ts';
import { test } from '../support/room.ts';

const HOUR_MS = 3_600_000;

test('a clock that jumps over the end of a shelf takes the alarm off it, and one that jumps before its beginning too', async ({
  room,
}) => {
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, STATION);
  const profile = await room.profile();
  const running = await opened(room, broker.url, 'jumping', { profile, before: [CLOCK] });
  const { page } = running;
  await gateway.say(raised('o1', { priority: 'high', type: 'door-held' }));
  await expectSounding(page, true);
  await actionOf(rowOf(page), 'shelve').click();
  await cardOf(page).locator('[name="note"]').fill('repair');
  await cardOf(page).locator('[data-confirm]').click();
  await expectLife(page, 'shelved');
  await expectSounding(page, false);

  await shiftClock(running, 13 * HOUR_MS);
  await expectLife(page, 'unacknowledged');
  await expectSounding(page, true);

  // Set right again, the operator's word holds again; set to before it was given, it cannot be relied on.
  await shiftClock(running, 0);
  await expectLife(page, 'shelved');
  await expectSounding(page, false);
  await shiftClock(running, -3 * HOUR_MS);
  await expectLife(page, 'unacknowledged');
  await expectSounding(page, true);

  // What is done by the wrong clock holds against what was done by the right one. Hours went by: who is it?
  await actionOf(rowOf(page), 'shelve').click();
  await cardOf(page).locator('[name="note"]').fill('repair goes on');
  await cardOf(page).locator('[data-confirm]').click();
  await fillSignIn(page, 'wang');
  await expectLife(page, 'shelved');
  await running.kill();
  const again = await opened(room, broker.url, 'jumping', { profile, before: [CLOCK] });
  await shiftClock(again, -3 * HOUR_MS);
  await expectLife(again.page, 'shelved');
  await shiftClock(again, 10 * HOUR_MS);
  await expectLife(again.page, 'unacknowledged');
  await expectSounding(again.page, true);
});
