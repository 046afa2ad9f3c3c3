import type { ReportFormat, ReportResult } from '../../src-shared/contract/reports.ts';
import type { Language } from '../../src-shared/contract/settings.ts';
import type { Report } from '../../src-shared/domain/report/model.ts';

type Writer = (report: Report, language: Language) => ReportResult | Promise<ReportResult>;

const json: Writer = (report) => ({ kind: 'text', body: `${JSON.stringify(report, null, 1)}\n` });

/** What turns a report into a file; the large ones are loaded when they are wanted. */
export async function writerOf(format: ReportFormat): Promise<Writer> {
  await Promise.resolve();
  if (format !== 'json') throw new Error('not yet');
  return json;
}
