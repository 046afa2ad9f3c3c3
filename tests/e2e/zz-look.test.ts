import { expect } from '@playwright/test';
import { askedAgain } from './support/asked-again.ts';
import { aPeopleMessage, aDoorMessage, aPowerMessage } from '../builders/messages.ts';
import { goTo, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { test } from './support/room.ts';

for (const [lang, w, h, dark] of [
  ['zh-CN', 1280, 800, true],
  ['en', 1920, 1080, false],
] as const)
  test(`look ${lang}`, async ({ room }) => {
    const broker = await room.broker();
    const running = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    const { page, app } = running;
    await askedAgain(() =>
      app.evaluate(
        ({ BrowserWindow }, [x, y]) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(x, y);
        },
        [w, h] as const,
      ),
    );
    if (!dark)
      await page
        .getByTitle(TEXT[lang].frame.theme.toLight)
        .or(page.getByLabel(TEXT[lang].frame.theme.toLight))
        .first()
        .click();
    const shot = async (name: string) => {
      await page.waitForTimeout(900);
      await page.screenshot({ path: `/tmp/wd-shots/${name}-${lang}.png` });
    };
    const g1 = await room.gateway(broker.url, 'kexuecheng');
    const g2 = await room.gateway(broker.url, 'wutong');
    await g1.say(aPeopleMessage({ ts: Date.now(), in: 3 }));
    await expect(page.locator('[data-station="wutong"]')).toBeVisible();
    g2.cut();
    await expect(page.locator('[data-station="wutong"]')).toHaveAttribute('data-state', 'offline');
    await shot('overview');
    await goTo(page, 'station/wutong');
    await shot('station');
    await goTo(page, 'devices/why/wutong');
    await shot('why');
    await goTo(page, 'devices/why/kexuecheng');
    await shot('why-good');
    await signedIn(page);
    await goTo(page, 'devices/raw');
    await shot('raw-closed');
    await page.locator('[data-raw-open]').click();
    await expect(page.locator('[data-raw-paused]')).toBeVisible();
    for (let i = 0; i < 10; i++) {
      await g1.say(aPeopleMessage({ ts: Date.now(), in: i }));
      await g1.say(aDoorMessage({ ts: Date.now() }));
      await g1.say(aPowerMessage({ ts: Date.now() }));
    }
    await g1.say({ ...aPeopleMessage(), payload: Buffer.from('{') });
    await shot('raw');
    await goTo(page, 'devices/schedules');
    await shot('schedules-empty');
    await page.getByRole('button', { name: TEXT[lang].schedules.add }).click();
    await page.getByRole('button', { name: TEXT[lang].schedules.add }).click();
    await page.getByLabel(TEXT[lang].schedules.at).last().click();
    await page.getByTitle(TEXT[lang].schedules.kinds.clock, { exact: true }).last().click();
    await page.getByRole('button', { name: TEXT[lang].schedules.save }).click();
    await shot('schedules');
    await goTo(page, 'devices');
    await shot('reported');
  });
