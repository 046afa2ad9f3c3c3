import { expect } from '@playwright/test';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/node';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { aDoorMessage, anAboutMessage, aPeopleMessage } from '../builders/messages.ts';
import { expectConnected, type RunningConsole } from './support/console.ts';
import type { Ledger } from './support/ledger.ts';
import { chanceOf } from './support/chance.ts';
import { goTo, TEXT } from './support/handles.ts';
import { signedIn } from './support/operators.ts';
import { fontsLeftOut, pdfText } from './support/pdf.ts';
import { runReport, visitsIn, type Visits } from './support/report.ts';
import { test } from './support/room.ts';

const ZONES = { kexuecheng: 'Asia/Shanghai', hudson: 'America/New_York' } as const;
const STATIONS = ['kexuecheng', 'hudson'] as const;

/** Two days around midnight of the month's end in Shanghai, and around the end of daylight saving in New York. */
const FROM_MS = Date.parse('2026-10-31T00:00:00Z');
const SPAN_MS = 48 * 3_600_000;
const MESSAGES = 120;

/** The oracle's own calendar: what the published message's station has on its wall. */
const dayAt = (atMs: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(atMs);

async function publishTraffic(ledger: Ledger): Promise<Visits> {
  const chance = chanceOf(7);
  const visits: Record<string, Record<string, number>> = { kexuecheng: {}, hudson: {} };
  for (const station of STATIONS) {
    // Later than the greeting, in which the gateway names another zone: the events before it are moved.
    const about = { timezone: ZONES[station], ts: Date.now(), name: `${station} 驿站`, nameEn: station };
    await ledger.say(anAboutMessage({ ...about, id: `about-${station}` }, { station }));
    for (let count = 0; count < MESSAGES; count += 1) {
      const ts = FROM_MS + chance.between(0, SPAN_MS - 1);
      const entered = chance.between(0, 3);
      const id = `report-${String(count)}`;
      await ledger.say(aPeopleMessage({ id, ts, in: entered, out: 0, seq: undefined }, { station }));
      const own = visits[station] ?? {};
      const day = dayAt(ts, ZONES[station]);
      if (entered > 0) own[day] = (own[day] ?? 0) + entered;
    }
    const door = { event: 'granted', method: 'card', group: 'courier', ts: FROM_MS };
    await ledger.say(aDoorMessage({ ...door, id: 'report-door', seq: undefined }, { station }));
  }
  return visits;
}

const inRange = (visits: Visits, from: string, to: string): Visits =>
  Object.fromEntries(
    Object.entries(visits).map(([station, days]) => [
      station,
      Object.fromEntries(Object.entries(days).filter(([day]) => day >= from && day <= to)),
    ]),
  );

const sumOf = (visits: Visits): number =>
  Object.values(visits).reduce((sum, days) => sum + Object.values(days).reduce((a, b) => a + b, 0), 0);

async function readReport(path: string): Promise<Report> {
  return JSON.parse(await readFile(path, 'utf8')) as Report;
}

async function expectReport(running: Pick<RunningConsole, 'profile'>, folder: string, visits: Visits) {
  const out = join(folder, 'r.json');
  for (const [range, from, to] of [
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2026-11-01', '2026-11-01', '2026-11-01'],
    ['2026-10-30..2026-11-02', '2026-10-30', '2026-11-02'],
  ] as const) {
    const flags = ['--report', range, '--format', 'json', '--out', out];
    const { status, stderr } = await runReport(running.profile, flags);
    expect(status, stderr).toBe(0);
    const report = await readReport(out);
    const expected = inRange(visits, from, to);
    const found = Object.fromEntries(Object.entries(visitsIn(report)).filter(([id]) => id in ZONES));
    expect(found, range).toEqual(expected);
    expect(report.total.visits, range).toBe(sumOf(expected));
  }
}

test('a report counts what was published, by the days of each station, with a console running and without', async ({
  room,
}) => {
  test.setTimeout(300_000);
  const broker = await room.broker();
  const running = await room.console({ flags: ['--broker', broker.url] });
  await expectConnected(running);
  const ledger = await room.ledger(broker.url, { stations: ['kexuecheng', 'hudson'] });
  const visits = await publishTraffic(ledger);
  const folder = await room.profile();
  await expectReport(running, folder, visits);
  await running.close();
  // Nobody answers at the broker any more: nobody is asked.
  await broker.close();
  await expectReport(running, folder, visits);

  const wanted = inRange(visits, '2026-10-01', '2026-11-30');
  await expectCsv(running.profile, folder, wanted);
  await expectWorkbook(running.profile, folder, wanted);
  await expectPdf(running.profile, folder, wanted);
  await expectRefusals(running.profile, folder);
  expect((await readdir(folder)).toSorted()).toEqual(['r.csv', 'r.json', 'r.pdf', 'r.xlsx']);
});

const RANGE = ['--report', '2026-10-01..2026-11-30'];

async function expectCsv(profile: string, folder: string, visits: Visits): Promise<void> {
  const out = join(folder, 'r.csv');
  const { status, stderr } = await runReport(profile, [...RANGE, '--out', out, '--lang', 'zh-CN']);
  expect(status, stderr).toBe(0);
  const bytes = await readFile(out);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8').slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data.some((row) => row['站点'] === 'kexuecheng 驿站')).toBe(true);
  expect(data.reduce((sum, row) => sum + Number(row['服务人次']), 0)).toBe(sumOf(visits));
}

async function expectWorkbook(profile: string, folder: string, visits: Visits): Promise<void> {
  const out = join(folder, 'r.xlsx');
  const { status, stderr } = await runReport(profile, [...RANGE, '--out', out, '--lang', 'en']);
  expect(status, stderr).toBe(0);
  const sheets = await readXlsxFile(out);
  const days = sheets.find(({ sheet }) => sheet === 'Days')?.data ?? [];
  expect(days[0]?.slice(0, 4)).toEqual(['Station ID', 'Station', 'Day', 'Visits']);
  const rows = days.slice(1);
  expect(rows.every(([, , day, count]) => day instanceof Date && typeof count === 'number')).toBe(true);
  expect(rows.reduce((sum, [, , , count]) => sum + Number(count), 0)).toBe(sumOf(visits));
  expect(sheets.map(({ sheet }) => sheet)).toContain('Definitions');
}

async function expectPdf(profile: string, folder: string, visits: Visits): Promise<void> {
  const out = join(folder, 'r.pdf');
  const { status, stderr } = await runReport(profile, [...RANGE, '--out', out, '--lang', 'zh-CN']);
  expect(status, stderr).toBe(0);
  const text = await pdfText(out);
  const { reports } = TEXT['zh-CN'];
  for (const words of [reports.title, reports.visits, 'hudson 驿站', reports.define.visits])
    expect(text).toContain(words);
  // The figure stands under its title, first of all.
  const [, figure] = /服务人次[^\d]*(?:\n[^\d]*)?(\d+)/.exec(text) ?? [];
  expect(Number(figure)).toBe(sumOf(visits));
  expect(await fontsLeftOut(out)).toEqual([]);
}

async function expectRefusals(profile: string, folder: string): Promise<void> {
  const out = join(folder, 'refused.json');
  for (const [flags, sentence] of [
    [['--report', '2026-13', '--out', out], '2026-13'],
    [['--report', '2026-10', '--stations', 'atlantis', '--out', out], 'atlantis'],
    [['--report', '2026-10', '--out', join(folder, 'nowhere', 'r.json')], 'nowhere'],
    [['--report', '2026-10', '--format', 'doc', '--out', out], 'doc'],
  ] as const) {
    const { status, stderr } = await runReport(profile, flags);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
  }
}

for (const lang of ['zh-CN', 'en'] as const) {
  test(`the view of the reports shows the visits of a month and counts them again alike, in ${lang}`, async ({
    room,
  }) => {
    const broker = await room.broker();
    const running = await room.console({ flags: ['--broker', broker.url, '--lang', lang] });
    // What is said before it listens is not kept for it.
    await expectConnected(running);
    const { page } = running;
    const ledger = await room.ledger(broker.url, { stations: ['kexuecheng'] });
    // In its first week a month is not shown yet, but the one before: a week ago is in it on any day. Noon is of one day everywhere.
    const weekAgo = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);
    const ts = Date.parse(`${weekAgo}T06:00:00Z`);
    for (const id of ['v1', 'v2', 'v3'])
      await ledger.say(aPeopleMessage({ id, ts, in: 2, out: 0, seq: undefined }, { station: 'kexuecheng' }));
    await page.evaluate(() => (window.location.hash = '#/view/reports'));
    const view = page.locator('[data-view="reports"]');
    const text = TEXT[lang].reports;
    // Until the history has taken the events in, the page is opened anew.
    await expect(async () => {
      await page.evaluate(() => (window.location.hash = '#/view/overview'));
      await page.evaluate(() => (window.location.hash = '#/view/reports'));
      await expect(view.getByRole('textbox').first()).toHaveValue(weekAgo.slice(0, 7));
      await expect(view.locator('.reports-kpis dd').first()).toHaveText('6', { timeout: 2_000 });
    }).toPass();
    await view.getByRole('button', { name: text.recount }).click();
    await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
    await expect(view).toContainText(text.recounted);
    await expect(view.locator('.reports-kpis dd').first()).toHaveText('6');
  });
}

test('an export asks where to, tells what it does, can be cancelled, and writes the file whole', async ({
  room,
}) => {
  test.setTimeout(120_000);
  const broker = await room.broker();
  const running = await room.console({ flags: ['--broker', broker.url, '--lang', 'en'] });
  await expectConnected(running);
  const { page } = running;
  await signedIn(page);
  const ledger = await room.ledger(broker.url, { stations: ['kexuecheng'] });
  await ledger.say(anAboutMessage({ id: 'about', ts: Date.now() }, { station: 'kexuecheng' }));
  const folder = await room.profile();
  const out = join(folder, 'r.json');
  await holdSaveDialog(running, out);
  await goTo(page, 'reports');
  const { reports } = TEXT.en;
  const order = async (): Promise<void> => {
    await page.getByRole('button', { name: reports.export }).click();
    await page.getByRole('menuitem', { name: 'JSON' }).click();
    await expect(page.locator('.reports-toolbar')).toContainText('json');
    await expect.poll(() => isAsked(running)).toBe(true);
  };
  await order();
  await page.getByRole('button', { name: reports.cancel }).click();
  await answerSaveDialog(running);
  await expect(page.getByRole('button', { name: reports.export })).toBeVisible();
  expect(await readdir(folder)).toEqual([]);

  await order();
  await answerSaveDialog(running);
  await expect(page.locator('.reports-toolbar')).toContainText(out, { timeout: 60_000 });
  expect((await readReport(out)).kind).toBe('waystation-report');
});

/** The system's dialog cannot be reached by a test: it answers when it is told to. */
const holdSaveDialog = ({ app }: RunningConsole, filePath: string): Promise<void> =>
  app.evaluate(({ dialog, app: electron }, path) => {
    dialog.showSaveDialog = () =>
      new Promise((resolve) => {
        electron.once('test-answers' as 'quit', () => resolve({ canceled: false, filePath: path }));
      });
  }, filePath);

const isAsked = ({ app }: RunningConsole): Promise<boolean> =>
  app.evaluate(({ app: electron }) => electron.listenerCount('test-answers') > 0);

const answerSaveDialog = ({ app }: RunningConsole): Promise<void> =>
  app.evaluate(({ app: electron }) => void electron.emit('test-answers'));
