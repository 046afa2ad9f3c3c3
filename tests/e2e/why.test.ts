import { expect, type Page } from '@playwright/test';
import { aPeopleMessage } from '../builders/messages.ts';
import { CLOCK, shiftClock } from './support/clock.ts';
import { goTo, LANGUAGES, station, TEXT } from './support/handles.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';
/** Longer than the silence after which a station is stale. */
const SILENT_MS = 150_000;

/** Judged within a second, but for a broker that is gone: it is tried again first. */
const expectBroken = async (page: Page, link: string): Promise<void> => {
  await expect(page.locator('[data-why-mark="broken"]')).toHaveAttribute('data-why-link', link, {
    timeout: 60_000,
  });
  await expect(page.locator('[data-why-mark="broken"]')).toHaveCount(1);
};

const marks = (page: Page, mark: string): Promise<string[]> =>
  page
    .locator(`[data-why-mark="${mark}"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-why-link') ?? ''));

for (const lang of LANGUAGES) {
  const { why, problem } = TEXT[lang];

  test(`a grey tile leads to the link that is broken: will, silence, broker (${lang})`, async ({ room }) => {
    const broker = await room.broker();
    const running = await room.console({
      flags: ['--broker', broker.url, '--lang', lang],
      before: [CLOCK],
    });
    const { page } = running;
    const gateway = await room.gateway(broker.url, ID);
    await gateway.say(aPeopleMessage({ ts: Date.now(), in: 1 }));
    await expect(station(page, ID)).toHaveAttribute('data-state', 'online');
    await expect(station(page, ID).locator('.why-link')).toHaveCount(0);

    gateway.cut();
    await expect(station(page, ID)).toHaveAttribute('data-state', 'offline');
    await station(page, ID).locator('.why-link').click();
    await expectBroken(page, 'topic');
    await expect(page.locator('[data-why-link="rule"]')).toContainText(why.code.will);
    await expect(page.locator('[data-why-link="topic"]')).toContainText(`${ID}/status`);
    expect(await marks(page, 'good')).toEqual(['packet', 'session', 'line']);

    const again = await room.gateway(broker.url, ID);
    await again.say(aPeopleMessage({ ts: Date.now(), in: 1 }));
    await expect(page.getByText(why.allGood)).toBeVisible();

    await goTo(page, 'overview');
    await shiftClock(running, SILENT_MS);
    await expect(station(page, ID)).toHaveAttribute('data-state', 'stale');
    await station(page, ID).locator('a').first().focus();
    await page.keyboard.press('w');
    await expectBroken(page, 'packet');
    await expect(page.locator('[data-why-link="packet"]')).toContainText(`${ID}/people`);
    await expect(page.locator('.why-conclusion')).toContainText(why.do.old);
    expect(await marks(page, 'good')).toEqual(['session', 'line']);

    await broker.stop();
    await goTo(page, `station/${ID}`);
    await page.locator(`[data-why="${ID}"]`).click();
    await expectBroken(page, 'line');
    await expect(page.locator('[data-why-link="line"]')).toContainText(problem.refused);
    expect(await marks(page, 'good')).toEqual([]);
  });
}
