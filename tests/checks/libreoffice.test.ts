import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Papa from 'papaparse';
import { expect, it, onTestFinished } from 'vitest';
import { workbookOf } from '../../src-renderer/report-page/xlsx.ts';
import { createText } from '../../src-renderer/text/i18n.ts';
import { aDoorEvent, aPeopleEvent } from '../builders/events.ts';
import { aCountedDay, anOctober } from '../unit/domain/report/reports.ts';

const run = promisify(execFile);

/** Every sheet into a file of its own, comma, quote, UTF-8. */
const EACH_SHEET = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';

/** Needs LibreOffice (Debian: libreoffice-calc-nogui), which is heavy: `npm run checks:report`, not `npm test`. */
it(
  'the workbook is opened by LibreOffice, and its sheets add up to what was counted',
  { timeout: 180_000 },
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'waystation-soffice-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const report = anOctober([
      aCountedDay('east', '2026-10-05', {
        9: [aPeopleEvent({ entered: 3 }), aDoorEvent({ method: 'card' })],
      }),
      aCountedDay('east', '2026-10-31', { 23: [aPeopleEvent({ entered: 4 })] }),
      aCountedDay('west', '2026-10-01', { 0: [aPeopleEvent({ entered: 5 })] }),
    ]);
    const { t } = createText('zh-CN');
    await writeFile(join(folder, 'r.xlsx'), await workbookOf(report, t, 'zh-CN'));
    const profile = `-env:UserInstallation=file://${folder}/libreoffice`;
    await run('soffice', [
      profile,
      '--headless',
      '--convert-to',
      EACH_SHEET,
      '--outdir',
      folder,
      join(folder, 'r.xlsx'),
    ]);

    const files = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
    expect(files).toContain(`r-${t('reports.sheet.about')}.csv`);
    const read = async (sheet: string): Promise<Record<string, string>[]> => {
      const text = await readFile(join(folder, `r-${sheet}.csv`), 'utf8');
      return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
    };
    const visitsOf = (rows: readonly Record<string, string>[]): number =>
      rows.reduce((sum, row) => sum + Number(row[t('reports.visits')]), 0);
    const days = await read(t('reports.sheet.days'));
    expect(visitsOf(days)).toBe(12);
    expect(visitsOf(await read(t('reports.sheet.stations')))).toBe(12);
    const [last] = days.filter((row) => row[t('reports.visits')] === '4');
    expect(last?.[t('reports.day')]).toBe('2026-10-31');
  },
);
