import { expect, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { anAboutMessage, aPeopleMessage } from '../builders/messages.ts';
import { chanceOf } from './support/chance.ts';
import { expectConnected } from './support/console.ts';
import { LANGUAGES, station, TEXT } from './support/handles.ts';
import { openPast } from './support/past.ts';
import { test } from './support/room.ts';

const ID = 'kexuecheng';
const BIN_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
/** The stretch looked at is over, so that nothing in it changes while it is. */
const SPAN_MS = 6 * HOUR_MS;
/** In its first half somebody comes in every bin, in the second nobody says anything. */
const BINS = SPAN_MS / BIN_MS / 2;

const figure = (page: Page, name: string) => page.locator(`[data-trend="${ID}"] [data-figure="${name}"]`);

/** Of the chart's column at a share of its width the share that is painted: a gap is shaded from top to bottom. */
const paintedAt = (page: Page, share: number): Promise<number> =>
  page.locator('.trends-chart canvas').evaluate((canvas, at) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('the chart is a canvas');
    const { width, height } = canvas;
    const pixels = canvas.getContext('2d')?.getImageData(Math.floor(width * at), 0, 1, height).data ?? [];
    return Array.from(pixels).filter((value, index) => index % 4 === 3 && value > 0).length / height;
  }, share);

for (const lang of LANGUAGES) {
  const { trends } = TEXT[lang];

  test(`a trend shows the sums of what was published, and its gaps; a reload shows the same (${lang})`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const running = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    const { page, app } = running;
    await expectConnected(running);
    const ledger = await room.ledger(broker.url);
    const chance = chanceOf(11);
    const toMs = Math.floor(Date.now() / BIN_MS) * BIN_MS - HOUR_MS;
    const fromMs = toMs - SPAN_MS;
    const entered = Array.from({ length: BINS }, () => chance.between(1, 3));
    await ledger.say(anAboutMessage({ ts: Date.now() }, { station: ID }));
    for (const [bin, count] of entered.entries()) {
      const ts = fromMs + bin * BIN_MS + chance.between(0, BIN_MS - 1);
      await ledger.say(aPeopleMessage({ ts, in: count, out: 0, seq: undefined }, { station: ID }));
    }
    const sum = entered.reduce((total, count) => total + count, 0);
    await expect(station(page, ID)).toBeVisible();

    // The history follows the journal within a second; what is read before is read again by asking anew.
    await expect(async () => {
      await page.reload();
      await openPast(page, 'trends', { stations: ID, signal: 'visits', from: fromMs, to: toMs });
      await expect(figure(page, 'sum')).toHaveText(String(sum), { timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.locator('[data-view="trends"]')).toHaveAttribute('data-reading', 'false');
    await expect(figure(page, 'known')).toHaveText('50 %');
    await expect(figure(page, 'max')).toHaveText(new RegExp(`^${String(Math.max(...entered))}`));
    await expect.poll(() => paintedAt(page, 0.8)).toBeGreaterThan(0.6);
    // One of them may be on a line of the grid.
    const painted = await Promise.all([0.2, 0.26, 0.35].map((share) => paintedAt(page, share)));
    expect(Math.min(...painted)).toBeLessThan(0.4);

    await page.getByRole('button', { name: trends.copy, exact: true }).click();
    await expect(page.getByRole('button', { name: trends.copied })).toBeVisible();
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
    const cells = copied.split('\n').map((row) => row.split('\t')[1]);
    expect(cells.slice(1)).toEqual([...entered.map(String), ...entered.map(() => '')]);

    const folder = await room.profile();
    await app.evaluate(
      ({ session }, path) =>
        void session.defaultSession.on('will-download', (_event, item) =>
          item.setSavePath(`${path}/${item.getFilename().endsWith('.png') ? 'trend.png' : 'trend.csv'}`),
        ),
      folder,
    );
    await page.getByRole('button', { name: trends.csv }).click();
    await page.getByRole('button', { name: trends.picture }).click();
    const saved = (name: string): Promise<Buffer> =>
      readFile(join(folder, name)).catch(() => Buffer.alloc(0));
    await expect.poll(async () => (await saved('trend.csv')).length).toBeGreaterThan(0);
    const csv = (await saved('trend.csv')).toString('utf8');
    expect(csv.codePointAt(0)).toBe(0xfeff);
    const { data } = Papa.parse<string[]>(csv.slice(1).trimEnd());
    expect(data.slice(1).map(([, value]) => value)).toEqual(cells.slice(1));
    await expect.poll(async () => (await saved('trend.png')).subarray(1, 4).toString()).toBe('PNG');

    // A day earlier there is nothing, and it says so.
    const chart = page.locator('.trends-chart');
    await chart.focus();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowLeft');
    await expect(page.getByText(trends.empty)).toBeVisible();
    await expect
      .poll(() => page.evaluate(() => window.location.hash))
      .toContain(`from=${String(fromMs - 6 * 0.2 * SPAN_MS)}`);
    await page.reload();
    await expect(page.getByText(trends.empty)).toBeVisible();
  });
}

test('the wheel zooms around the pointer, dragging moves, the week before is laid over', async ({ room }) => {
  const broker = await room.broker();
  const { page } = await room.console({ flags: ['--broker', broker.url, '--lang', 'en'] });
  const gateway = await room.gateway(broker.url, ID);
  await gateway.say(aPeopleMessage({ ts: Date.now() }));
  await expect(station(page, ID)).toBeVisible();
  const toMs = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  await openPast(page, 'trends', { stations: ID, signal: 'inside', from: toMs - SPAN_MS, to: toMs });
  const chart = page.locator('.trends-chart');
  await expect(chart).toBeVisible();
  const span = (): Promise<number> =>
    page.evaluate(() => {
      const asked = new URLSearchParams(window.location.hash.split('?')[1]);
      return Number(asked.get('to')) - Number(asked.get('from'));
    });
  await chart.hover({ position: { x: 300, y: 60 } });
  await page.mouse.wheel(0, -100);
  await expect.poll(span).toBeLessThan(SPAN_MS);
  const zoomedMs = await span();
  const before = await page.evaluate(() => window.location.hash);
  await page.mouse.down();
  await page.mouse.move(600, 300, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => window.location.hash)).not.toBe(before);
  expect(Math.abs((await span()) - zoomedMs)).toBeLessThan(5);

  await page.getByRole('checkbox', { name: TEXT.en.trends.compare }).check();
  await expect(page.locator(`[data-trend-before="${ID}"]`)).toBeVisible();
});
