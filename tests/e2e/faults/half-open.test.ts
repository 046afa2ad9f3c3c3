import { expectConnected, expectNotConnected } from '../support/console.ts';
import { startFarBroker } from '../support/far-broker.ts';
import { expectNothingLost } from '../support/oracle.ts';
import { test } from '../support/room.ts';

const LOAD_PER_S = 100;
const SOME_MESSAGES = 200;

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
  await expectNotConnected(running);
  await broker.heal();
  await ledger.grownBy(SOME_MESSAGES);
  await load.stop();
  await expectNothingLost(running, ledger);
});
