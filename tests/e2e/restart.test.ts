import { expect } from '@playwright/test';
import { expectConnected } from './support/console.ts';
import { TEXT } from './support/handles.ts';
import { expectNothingLost, expectPicture } from './support/oracle.ts';
import { test } from './support/room.ts';

const SOME_MESSAGES = 200;

test('a window that is loaded anew shows and keeps everything', async ({ room }) => {
  const broker = await room.broker();
  const running = await room.console({ flags: ['--broker', broker.url] });
  await expectConnected(running);
  const ledger = await room.ledger(broker.url);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(running, ledger);
  await running.page.reload();
  await expectNothingLost(running, ledger);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(running, ledger);
});

test('a restart without a broker shows what was known, and says that it is from before', async ({ room }) => {
  const broker = await room.broker();
  const options = { profile: await room.profile(), flags: ['--lang', 'en', '--broker', broker.url] };
  const first = await room.console(options);
  await expectConnected(first);
  const ledger = await room.ledger(broker.url);
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(first, ledger);
  await first.close();
  await broker.stop('SIGTERM');

  const second = await room.console(options);
  await expectPicture(second, ledger);
  await expect(second.page.locator('[data-connection="connected"]')).toBeHidden();
  await expect(second.page.getByText(TEXT.en.frame.lost.title).first()).toBeVisible();
  for (const id of ledger.stations)
    await expect(second.page.locator(`[data-station="${id}"]`)).toContainText(TEXT.en.words.origin.restored);

  await broker.start();
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(second, ledger);
  await expect(second.page.getByText(TEXT.en.words.origin.restored)).toHaveCount(0);
});
