import { expect } from '@playwright/test';
import { setTimeout as pass } from 'node:timers/promises';
import { expectConnected, expectNotConnected } from '../support/console.ts';
import { expectNothingLost, expectShownGaps } from '../support/oracle.ts';
import { test, type Room } from '../support/room.ts';
import { counted } from '../support/rounds.ts';

const LOAD_PER_S = 200;
const SOME_MESSAGES = 300;
/** How long the broker is away. */
const AWAY_MS = counted(8_000, 180_000);
/** Saves after every message: as safe as Mosquitto can be made. */
const PERSISTENT = ['autosave_interval 1', 'autosave_on_changes true'];
const FORGETFUL = ['persistence false'];

async function connected(room: Room, lines: readonly string[] = []) {
  const broker = await room.broker({ lines });
  const running = await room.console({ flags: ['--lang', 'en', '--broker', broker.url] });
  await expectConnected(running);
  const ledger = await room.ledger(broker.url);
  return { broker, running, ledger };
}

test('a broker that is restarted under load and keeps its sessions loses nothing', async ({ room }) => {
  const { broker, running, ledger } = await connected(room);
  const load = ledger.load(LOAD_PER_S);
  await ledger.grownBy(SOME_MESSAGES);
  await broker.stop('SIGTERM');
  await broker.start();
  await ledger.grownBy(SOME_MESSAGES);
  await load.stop();
  await expectNothingLost(running, ledger);
});

for (const [name, lines] of [
  ['with', PERSISTENT],
  ['without', FORGETFUL],
] as const) {
  test(`kill -9 of a broker ${name} persistence: what it takes along is shown as missing`, async ({
    room,
  }) => {
    const { broker, running, ledger } = await connected(room, lines);
    const load = ledger.load(LOAD_PER_S);
    await ledger.grownBy(SOME_MESSAGES);
    await broker.stop('SIGKILL');
    await broker.start();
    await expectConnected(running);
    await ledger.grownBy(SOME_MESSAGES);
    await load.stop();
    await expectShownGaps(running, ledger);
  });
}

test('a broker that is killed between two messages costs nothing', async ({ room }) => {
  const { broker, running, ledger } = await connected(room, FORGETFUL);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(running, ledger);
  await broker.stop('SIGKILL');
  await expectNotConnected(running);
  await broker.start();
  await expectConnected(running);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(running, ledger);
});

test(`a broker that is gone for ${AWAY_MS / 1_000} s is said to be, and afterwards all arrives`, async ({
  room,
}) => {
  test.setTimeout(120_000 + AWAY_MS);
  const { broker, running, ledger } = await connected(room);
  await ledger.send(SOME_MESSAGES);
  await broker.stop('SIGTERM');
  await expectNotConnected(running);
  const away = pass(AWAY_MS);
  const load = ledger.load(LOAD_PER_S / 10);
  await away;
  await expect(running.page.getByText('The picture is not live').first()).toBeVisible();
  await broker.start();
  await load.stop();
  await expectNothingLost(running, ledger);
});
