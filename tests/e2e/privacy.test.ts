import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { openJournal } from '../../src-main/adapters/level-journal.ts';
import { tokenIn } from '../../src-shared/domain/tokens.ts';
import { aDoorEvent } from '../builders/events.ts';
import { aDoorMessage } from '../builders/messages.ts';
import { expectConnected } from './support/console.ts';
import { goTo, LANGUAGES, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { plantedIn } from './support/planted.ts';
import { counted, seededChance } from './support/rounds.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';
const ONE = 'Rq7mVx2LkT9wZc4B';
const OTHER = 'Hn3pYd8QfW6sJa1G';
const quiet = { info: () => undefined, warn: () => undefined };

/** Tokens in the journal of a console that has ended, in its order. */
async function tokensIn(profile: string): Promise<string[]> {
  const journal = await openJournal(join(profile, 'journal'), quiet);
  const entries = await journal.read(0, 100_000);
  await journal.close();
  return entries.flatMap(({ json }) => tokenIn(json) ?? []);
}

const tokensRow = (page: Page) => page.locator('[data-kept="tokens"]');

for (const lang of LANGUAGES) {
  const { privacy, settings, audit } = TEXT[lang];
  const kept = (entries: number, tokens: number): string =>
    privacy.tokens
      .replace('{{entries}}', String(entries))
      .replace('{{tokens}}', String(tokens))
      .split('{{oldest}}')[0] ?? '';

  test(`what is kept is shown, and one person is taken out on request, with proof (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const gateway = await room.gateway(broker.url, ID);
    const profile = await room.profile();
    const running = await room.console({ profile, flags: ['--broker', broker.url, '--lang', lang] });
    const { page } = running;
    await expectConnected(running);
    for (const person of [ONE, OTHER, ONE]) await gateway.say(aDoorMessage({ ts: Date.now(), person }));
    await signedIn(page);
    await goTo(page, 'settings/privacy');
    const again = page.getByRole('button', { name: privacy.countAgain });
    await expect(async () => {
      await again.click();
      await expect(tokensRow(page)).toContainText(kept(3, 2), { timeout: 1_000 });
    }).toPass();
    await expect(tokensRow(page)).toContainText(privacy.days.replace('{{n}}', '30'));
    await expect(page.getByText(privacy.never)).toBeVisible();

    await page.getByLabel(privacy.token, { exact: true }).fill(ONE);
    await page.getByRole('button', { name: privacy.doErase }).click();
    await page.getByRole('button', { name: privacy.yes }).click();
    await expect(page.locator('[data-erase]')).toHaveAttribute('data-erase', 'done');
    await expect(tokensRow(page)).toContainText(kept(1, 1));

    await page.getByLabel(privacy.atMost).fill('7');
    await page.getByRole('button', { name: settings.apply }).click();
    await expect(tokensRow(page)).toContainText(privacy.days.replace('{{n}}', '7'));

    await goTo(page, 'settings/audit');
    const deeds = page.locator('[data-audit-action="privacy-deleted"]');
    await expect(deeds).toHaveCount(2);
    await expect(deeds.first()).toContainText(audit.action['privacy-deleted']);
    await expect(deeds.first()).not.toContainText(ONE);
    await running.close();
    expect(await tokensIn(profile)).toEqual([OTHER]);
    // Nor in any file: not in the history, which never had it, not in the audit, not in a log.
    expect(await plantedIn(profile, [ONE])).toEqual([]);
    expect(await plantedIn(join(profile, 'IndexedDB'), [OTHER])).toEqual([]);
  });
}

const KILLS = counted(1, 20);
const ENTRIES = 20_000;
/** An erasure of so many takes about half a second in a console that has just started. */
const LATEST_MS = 600;

test(`kill -9 in the middle of a deletion, at ${KILLS} moments: it is done and told, or not begun`, async ({
  room,
}) => {
  const chance = seededChance('privacy');
  for (let kill = 0; kill < KILLS; kill += 1) {
    const broker = await room.broker();
    const profile = await room.profile();
    const journal = await openJournal(join(profile, 'journal'), quiet);
    const arrivedMs = Date.now();
    await journal.append(
      Array.from({ length: ENTRIES }, (_, n) =>
        aDoorEvent({ station: ID, id: `d-${n}`, person: `p-${n}`, arrivedMs, atMs: arrivedMs }),
      ),
    );
    await journal.close();
    const options = { profile, flags: ['--broker', broker.url, '--lang', 'en'] };
    const first = await room.console(options);
    const { page } = first;
    const { privacy } = TEXT.en;
    await signedIn(page);
    await goTo(page, 'settings/privacy');
    await expect(tokensRow(page)).toContainText(String(ENTRIES));
    await page.getByText(privacy.ofStation).click();
    await page.getByLabel(privacy.station, { exact: true }).press('ArrowDown');
    await page.getByLabel(privacy.station, { exact: true }).press('Enter');
    await page.getByRole('button', { name: privacy.doErase }).click();
    await page.getByRole('button', { name: privacy.yes }).click();
    await new Promise((resolve) => setTimeout(resolve, chance.next() * LATEST_MS));
    await first.kill();

    const second = await room.console(options);
    await signedIn(second.page);
    await goTo(second.page, 'settings/privacy');
    await expect(tokensRow(second.page)).not.toContainText(privacy.erasing);
    await second.close();
    const left = await tokensIn(profile);
    const told = await plantedIn(join(profile, 'audit'), ['"state":"done"', '"state":"begun"']);
    const isDone = told.some((line) => line.includes('done'));
    expect([left.length, isDone]).toEqual(isDone ? [0, true] : [ENTRIES, false]);
    if (isDone) expect(told).toHaveLength(2);
  }
});
