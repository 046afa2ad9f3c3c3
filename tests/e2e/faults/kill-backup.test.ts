import { expect, type Page } from '@playwright/test';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkBackup } from '../../../src-main/backup/restore.ts';
import { aPeopleMessage } from '../../builders/messages.ts';
import type { RunningConsole } from '../support/console.ts';
import { answerDialogs } from '../support/dialogs.ts';
import { goTo, TEXT } from '../support/handles.ts';
import { readHistory } from '../support/history.ts';
import { signedIn } from '../support/operators.ts';
import { test } from '../support/room.ts';
import { counted, seededChance } from '../support/rounds.ts';

const KILLS = counted(2, 20);
const STATION = 'kexuecheng';
const WITHIN_MS = 60_000;
/** A backup of so little takes two seconds, a restore one: the kill strikes anywhere from the start to after the end. */
const STRIKES_WITHIN_MS = 3_000;
const text = TEXT.en.storage;
const unfollowed = { signal: new AbortController().signal, onShare: () => undefined };

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function openStorage({ page }: RunningConsole): Promise<void> {
  await signedIn(page);
  await goTo(page, 'settings/storage');
  await expect(button(page, text.makeNow)).toBeEnabled();
}

const idsIn = async (running: RunningConsole): Promise<readonly string[]> =>
  ((await readHistory(running)) ?? []).map(({ id }) => id).filter((id) => id.startsWith('visit-'));

test(`kill -9 at ${KILLS} moments of a backup and of a restore leaves the old or the new, and never a mixture`, async ({
  room,
}) => {
  test.setTimeout(120_000 + KILLS * 120_000);
  const chance = seededChance('kill -9 of a backup');
  const strikes = (): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, chance.between(0, STRIKES_WITHIN_MS)));
  const broker = await room.broker();
  const profile = await room.profile();
  const folder = await room.profile();
  const start = () => room.console({ profile, flags: ['--lang', 'en', '--broker', broker.url] });
  const gateway = await room.gateway(broker.url, STATION);
  let visits = 0;
  const visit = async (running: RunningConsole): Promise<void> => {
    visits += 1;
    await gateway.say(aPeopleMessage({ id: `visit-${String(visits)}`, ts: Date.now() }));
    await expect
      .poll(async () => (await idsIn(running)).includes(`visit-${String(visits)}`), { timeout: WITHIN_MS })
      .toBe(true);
  };

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const running = await start();
    await visit(running);
    await openStorage(running);
    const file = join(folder, `${String(kill)}.waystation`);
    await answerDialogs(running, { save: file });
    await button(running.page, text.makeNow).click();
    await strikes();
    await running.kill();
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
    for (const name of names)
      expect(await checkBackup(join(folder, name), '', unfollowed)).toMatchObject({ ok: true });
  }

  // One that is whole, and then something that is not in it.
  const source = await start();
  await openStorage(source);
  const whole = join(folder, 'whole.waystation');
  await answerDialogs(source, { save: whole, open: whole });
  await button(source.page, text.makeNow).click();
  await expect(source.page.locator('[data-backup-outcome="ok"]')).toBeVisible({ timeout: WITHIN_MS });
  const backedUp = await idsIn(source);
  await visit(source);
  const old = await idsIn(source);
  await source.close();

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const running = await start();
    await openStorage(running);
    await answerDialogs(running, { open: whole });
    await button(running.page, text.choose).click();
    await button(running.page, text.check).click();
    await expect(running.page.locator('[data-restore-checked="whole"]')).toBeVisible({ timeout: WITHIN_MS });
    await button(running.page, text.prepare).click();
    await running.page.locator('.ant-popconfirm .ant-btn-primary').click();
    await strikes();
    await running.kill();

    const after = await start();
    const isWhole = async (): Promise<boolean> => {
      const ids = JSON.stringify(await idsIn(after));
      return ids === JSON.stringify(old) || ids === JSON.stringify(backedUp);
    };
    await expect.poll(isWhole, { timeout: WITHIN_MS }).toBe(true);
    expect(await readdir(profile)).not.toContain('restore');
    await after.close();
  }
});
