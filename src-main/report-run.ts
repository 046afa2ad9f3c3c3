import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportOutcome, ReportProblem } from '../src-shared/contract/reports.ts';
import { chaptersIn } from './adapters/audit-files.ts';
import { closedFiles } from './adapters/closed-files.ts';
import { openJournal } from './adapters/level-journal.ts';
import type { StoredSettings } from './adapters/settings-store.ts';
import type { Log } from './core/ports.ts';
import { createClosedMonths } from './core/reports/closed-months.ts';
import type { ReportWorld } from './core/reports/report-job.ts';
import type { LaunchOptions } from './launch-options.ts';

/** The database of the world that a console keeps: the demo's is another one, so that trying the demo costs nothing. */
export const historyName = (isDemo: boolean): string => (isDemo ? 'waystation-demo' : 'waystation');
export const journalFolder = (profile: string, isDemo: boolean): string =>
  join(profile, isDemo ? 'journal-demo' : 'journal');

/** Where the closed months of a world lie, and what its name is before theirs in the audit. */
export const closedPlace = (profile: string, isDemo: boolean) => ({
  files: closedFiles(join(profile, isDemo ? 'closed-demo' : 'closed')),
  world: isDemo ? 'demo ' : '',
});

/**
 * Without a console: the real stations' world wherever there ever was one, for a broker may have been given on the
 * command line only. No feed is opened: whatever the broker does, it is not asked.
 */
export async function openReportWorld(
  profile: string,
  { demo, brokers }: LaunchOptions,
  settings: StoredSettings,
  log: Log,
): Promise<Omit<ReportWorld, 'nowMs' | 'program'>> {
  const isReal = brokers.length > 0 || settings.broker !== null || existsSync(journalFolder(profile, false));
  const isDemo = demo || !isReal;
  const journal = await openJournal(journalFolder(profile, isDemo), log);
  const months = createClosedMonths({
    ...closedPlace(profile, isDemo),
    auditStore: { chapters: () => chaptersIn(join(profile, 'audit')) },
    audit: { append: () => Promise.reject(new Error('nothing is closed without a console')) },
    now: Date.now,
    log,
  });
  const { dayBeginsAtHour } = settings;
  return { journal, history: historyName(isDemo), dayBeginsAtHour, closedMonth: months.read };
}

/** What standard error says, in both languages. */
export function outcomeText(outcome: Exclude<ReportOutcome, { ok: true }>): string {
  const { code, detail } = outcome;
  const [zh, en] = SENTENCES[code];
  return detail === '' ? `${zh} / ${en}` : `${detail}: ${zh} / ${en}`;
}

const SENTENCES: Readonly<Record<ReportProblem, readonly [zh: string, en: string]>> = {
  'unknown-station': ['历史中没有这些站点', 'the history knows no such station'],
  'folder-missing': ['文件夹不存在', 'there is no such folder'],
  'not-writable': ['无法写入', 'cannot be written to'],
  'disk-full': ['磁盘已满，未写入任何内容', 'the disk is full; nothing was written'],
  'history-failed': ['无法读取历史', 'the history could not be read'],
  'closed-damaged': [
    '月结文件与审计记录不一致，未使用',
    'the file of the closed month is not what the audit says, and is not used',
  ],
  'page-gone': ['生成报表的进程意外结束', 'the process that makes the report ended unexpectedly'],
  busy: ['另一份报表正在生成，请稍后再试', 'another report is being made; try again later'],
  cancelled: ['已取消', 'cancelled'],
};
