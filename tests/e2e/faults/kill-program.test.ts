import { expectConnected } from '../support/console.ts';
import { expectNothingLost } from '../support/oracle.ts';
import { test } from '../support/room.ts';
import { counted, seededChance } from '../support/rounds.ts';

const KILLS = counted(3, 50);
/** A busy district; the machine also carries the broker and the gateways. */
const LOAD_PER_S = 200;
/** The kill strikes within so many messages after the window is there: while connecting, catching up, or in full run. */
const WITHIN_MESSAGES = 400;

test(`kill -9 of the whole program at ${KILLS} random moments loses nothing`, async ({ room }) => {
  test.setTimeout(60_000 + KILLS * 15_000);
  const chance = seededChance('kill -9 of the program');
  const broker = await room.broker();
  const options = { profile: await room.profile(), flags: ['--broker', broker.url] };
  let running = await room.console(options);
  await expectConnected(running);

  const ledger = await room.ledger(broker.url);
  const load = ledger.load(LOAD_PER_S);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await ledger.grownBy(chance.between(0, WITHIN_MESSAGES));
    await running.kill();
    running = await room.console(options);
  }
  await load.stop();
  await expectNothingLost(running, ledger);
});
