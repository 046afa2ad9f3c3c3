import { expect, type Page } from '@playwright/test';
import * as message from '../builders/messages.ts';
import { field, goTo, LANGUAGES, station, TEXT } from './support/handles.ts';
import { readHistory } from './support/history.ts';
import { signedIn } from './support/operators.ts';
import { test, type Room } from './support/room.ts';

const ID = 'kexuecheng';
/** Beyond the five minutes that clocks may differ. */
const LATE_MS = 10 * 60_000;
const now = (): { ts: number } => ({ ts: Date.now() });

async function watched(room: Room, lang: 'zh-CN' | 'en' = 'zh-CN') {
  const broker = await room.broker();
  const running = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
  await expect(running.page.locator('[data-connection="connected"]')).toBeVisible();
  return { broker, running, page: running.page };
}

const expectState = (page: Page, state: string): Promise<void> =>
  expect(station(page, ID)).toHaveAttribute('data-state', state);

for (const lang of LANGUAGES) {
  const { overview, words } = TEXT[lang];

  test(`a station appears by itself, goes offline by its last will and comes back (${lang})`, async ({
    room,
  }) => {
    const { broker, page } = await watched(room, lang);
    await expect(page.getByText(overview.emptyTitle)).toBeVisible();

    const gateway = await room.gateway(broker.url, ID);
    await expectState(page, 'online');
    await expect(station(page, ID)).toContainText(lang === 'en' ? 'Science City Station' : '科学城驿站');
    await gateway.say(message.aPeopleMessage({ ...now(), in: 4 }));
    await expect(field(page, ID, 'inside')).toHaveText(/^4/);

    gateway.cut();
    await expectState(page, 'offline');
    await expect(station(page, ID)).toContainText(words.state.offline);
    await expect(field(page, ID, 'inside')).not.toHaveText(/^\d/);

    await room.gateway(broker.url, ID);
    await expectState(page, 'online');
    await expect(field(page, ID, 'inside')).toHaveText(/^4/);
  });

  test(`doors and devices are shown as reported, late ones as late, and as unknown before (${lang})`, async ({
    room,
  }) => {
    const { broker, page } = await watched(room, lang);
    const gateway = await room.gateway(broker.url, ID);
    await goTo(page, `station/${ID}`);
    const light = page.locator(`[data-device="${ID}/main-light"]`);
    const door = page.locator(`[data-device="${ID}/front"]`);
    await expect(light).toHaveAttribute('data-reported', 'unknown');
    await expect(door).toHaveAttribute('data-reported', 'unknown');

    await gateway.say(message.aStateMessage({ ...now(), on: true }));
    await gateway.say(
      message.aStateMessage({ ...now(), on: undefined, lock: 'unlocked' }, { device: 'front' }),
    );
    await expect(light).toHaveAttribute('data-reported', 'on');
    await expect(light).toContainText(words.on);
    await expect(door).toHaveAttribute('data-reported', 'unlocked');
    await expect(door).toContainText(words.lock.unlocked);

    await gateway.say(
      message.aDoorMessage({ ...now(), event: 'denied', method: 'card', group: 'ride-hailing' }),
    );
    const row = page.locator('.station-doors tbody').getByRole('row', { name: words.doorEvent.denied });
    await expect(row).toContainText(words.group['ride-hailing']);
    await expect(row).toContainText(words.method.card);
    await expect(row).not.toContainText('tok_');

    await gateway.say(message.aDoorMessage({ ts: Date.now() - LATE_MS, event: 'held' }));
    const late = page.locator('.station-doors tbody').getByRole('row', { name: words.doorEvent.held });
    await expect(late).toContainText(TEXT[lang].station.late);
    await expect(row).not.toContainText(TEXT[lang].station.late);
  });
}

test('a station that never told its status is unknown, however much it says', async ({ room }) => {
  const { broker, page } = await watched(room);
  const ledger = await room.ledger(broker.url);
  const { topic, payload } = message.aPeopleMessage(now(), { station: 'silent' });
  await ledger.raw.publishAsync(topic, payload, { qos: 1 });
  await expect(station(page, 'silent')).toHaveAttribute('data-state', 'unknown');
});

test('a station that falls silent is stale after the time that was set', async ({ room }) => {
  const { broker, page } = await watched(room, 'en');
  const { settings } = TEXT.en;
  await signedIn(page);
  await goTo(page, 'settings');
  await page.getByLabel(settings.staleAfter).fill('10');
  const form = page.locator('form', { has: page.getByLabel(settings.staleAfter) });
  await form.getByRole('button', { name: settings.apply, exact: true }).click();
  await expect(page.getByText(settings.applied, { exact: true })).toBeVisible();
  await goTo(page, 'overview');

  const gateway = await room.gateway(broker.url, ID);
  await expectState(page, 'online');
  await expectState(page, 'stale');
  await gateway.say(message.aPeopleMessage(now()));
  await expectState(page, 'online');
});

test('people are counted in and out; what is repeated or retained is not counted again', async ({ room }) => {
  const { broker, running, page } = await watched(room);
  const gateway = await room.gateway(broker.url, ID);
  const people = (fields: Record<string, unknown>) => message.aPeopleMessage({ ...now(), ...fields });
  const shows = async (inside: number, entries: number): Promise<void> => {
    await expect(field(page, ID, 'inside')).toHaveText(new RegExp(`^${inside}(\\D|$)`));
    await expect(field(page, ID, 'entries')).toHaveText(new RegExp(`^${entries}(\\D|$)`));
  };
  await gateway.say(people({ in: 5 }));
  await gateway.say(people({ in: 0, out: 2 }));
  await shows(3, 5);

  const twice = people({ in: 2 });
  await gateway.say(twice);
  await gateway.say(twice);
  await shows(5, 7);

  // Retained by mistake: what a late subscriber gets is history, not news.
  await gateway.say({ ...people({ in: 1, id: 'kept' }), retain: true });
  await shows(6, 8);
  await page.reload();
  await shows(6, 8);

  // The sensor's own count is an anchor; visits are untouched by it.
  await gateway.say(people({ in: 1, inside: 3 }));
  await shows(3, 9);
  await expect
    .poll(async () => (await readHistory(running))?.filter(({ id }) => id === 'kept').length)
    .toBe(1);
});

test('power is shown in kW, and unknown before the first reading', async ({ room }) => {
  const { broker, page } = await watched(room);
  const gateway = await room.gateway(broker.url, ID);
  await expectState(page, 'online');
  await expect(field(page, ID, 'power')).not.toHaveText(/\d/);
  await gateway.say(message.aPowerMessage({ ...now(), w: 1_812.4 }));
  await expect(field(page, ID, 'power')).toHaveText(/^1\.81/);
});

test('a count of heads corrects the people inside, and leaves the visits as counted', async ({ room }) => {
  const { broker, page } = await watched(room, 'en');
  const gateway = await room.gateway(broker.url, ID);
  await gateway.say(message.aPeopleMessage({ ...now(), in: 6 }));
  await signedIn(page);
  await goTo(page, `station/${ID}`);
  const words = TEXT.en.station;
  await page.getByRole('button', { name: words.correct }).click();
  await page.getByLabel(words.correctInside).fill('4');
  await page.getByLabel(words.correctNote).fill('counted on camera 1');
  await page.getByRole('button', { name: words.correctSave }).click();
  await expect(page.locator('[data-field="inside"]')).toHaveText(/^4/);
  await expect(page.locator('[data-field="entries"]')).toHaveText(/^6/);
  await expect(page.getByText('counted on camera 1')).toBeVisible();
});
