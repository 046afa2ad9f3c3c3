import { expect, type ElectronApplication } from '@playwright/test';
import { opened, raised, rowOf, STATION } from './support/alarm-rig.ts';
import { askedAgain } from './support/asked-again.ts';
import { LANGUAGES, TEXT } from './support/handles.ts';
import { test } from './support/room.ts';

/** A high alarm escalates five minutes after it began, if nobody answers. */
const ESCALATES_MS = 300_000;
/** No desktop of a test shows notifications: what would be shown is kept. */
const KEPT = 'shownNotices';

const keepNotices = (app: ElectronApplication): Promise<void> =>
  askedAgain(() =>
    app.evaluate(({ Notification }, kept) => {
      const shown: string[] = [];
      Object.assign(globalThis, { [kept]: shown });
      Notification.isSupported = () => true;
      Notification.prototype.show = function show(this: { title: string; body: string }) {
        shown.push(`${this.title} | ${this.body}`);
      };
    }, KEPT),
  );

const notices = (app: ElectronApplication): Promise<readonly string[]> =>
  askedAgain(() =>
    app.evaluate((_, kept) => [...((globalThis as unknown as Record<string, string[]>)[kept] ?? [])], KEPT),
  );

const hideAll = (app: ElectronApplication): Promise<void> =>
  askedAgain(() =>
    app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.hide();
    }),
  );

const areSeen = (app: ElectronApplication): Promise<readonly boolean[]> =>
  askedAgain(() =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.isVisible() && !window.isMinimized()),
    ),
  );

for (const lang of LANGUAGES) {
  const { alarms, frame, words } = TEXT[lang];

  test(`what nobody answers is told to the desktop, and comes up on every screen, before what is newer (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const gateway = await room.gateway(broker.url, STATION);
    const { app, page } = await opened(room, broker.url, 'night', { lang });
    const opening = app.waitForEvent('window');
    await page.getByRole('button', { name: frame.secondWindow }).click();
    const second = await opening;
    await expect(second.locator('[data-connection="connected"]')).toBeVisible();
    await keepNotices(app);
    await hideAll(app);
    expect(await areSeen(app)).toEqual([false, false]);

    const door = { type: 'door-held', priority: 'high', text: '' };
    await gateway.say(raised('o1', { ...door, ts: Date.now() - ESCALATES_MS + 3_000 }, 'front'));
    const told = `${alarms.unanswered} · ${words.priority.high} · ${words.alarmType['door-held']}`;
    await expect.poll(() => notices(app), { timeout: 30_000 }).toContainEqual(expect.stringContaining(told));
    await expect.poll(() => areSeen(app)).toEqual([true, true]);

    // What is as grave and newer does not take its place.
    await gateway.say(raised('o2', door, 'back'));
    await expect(rowOf(page, 'back')).toHaveAttribute('data-alarm-state', 'unacknowledged');
    await expect(page.locator('[data-alarm]').first()).toHaveAttribute('data-alarm', `${STATION}/front`);
    await expect(rowOf(page, 'front')).toContainText(alarms.unanswered);
    const strip = page.locator('.strip [data-escalated]');
    await expect(strip).toContainText(alarms.escalated.split('{{since}}')[0] ?? '');
    await expect(second.locator('.strip [data-escalated]')).toBeVisible();
  });
}
