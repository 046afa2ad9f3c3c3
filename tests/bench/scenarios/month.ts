import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT } from '../../../scripts/lib/folders.mjs';
import { zhCN } from '../../../src-shared/text/zh-CN.ts';
import { monthBefore } from '../../../src-shared/domain/report/month.ts';
import type { Figure, Scenario } from '../rig/figures.ts';
import { LOOKING, settled } from '../rig/in-page.ts';
import { fillMonth } from '../rig/month-profile.ts';
import { sum } from '../rig/processes.ts';
import { untilLive, type Program } from '../rig/program.ts';
import { withBench, type Rig } from '../rig/rig.ts';
import { takenIn } from '../rig/taken-in.ts';
import { until } from '../rig/wait.ts';

const STATIONS = 300;
const LIMIT_MS = 600_000;
const LOOK_MS = 250;
const text = zhCN.reports;

/** From the choice of the month to its figures on the screen, ms, and the visits that they say. */
const openMonth = (month: string): string => `(async () => {${LOOKING}
  window.location.hash = '#/view/overview';
  await found('[data-view="overview"]');
  window.location.hash = '#/view/reports';
  // It begins with the report of last month: two at once are not what is measured.
  await found('.reports-kpis dd');
  (await found('[role="tab"]', ({ textContent }) => textContent === '${text.tab.months}')).click();
  const show = await found('[data-month="${month}"] button', ({ textContent }) => textContent === '${text.show}');
  const begun = performance.now();
  show.click();
  const visits = await found('[data-closing] ~ .reports-kpis dd');
  await painted();
  return { ms: performance.now() - begun, visits: Number(visits.textContent.replaceAll(/\\D/g, '')) };
})()`;

/** Rows of the window's table of folded months. */
const COUNT_MONTHS = `(async () => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const db = await done(indexedDB.open('waystation'));
  const count = await done(db.transaction('months').objectStore('months').count());
  db.close();
  return count;
})()`;

const opened = z.object({ ms: z.number(), visits: z.number() });

/** The manager's month: counted on the screen, and written as a workbook. */
export const month: Scenario = {
  name: 'month',
  title: `a month of ${STATIONS} stations`,
  rounds: { quick: 1, full: 1 },
  run: (rig) =>
    withBench(rig, async ({ start, profile }) => {
      const of = monthBefore(new Date().toISOString().slice(0, 7));
      const filled = await fillMonth(profile, of, STATIONS, rig.monthEvents);
      const program = await start(profile);
      await untilLive(program, 0);
      const taken = await takenIn(program);
      const unfolded = await settled(program, opened, openMonth(of), LIMIT_MS);
      await until('the month to be folded', () => isFolded(program), LIMIT_MS, LOOK_MS);
      const first = await settled(program, opened, openMonth(of), LIMIT_MS);
      if (first.visits !== filled.visits)
        throw new Error(`the report says ${first.visits} visits, ${filled.visits} were written`);
      const second = await settled(program, opened, openMonth(of), LIMIT_MS);
      const workbook = await writeWorkbook(rig, program, of);
      return [
        { name: 'events in the history', value: filled.events, unit: '' },
        { name: 'taken in', value: taken.perS, unit: 'events/s' },
        { name: 'on the screen, before its days are folded', value: unfolded.ms, unit: 'ms' },
        { name: 'on the screen', value: first.ms, unit: 'ms', target: { atMost: 1_000 } },
        { name: 'on the screen, again', value: second.ms, unit: 'ms', target: { atMost: 1_000 } },
        {
          name: 'workbook, with the start of the command',
          value: workbook.ms,
          unit: 'ms',
          target: { atMost: 5_000 },
        },
        { name: 'memory more (PSS)', value: workbook.moreMb, unit: 'MB', target: { atMost: 300 } },
      ] satisfies Figure[];
    }),
};

/** The console does so by itself, days after days; here once a report has asked for the month. */
async function isFolded(program: Program): Promise<true | null> {
  return (await settled(program, z.number(), COUNT_MONTHS, LIMIT_MS)) >= STATIONS ? true : null;
}

/** By the command line: the running console makes it. */
async function writeWorkbook({ executable, display }: Rig, program: Program, of: string) {
  const before = sum(program.usage().pssMb);
  const out = join(program.profile, 'month.xlsx');
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const begunMs = Date.now();
  const flags = ['--profile', program.profile, '--report', of, '--out', out];
  const child = spawn(executable, [...asRoot, '.', ...flags], {
    cwd: PROJECT,
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
  });
  const ended: Promise<unknown[]> = once(child, 'exit');
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, sum(program.usage().pssMb))), LOOK_MS);
  const [status] = await ended.finally(() => clearInterval(looking));
  if (status !== 0) throw new Error(`--report ended with ${String(status)}`);
  return { ms: Date.now() - begunMs, moreMb: most - before };
}
