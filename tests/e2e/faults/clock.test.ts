import { CLOCK, shiftClock } from '../support/clock.ts';
import { expectConnected } from '../support/console.ts';
import { expectNothingLost } from '../support/oracle.ts';
import { test } from '../support/room.ts';

const HOUR_MS = 3_600_000;
const LOAD_PER_S = 100;
const SOME_MESSAGES = 300;

for (const [direction, shiftMs] of [
  ['forward', 5 * HOUR_MS],
  ['back', -3 * HOUR_MS],
] as const) {
  test(`a clock that jumps ${direction} by hours under load loses nothing`, async ({ room }) => {
    let shifted = 0;
    const consoleNow = (): number => Date.now() + shifted;
    const broker = await room.broker();
    const options = { profile: await room.profile(), flags: ['--broker', broker.url], before: [CLOCK] };
    const running = await room.console(options);
    await expectConnected(running);
    const ledger = await room.ledger(broker.url, { consoleNow });
    await ledger.send(SOME_MESSAGES);
    await expectNothingLost(running, ledger, { nowMs: consoleNow() });

    await shiftClock(running, shiftMs);
    shifted = shiftMs;
    const load = ledger.load(LOAD_PER_S);
    await ledger.grownBy(SOME_MESSAGES);
    await load.stop();
    await expectNothingLost(running, ledger, { nowMs: consoleNow() });

    await running.kill();
    const again = await room.console(options);
    await shiftClock(again, shiftMs);
    await ledger.send(SOME_MESSAGES);
    await expectNothingLost(again, ledger, { nowMs: consoleNow() });
  });
}
