import { expect, type Page } from '@playwright/test';
import {
  acknowledge,
  expectLife,
  expectSounding,
  opened,
  profileWithRule,
  raised,
  rowOf,
  STATION,
} from '../support/alarm-rig.ts';
import { askedAgain } from '../support/asked-again.ts';
import { LANGUAGES, TEXT } from '../support/handles.ts';
import { test } from '../support/room.ts';

const DUMB = 'console-sound-failed';
/** Ten times what it takes, for a machine that does other things too. */
const LATE_MS = 1_000;

for (const lang of LANGUAGES) {
  const { frame, words } = TEXT[lang];

  test(`without a sound output an alarm is shouted on the screen, and it is an alarm itself until there is one (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const gateway = await room.gateway(broker.url, STATION);
    // Its delay of a minute apart, the rule is the default one.
    const profile = await profileWithRule(room, 'sound-failed', { onDelayS: 0 });
    const dumb = await opened(room, broker.url, 'dumb', { profile, lang, loudspeaker: false });
    const { page } = dumb;
    // Known before anything has to be heard.
    await expect(page.locator('.horn')).toContainText(frame.horn.failed);
    await expect(page.locator('[data-unheard]')).toHaveCount(0);
    await expect(rowOf(page, DUMB, '_console')).toHaveCount(0);

    await gateway.say(raised('o1'));
    await expectSounding(page, true);
    const banner = page.locator('[data-unheard="critical"]');
    await expect(banner).toBeVisible();
    await expect(banner.getByRole('heading')).toHaveText(
      frame.horn.unheard.replace('{{alarm}}', words.alarmOf.critical),
    );
    await expect(rowOf(page, DUMB, '_console')).toHaveAttribute('data-alarm-state', 'unacknowledged');
    await expect(rowOf(page, DUMB, '_console')).toHaveAttribute('data-priority', 'high');
    await expectLife(page, 'unacknowledged');

    // It is for the eye alone: once the alarm is acknowledged nothing sounds, and nothing is shouted.
    await acknowledge(page, 'seen');
    await expectSounding(page, false);
    await expect(banner).toHaveCount(0);

    await dumb.close();
    const mended = await opened(room, broker.url, 'dumb', { profile, lang });
    const state = rowOf(mended.page, DUMB, '_console');
    await expect(state).toHaveAttribute('data-alarm-state', 'returned-unacknowledged');
    await expect(mended.page.locator('.horn')).not.toContainText(frame.horn.failed);
  });
}

test('a self-test that nobody heard is an alarm, also after a restart, until it is heard', async ({
  room,
}) => {
  const { frame } = TEXT.en;
  const broker = await room.broker();
  const profile = await profileWithRule(room, 'sound-failed', { onDelayS: 0 });
  const first = await opened(room, broker.url, 'tested', { profile });
  const answer = async (page: Page, heard: 'yes' | 'no'): Promise<void> => {
    await page.getByRole('button', { name: frame.horn.more }).click();
    await page.getByRole('button', { name: frame.horn.test }).click();
    await page.locator(`[data-heard="${heard}"]`).click({ timeout: 30_000 });
    await expect(page.getByText(frame.horn.answer[heard])).toBeVisible();
  };
  await answer(first.page, 'no');
  const alarm = (page: Page) => rowOf(page, DUMB, '_console');
  await expect(alarm(first.page)).toHaveAttribute('data-alarm-state', 'unacknowledged');
  await expect(first.page.locator('.horn')).toContainText(frame.horn.failed);
  await first.close();

  const { page } = await opened(room, broker.url, 'tested', { profile });
  await expect(page.locator('.horn')).toContainText(frame.horn.failed);
  await expect(alarm(page)).toHaveAttribute('data-alarm-state', 'unacknowledged');
  await answer(page, 'yes');
  await expect(alarm(page)).toHaveAttribute('data-alarm-state', 'returned-unacknowledged');
  await expect(page.locator('.horn')).not.toContainText(frame.horn.failed);
});

test('a loudspeaker that is pulled out while an alarm sounds is missed, and found when it is back', async ({
  room,
}) => {
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, STATION);
  const profile = await profileWithRule(room, 'sound-failed', { onDelayS: 0 });
  const { page } = await opened(room, broker.url, 'pulled', { profile });
  await gateway.say(raised('o1'));
  await expectSounding(page, true);
  await expect(page.locator('[data-unheard]')).toHaveCount(0);

  // What Chromium tells of outputs is the one thing that no test can pull out of it.
  await page.evaluate(() => {
    const asked = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
    Object.assign(window, {
      plugIn: () => Object.assign(navigator.mediaDevices, { enumerateDevices: asked }),
    });
    Object.assign(navigator.mediaDevices, { enumerateDevices: () => Promise.resolve([]) });
  });
  await expect(page.locator('[data-unheard="critical"]')).toBeVisible();
  const alarm = rowOf(page, DUMB, '_console');
  await expect(alarm).toHaveAttribute('data-alarm-state', 'unacknowledged');

  await page.evaluate(() => (window as unknown as { plugIn: () => void }).plugIn());
  await expect(page.locator('[data-unheard]')).toHaveCount(0);
  await expect(alarm).toHaveAttribute('data-alarm-state', 'returned-unacknowledged');
  await expectSounding(page, true);
});

test('an alarm sounds while the window is minimised and hidden, and is heard', async ({ room }) => {
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, STATION);
  const { app, page } = await opened(room, broker.url, 'hidden');
  // The horn has waited for what other consoles did, and may sound at once from now on.
  await gateway.say(raised('o1', { priority: 'low', type: 'supplies' }, 'paper'));
  await expectSounding(page, true);
  await acknowledge(page, '', 'paper');
  await expectSounding(page, false);
  await askedAgain(() =>
    app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        window.minimize();
        window.hide();
      }
    }),
  );
  const sounded = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const horn = document.querySelector<HTMLElement>('[data-sounding]');
        if (horn === null) throw new Error('no horn');
        new MutationObserver(() => {
          if (horn.dataset['sounding'] === 'true') resolve(Date.now());
        }).observe(horn, { attributes: true });
      }),
  );
  const saidMs = Date.now();
  await gateway.say(raised('o2'));
  // Throttled timers of a hidden page would make it a second and more.
  expect((await sounded) - saidMs).toBeLessThan(LATE_MS);
  await expect(page.locator('.horn')).not.toContainText(TEXT.en.frame.horn.failed);
});
