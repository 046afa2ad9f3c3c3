import { expect } from '@playwright/test';
import { expectConnected } from '../support/console.ts';
import { startFarBroker } from '../support/far-broker.ts';
import { expectNothingLost } from '../support/oracle.ts';
import { test } from '../support/room.ts';

const LOAD_PER_S = 100;
const SOME_MESSAGES = 200;
/** One and a half keep-alives of 15 s, and a little for a busy machine. */
const NOTICED_WITHIN_MS = 30_000;

test('a connection whose packets vanish without a word is noticed, and nothing of it is lost', async ({
  room,
}) => {
  test.setTimeout(180_000);
  const broker = await startFarBroker(room);
  const running = await room.console({ flags: ['--broker', broker.url] });
  await expectConnected(running);
  const ledger = await room.ledger(broker.gatewaysUrl);
  const load = ledger.load(LOAD_PER_S);
  await ledger.grownBy(SOME_MESSAGES);

  await broker.swallow();
  await expect(running.page.locator('[data-connection]')).not.toHaveAttribute(
    'data-connection',
    'connected',
    {
      timeout: NOTICED_WITHIN_MS,
    },
  );
  await broker.heal();
  await ledger.grownBy(SOME_MESSAGES);
  await load.stop();
  await expectNothingLost(running, ledger);
});
