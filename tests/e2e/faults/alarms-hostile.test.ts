import { expect } from '@playwright/test';
import { connectAsync } from 'mqtt';
import { anAlarmMessage, type StationMessage } from '../../builders/messages.ts';
import { acknowledge, expectLife, opened, raised, rowOf, STATION } from '../support/alarm-rig.ts';
import { expectQuarantined, TEXT } from '../support/handles.ts';
import { test } from '../support/room.ts';

const COUNT = 10_000;
/** Of so many stations: one alone may not fill the memory with names. */
const STATIONS = 50;
const AT_ONCE = 500;

const TEXTS = [
  '<img src=x onerror="window.hurt = 1">',
  '<script>window.hurt = 1</script><svg onload="window.hurt = 1">',
  '\u202Egnp.exe \u2066\u200F',
  'שלום 12:30 مرحبا',
  '长'.repeat(20_000),
  '\0\u0007\u001b[31m\n\r\t',
  '{{t}} $t(frame.name) %s ${1}',
  '=cmd|calc!A1',
];
/** Nothing of these is an alarm: they are put aside. */
const NO_ALARMS: readonly Readonly<Record<string, unknown>>[] = [
  { priority: 'apocalyptic' },
  { type: 'smoke\u202E' },
  { type: 't'.repeat(70) },
  { active: 'yes' },
];
const QUARANTINED_SHARE = 0.2;

const numbered = (n: number, digits: number): string => String(n).padStart(digits, '0');

function hostile(n: number): StationMessage {
  const place = {
    station: `h${numbered(n % STATIONS, 2)}`,
    alarm: `a${numbered(Math.floor(n / STATIONS), 3)}`,
  };
  const bad = n % 5 === 4 ? NO_ALARMS[Math.floor(n / 5) % NO_ALARMS.length] : {};
  const type = n % 3 === 0 ? '<b onclick=alert(1)>' : '__proto__';
  const text = TEXTS[Math.floor(n / STATIONS) % TEXTS.length];
  return anAlarmMessage({ id: `h${n}`, ts: Date.now(), type, priority: 'high', text, ...bad }, place);
}

test('10,000 hostile alarms leave the list usable and the page unharmed', async ({ room }) => {
  test.setTimeout(240_000);
  const broker = await room.broker();
  const gateway = await room.gateway(broker.url, STATION);
  const { page } = await opened(room, broker.url, 'hostile');
  const client = await connectAsync(broker.url);
  room.atEnd(() => client.endAsync(true));
  for (let at = 0; at < COUNT; at += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, n) => {
        const { topic, payload, qos, retain } = hostile(at + n);
        return client.publishAsync(topic, payload, { qos, retain });
      }),
    );
  await gateway.say(raised('real'));

  const alarms = COUNT * (1 - QUARANTINED_SHARE);
  const high = page.locator('[data-count="high"]');
  await expect(high).toHaveText(String(alarms), { timeout: 60_000 });
  await expectQuarantined(page, COUNT * QUARANTINED_SHARE);
  // The most urgent one is at the head of ten thousand, and is found by its name.
  await expect(page.locator('[data-alarm]').first()).toHaveAttribute('data-alarm', `${STATION}/smoke`);
  await page.getByLabel(TEXT.en.alarms.search).fill(STATION);
  await expect(page.locator('[data-alarm]')).toHaveCount(1);
  await acknowledge(page, 'found among ten thousand');
  await expectLife(page, 'acknowledged');
  await expect(page.locator('[data-count="critical"]')).toHaveText('0');

  // The texts as they stand there: in one line, cut, nothing hidden in them, and not turning round what is beside them.
  await page.getByLabel(TEXT.en.alarms.search).fill('h01');
  await expect(rowOf(page, 'a000', 'h01')).toBeVisible();
  const texts = page.locator('[data-alarm] bdi');
  await expect(texts.first()).toHaveCSS('unicode-bidi', 'isolate');
  const said = await texts.allTextContents();
  for (const text of said) {
    expect(text).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    expect(text.length).toBeLessThan(1_000);
  }
  for (const whole of ['<img src=x onerror="window.hurt = 1">', 'שלום 12:30 مرحبا', 'gnp.exe'])
    expect(said).toContain(whole);
  const hurt = await page.evaluate(() => ({
    ran: 'hurt' in window,
    injected: document.querySelectorAll('#root img, #root script, #root b[onclick]').length,
    title: document.title,
    wide: document.documentElement.scrollWidth > window.innerWidth,
  }));
  expect(hurt).toEqual({ ran: false, injected: 0, title: TEXT.en.frame.name, wide: false });

  // Acknowledged all at once, but for what there is no room for in one.
  await page.getByLabel(TEXT.en.alarms.search).fill('');
  await page.locator('[data-bulk="acknowledge"]').first().click();
  await page.getByRole('dialog').locator('[data-confirm]').click();
  await expect(high).toHaveText('0', { timeout: 60_000 });
});
