import { expect } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { anAboutMessage, aPeopleMessage } from '../../builders/messages.ts';
import { expectConnected } from '../support/console.ts';
import { goTo, TEXT } from '../support/handles.ts';
import { signedIn } from '../support/operators.ts';
import { runReport } from '../support/report.ts';
import { test } from '../support/room.ts';
import { counted, seededChance } from '../support/rounds.ts';

const KILLS = counted(2, 20);
const MONTH = '2026-10';
const STATION = 'kexuecheng';
/** A closing takes about a second. */
const WITHIN_MS = 1_500;
const APPEARS_WITHIN_MS = 60_000;

/** Versions that the audit tells of, by name, with their hashes: read from its lines, not by the program. */
async function inAudit(profile: string): Promise<Map<string, unknown>> {
  const folder = join(profile, 'audit');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.includes('"month-closed"'));
  return new Map(
    lines
      .filter((line) => line.endsWith('}'))
      .map((line) => JSON.parse(line) as { subject: string; detail: { hash: unknown } })
      .map(({ subject, detail }) => [`${subject.replace('/', '-')}.json`, detail.hash]),
  );
}

test(`kill -9 at ${KILLS} moments of a closing leaves the version before or the new one, whole`, async ({
  room,
}) => {
  test.setTimeout(120_000 + KILLS * 60_000);
  const chance = seededChance('kill -9 of a closing');
  const broker = await room.broker();
  const profile = await room.profile();
  const flags = ['--broker', broker.url, '--lang', 'en'];
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const running = await room.console({ flags, profile });
    await expectConnected(running);
    const { page } = running;
    await signedIn(page);
    const ledger = await room.ledger(broker.url, { stations: [STATION], seed: kill });
    await ledger.say(anAboutMessage({ id: `about-${kill}`, ts: Date.now() }, { station: STATION }));
    // Every time something is other than before, so that there is a version to be made.
    const ts = Date.parse('2026-10-05T09:00:00+08:00');
    const visit = { id: `v-${kill}`, ts, in: 1, out: 0, seq: undefined };
    await ledger.say(aPeopleMessage(visit, { station: STATION }));
    await expect(async () => {
      await goTo(page, 'overview');
      await goTo(page, 'reports');
      await page.getByRole('tab', { name: TEXT.en.reports.tab.months }).click();
      const button = page.locator(`[data-month="${MONTH}"] [data-close-month="${MONTH}"]`);
      await button.click({ timeout: 5_000 });
    }).toPass({ timeout: APPEARS_WITHIN_MS });
    await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
    await new Promise((resolve) => setTimeout(resolve, chance.between(0, WITHIN_MS)));
    await running.kill();

    const out = join(await room.profile(), 'r.json');
    const { status, stderr } = await runReport(profile, [
      '--report',
      MONTH,
      '--format',
      'json',
      '--out',
      out,
    ]);
    expect(status, stderr).toBe(0);
    const audited = await inAudit(profile);
    const files = await readdir(join(profile, 'closed')).catch(() => []);
    expect(files.toSorted()).toEqual([...audited.keys()].toSorted());
    for (const [name, hash] of audited)
      expect(
        createHash('sha256')
          .update(await readFile(join(profile, 'closed', name)))
          .digest('hex'),
      ).toBe(hash);
  }
});
