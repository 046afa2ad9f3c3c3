import { closedName, type ClosedMonth } from '../../src-shared/domain/report/closing.ts';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { ON_FROM_W } from '../../src-shared/domain/statistics/on-spells.ts';
import { stationName } from '../text/labels.ts';
import type { Translate } from '../text/i18n.ts';
import { findingText, howFound } from './names.ts';
import type { Cell, ReportTable } from './tables.ts';

/** Which version of which month, or that nothing is frozen. In a file, which travels, the time is UTC. */
export function closedText(
  closed: ClosedMonth | null,
  t: Translate,
  timeText: (iso: string) => string = utcText,
): string {
  if (closed === null) return t('reports.notClosed');
  const { at, by, changed } = closed;
  const told = { name: closedName(closed), at: timeText(at), by, n: changed };
  return closed.version === 1 ? t('reports.closedAs', told) : t('reports.closedAgainAs', told);
}

const utcText = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** Where the figures come from. */
function provenanceRows({ provenance, range, closed }: Report, t: Translate): (readonly [string, Cell])[] {
  const { program, generated, dayBeginsAtHour, stations, corrections, lateEvents } = provenance;
  return [
    [t('reports.closing'), closedText(closed, t)],
    [t('reports.program'), `Waystation ${program}`],
    [t('reports.generated'), utcText(generated)],
    [t('reports.days'), t('reports.period', { ...range })],
    [t('reports.dayBegins'), t('reports.dayBeginsValue', { n: dayBeginsAtHour })],
    [t('reports.stations'), stations.join(', ')],
    [t('reports.hoursWithoutData'), provenance.hoursWithoutData],
    [t('reports.corrections'), corrections.length],
    [t('reports.lateEvents'), lateEvents],
    [t('reports.patrols'), t('reports.noPatrols')],
    ...(provenance.alarmsWhole ? [] : [[t('reports.alarms'), t('reports.alarmsPartial')] as const]),
  ];
}

/** What each figure means. */
function definitionRows(t: Translate): (readonly [string, Cell])[] {
  return [
    [t('reports.visits'), t('reports.define.visits')],
    [t('reports.granted'), t('reports.define.granted')],
    [t('reports.nonFaceShare'), t('reports.define.nonFaceShare')],
    [t('reports.personHours'), t('reports.define.personHours')],
    [t('reports.minutesAboveCapacity'), t('reports.define.minutesAboveCapacity')],
    [t('reports.energy'), t('reports.define.energy')],
    [t('reports.cycles'), t('reports.define.cycles', { w: ON_FROM_W })],
    [t('reports.medianResponse'), t('reports.define.response')],
    [t('reports.availability'), t('reports.define.availability')],
    [t('reports.hoursWithoutData'), t('reports.define.hoursWithoutData')],
    [t('reports.lateEvents'), t('reports.define.lateEvents')],
  ];
}

export interface FindingLine {
  readonly text: string;
  readonly how: string;
}

export function findingLines(report: Report, t: Translate, language: string): FindingLine[] {
  const stations = new Map(report.stations.map((station) => [station.station, station]));
  const nameOf = (id: string): string => {
    const { name = null, nameEn = null } = stations.get(id) ?? {};
    return stationName({ id, name, nameEn }, language);
  };
  const applianceOf = (id: string, meter: string): string => stations.get(id)?.applianceNames[meter] ?? meter;
  return report.findings.map((finding) => ({
    text: findingText(finding, t, nameOf, applianceOf),
    how: howFound(finding.kind, t),
  }));
}

export function aboutTable(report: Report, t: Translate): ReportTable {
  const column = (title: string) => ({ title, kind: 'text' as const });
  return {
    name: t('reports.sheet.about'),
    columns: [column(t('reports.item')), column(t('reports.meaning'))],
    rows: [...provenanceRows(report, t), ...definitionRows(t)],
  };
}
