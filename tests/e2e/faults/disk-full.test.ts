import { expect } from '@playwright/test';
import { expectConnected } from '../support/console.ts';
import { expectNothingLost } from '../support/oracle.ts';
import { test } from '../support/room.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

/** Room for the program's own files and for the 96 MiB above which the feed goes on. */
const DISK_MEBIBYTES = 320;
const SOME_MESSAGES = 500;
const LOAD_PER_S = 100;

for (const [left, leftBytes] of [
  ['a little', 20 * 1024 * 1024],
  ['nothing', 0],
] as const) {
  test(`a disk with ${left} left pauses the feed in plain sight; freed, all arrives`, async ({ room }) => {
    const disk = await mountSmallDisk(room, DISK_MEBIBYTES);
    const broker = await room.broker();
    const flags = ['--lang', 'en', '--broker', broker.url];
    const running = await room.console({ profile: disk.profile, flags });
    await expectConnected(running);
    const ledger = await room.ledger(broker.url);
    await ledger.send(SOME_MESSAGES);
    await expectNothingLost(running, ledger);

    const load = ledger.load(LOAD_PER_S);
    await disk.fillTo(leftBytes);
    await expect(running.page.getByText('The disk is nearly full: receiving is paused')).toBeVisible();
    await ledger.grownBy(SOME_MESSAGES);
    await disk.free();
    await expect(running.page.getByText('The disk is nearly full')).toBeHidden();
    await load.stop();
    await expectNothingLost(running, ledger);
  });
}
