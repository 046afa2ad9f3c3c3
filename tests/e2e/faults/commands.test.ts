import { expect, type Locator, type Page } from '@playwright/test';
import { auditOf } from '../support/audit-log.ts';
import { openCable } from '../support/cable.ts';
import { openCommandedStation } from '../support/commanded-station.ts';
import { expectConnected, expectNotConnected, type RunningConsole } from '../support/console.ts';
import { goTo, TEXT } from '../support/handles.ts';
import { signedIn } from '../support/operators.ts';
import { test, type Room } from '../support/room.ts';
import { aResultMessage, aStateMessage } from '../../builders/messages.ts';

const ID = 'kexuecheng';
const deviceOf = (page: Page, device: string): Locator => page.locator(`[data-device="${ID}/${device}"]`);

/** A console with the station's view open and somebody who may do everything. */
async function opened(room: Room, url: string, name: string): Promise<RunningConsole> {
  const running = await room.console({ flags: ['--lang', 'en', '--broker', url, '--name', name] });
  await expectConnected(running);
  await expect(running.page.locator(`[data-station="${ID}"]`)).toBeVisible();
  await signedIn(running.page);
  await goTo(running.page, `station/${ID}`);
  return running;
}

async function unlock(page: Page): Promise<void> {
  await deviceOf(page, 'front').locator('[data-action="unlock"]').click();
  await page.locator('[name="note"]').fill('delivery');
  await page.locator('[data-confirm="unlock"]').click({ delay: 1_200 });
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('what was lost with the line goes again while it lives, and never after', async ({ room }) => {
  const broker = await room.broker();
  const station = await openCommandedStation(room, broker.url, ID);
  const cable = await openCable(room, broker);
  const running = await opened(room, cable.url, 'control-1');
  const { page, profile } = running;

  cable.swallow();
  await unlock(page);
  await expect.poll(cable.swallowed).toBeGreaterThan(0);
  cable.heal();
  await expect(deviceOf(page, 'front')).toHaveAttribute('data-command', 'verified');
  expect(station.carriedOut).toHaveLength(1);
  expect(new Set(station.arrivals.map(({ id }) => id)).size).toBe(1);

  cable.swallow();
  await unlock(page);
  await expect.poll(cable.swallowed).toBeGreaterThan(0);
  cable.cut();
  await expectNotConnected(running);
  const door = deviceOf(page, 'front');
  await expect(door).toHaveAttribute('data-command', 'timed-out', { timeout: 30_000 });
  await expect(door).toContainText(TEXT.en.commands.cause['not-sent']);
  cable.heal();
  await expect(page.locator('[data-connection="connected"]')).toBeVisible({ timeout: 60_000 });
  // What comes after it on the same line has come: so what would have come before it never will.
  await door.locator('[data-action="lock"]').click();
  await expect.poll(() => station.arrivals.at(-1)?.action).toBe('lock');
  expect(station.carriedOut.map(({ action }) => action)).toEqual(['unlock', 'lock']);

  const { entries } = await auditOf(profile);
  const outcomes = entries.filter(({ action }) => action === 'command-outcome');
  expect(outcomes.map(({ detail }) => detail['stage'])).toEqual(
    expect.arrayContaining(['verified', 'timed-out']),
  );
});

test('two consoles at one door see the same lock, each its own command', async ({ room }) => {
  const broker = await room.broker();
  const station = await openCommandedStation(room, broker.url, ID);
  const [one, two] = await Promise.all([
    opened(room, broker.url, 'control-1'),
    opened(room, broker.url, 'control-2'),
  ]);
  const [here, there] = [deviceOf(one.page, 'front'), deviceOf(two.page, 'front')];
  station.behave({ acceptsAfterMs: 0, actsAfterMs: 0, staysUnlocked: true });
  await unlock(one.page);
  await expect(here).toHaveAttribute('data-command', 'verified');
  await expect(there).toHaveAttribute('data-reported', 'unlocked');
  await expect(there).not.toHaveAttribute('data-command', /./);
  await there.locator('[data-action="lock"]').click();
  await expect(there).toHaveAttribute('data-command', 'verified');
  await expect(here).toHaveAttribute('data-reported', 'locked');
  await expect(here).toContainText(TEXT.en.commands.relocked);
  expect(station.carriedOut.map(({ action, by }) => `${action} ${by}`)).toEqual([
    'unlock wang@control-1',
    'lock wang@control-2',
  ]);
});

test('only the right station ends a command, and a station whose clock is ahead is told apart', async ({
  room,
}) => {
  const broker = await room.broker();
  const station = await openCommandedStation(room, broker.url, ID);
  const stranger = await room.gateway(broker.url, 'longzihu');
  const { page } = await opened(room, broker.url, 'control-1');
  const light = deviceOf(page, 'main-light');
  station.behave({ acceptsAfterMs: null, actsAfterMs: null });
  await light.locator('[data-action="on"]').click();
  await expect.poll(() => station.arrivals.length).toBe(1);
  const id = station.arrivals[0]?.id ?? '';
  const answer = (status: string, fields: object = {}): Promise<void> =>
    stranger.say(aResultMessage({ id, ts: Date.now(), status, ...fields }));

  await expect(light).toHaveAttribute('data-command', 'sent');
  await stranger.say(aResultMessage({ id, ts: Date.now(), status: 'done' }, { station: 'longzihu' }));
  await stranger.say(aStateMessage({ ts: Date.now(), on: true, command: id }, { station: 'longzihu' }));
  await answer('rejected', { id: 'of-nobody' });
  await answer('accepted');
  await expect(light).toHaveAttribute('data-command', 'accepted');
  await answer('done');
  await answer('done');
  await answer('accepted');
  await stranger.say(aStateMessage({ ts: Date.now(), on: true, command: id }));
  await expect(light).toHaveAttribute('data-command', 'verified');

  await light.locator('[data-action="on"]').click();
  await expect.poll(() => station.arrivals.length).toBe(2);
  const fiveMinutesAhead = { ts: Date.now() + 300_000, reason: 'expired' };
  await stranger.say(
    aResultMessage({ id: station.arrivals[1]?.id, status: 'rejected', ...fiveMinutesAhead }),
  );
  await expect(light).toHaveAttribute('data-command', 'rejected');
  await expect(light).toContainText(TEXT.en.commands.cause['station-clock']);
});
