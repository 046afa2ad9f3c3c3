import type { ClosedText } from '../../src-shared/contract/months.ts';
import type { ReportResult } from '../../src-shared/contract/reports.ts';
import { changesBetween } from '../../src-shared/domain/report/changes.ts';
import { CHANGES_LISTED } from '../../src-shared/domain/report/closing.ts';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { overMs } from '../../src-shared/domain/report/month.ts';
import { reportIn } from '../report/closed.ts';

/** What a month is closed with, or why it cannot be. */
export function closingOf(report: Report, month: string, before: ClosedText | null): ReportResult {
  const { dayBeginsAtHour, generated, alarmsWhole } = report.provenance;
  const zones = report.stations.map(({ timezone }) => timezone);
  if (Date.parse(generated) < overMs(month, zones, dayBeginsAtHour))
    return { kind: 'refused', code: 'not-over', detail: '' };
  const old = before === null ? null : reportIn(before);
  if (old?.provenance.alarmsWhole === true && !alarmsWhole)
    return { kind: 'refused', code: 'alarms-gone', detail: '' };
  const changes = old === null ? [] : changesBetween(old, report);
  return {
    kind: 'closing',
    report: JSON.stringify(report),
    changes: JSON.stringify(changes.slice(0, CHANGES_LISTED)),
    changed: changes.length,
    visits: report.total.visits,
  };
}
