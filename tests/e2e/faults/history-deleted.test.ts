import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expectConnected } from '../support/console.ts';
import { expectNothingLost } from '../support/oracle.ts';
import { test } from '../support/room.ts';

const LOAD_PER_S = 200;
const SOME_MESSAGES = 500;

test('a history that is deleted under way is made anew from the journal', async ({ room }) => {
  const broker = await room.broker();
  const running = await room.console({ flags: ['--broker', broker.url] });
  await expectConnected(running);
  const ledger = await room.ledger(broker.url);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(running, ledger);

  const load = ledger.load(LOAD_PER_S);
  await ledger.grownBy(SOME_MESSAGES);
  await running.page.evaluate(deleteHistory, 'waystation');
  await ledger.grownBy(SOME_MESSAGES);
  await load.stop();
  await expectNothingLost(running, ledger);
});

test('a history that is gone at the start is made anew from the journal', async ({ room }) => {
  const broker = await room.broker();
  const options = { profile: await room.profile(), flags: ['--broker', broker.url] };
  const first = await room.console(options);
  await expectConnected(first);
  const ledger = await room.ledger(broker.url);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(first, ledger);
  await first.close();

  await rm(join(options.profile, 'IndexedDB'), { recursive: true });
  const second = await room.console(options);
  await expectNothingLost(second, ledger);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(second, ledger);
});

/** Runs in the page; resolves when the database is gone. */
function deleteHistory(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}
