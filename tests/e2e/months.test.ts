import { expect, type Page } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { anAboutMessage, aPeopleMessage } from '../builders/messages.ts';
import { expectConnected, type RunningConsole } from './support/console.ts';
import { goTo, TEXT } from './support/handles.ts';
import type { Ledger } from './support/ledger.ts';
import { signedIn } from './support/operators.ts';
import { runReport } from './support/report.ts';
import { test } from './support/room.ts';

const MONTH = '2026-10';
const STATION = 'kexuecheng';
const text = TEXT['zh-CN'].reports;
/** Into the history and on the screen; most of it is for a busy machine. */
const APPEARS_WITHIN_MS = 60_000;

async function visit(ledger: Ledger, id: string, entered: number): Promise<void> {
  const ts = Date.parse('2026-10-05T09:00:00+08:00');
  await ledger.say(aPeopleMessage({ id, ts, in: entered, out: 0, seq: undefined }, { station: STATION }));
}

/** Which months there are, once the history has taken in so many visits of this one. */
async function openMonth(page: Page, visits: string): Promise<void> {
  await expect(async () => {
    await goTo(page, 'overview');
    await goTo(page, 'reports');
    await page.getByRole('tab', { name: text.tab.months }).click();
    const row = page.locator(`[data-month="${MONTH}"]`);
    await row.getByRole('button', { name: text.show }).click();
    await expect(page.locator('.reports-kpis dd').first()).toHaveText(visits, { timeout: 3_000 });
  }).toPass({ timeout: APPEARS_WITHIN_MS });
}

async function closeShownMonth(page: Page): Promise<void> {
  await page.locator(`[data-closing] [data-close-month="${MONTH}"]`).click();
  await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
}

async function reported({ profile }: Pick<RunningConsole, 'profile'>, out: string): Promise<Report> {
  const { status, stderr } = await runReport(profile, ['--report', MONTH, '--format', 'json', '--out', out]);
  expect(status, stderr).toBe(0);
  return JSON.parse(await readFile(out, 'utf8')) as Report;
}

test('a closed month keeps its figures; what comes late makes a new version that says what changed', async ({
  room,
}) => {
  test.setTimeout(240_000);
  const broker = await room.broker();
  const running = await room.console({ flags: ['--broker', broker.url, '--lang', 'zh-CN'] });
  await expectConnected(running);
  const { page, profile } = running;
  await signedIn(page);
  const ledger = await room.ledger(broker.url, { stations: [STATION] });
  await ledger.say(anAboutMessage({ id: 'about', ts: Date.now() }, { station: STATION }));
  await visit(ledger, 'v1', 3);
  await openMonth(page, '3');
  await closeShownMonth(page);
  const standing = page.locator('[data-closing="closed"]');
  await expect(standing).toContainText(`${MONTH}/1`);
  await expect(standing).toHaveAttribute('data-changes', '0');

  // It was under way while the month was closed.
  await visit(ledger, 'v2', 2);
  await expect(async () => {
    await openMonth(page, '3');
    // Its visits, and that it came late.
    await expect(standing).toHaveAttribute('data-changes', '2', { timeout: 5_000 });
  }).toPass({ timeout: APPEARS_WITHIN_MS });
  const out = join(await room.profile(), 'r.json');
  expect(await reported(running, out)).toMatchObject({
    total: { visits: 3 },
    closed: { month: MONTH, version: 1 },
  });
  await closeShownMonth(page);
  await expect(standing).toContainText(`${MONTH}/2`);
  await expect(page.locator('.reports-kpis dd').first()).toHaveText('5');

  await running.close();
  const report = await reported(running, out);
  expect(report.closed?.changes).toEqual([
    { station: STATION, day: '2026-10-05', measure: 'lateEvents', before: 1, after: 2 },
    { station: STATION, day: '2026-10-05', measure: 'visits', before: 3, after: 5 },
  ]);
  expect(report).toMatchObject({ total: { visits: 5 }, closed: { version: 2, changed: 2 } });
  await expectTamperedIsSaid(profile, out);
});

async function expectTamperedIsSaid(profile: string, out: string): Promise<void> {
  const file = join(profile, 'closed', `${MONTH}-2.json`);
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('"visits":5', '"visits":6'));
  const { status, stderr } = await runReport(profile, ['--report', MONTH, '--format', 'json', '--out', out]);
  expect(status).toBe(1);
  expect(stderr).toContain(`${MONTH}/2`);
  expect(await readdir(join(profile, 'closed'))).toEqual([`${MONTH}-1.json`, `${MONTH}-2.json`]);
}
