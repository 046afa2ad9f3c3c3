import type { ReportFormat, ReportResult } from '../../src-shared/contract/reports.ts';
import type { Language } from '../../src-shared/contract/settings.ts';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { csvOf } from '../export/csv.ts';
import { daysTable, rowsOf } from '../report/tables.ts';
import { createText } from '../text/i18n.ts';

/** Turns a report into a file's content; the large means are loaded when they are wanted. */
export async function writeReport(
  report: Report,
  format: ReportFormat,
  language: Language,
): Promise<ReportResult> {
  const text = createText(language);
  switch (format) {
    case 'json':
      return { kind: 'text', body: `${JSON.stringify(report, null, 1)}\n` };
    case 'csv':
      return { kind: 'text', body: csvOf(rowsOf(daysTable(report, text.t, language))) };
    case 'xlsx': {
      const { workbookOf } = await import('./xlsx.ts');
      return { kind: 'base64', body: base64Of(await workbookOf(report, text.t, language)) };
    }
    case 'pdf': {
      const { showPrint } = await import('./print.tsx');
      await showPrint(report, text, language);
      return { kind: 'page' };
    }
  }
}

/** Characters at once: more arguments than a call may have. */
const STEP = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP)
    text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}
