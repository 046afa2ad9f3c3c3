import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { installChartSupport } from '@cj-tech-master/excelts/chart';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { aboutTable, closedText, findingLines } from '../report/about.ts';
import {
  alarmsTable,
  changesTable,
  comparisonTable,
  correctionsTable,
  daysTable,
  doorsTable,
  equipmentTable,
  gapsTable,
  groupsTable,
  heatTable,
  methodsTable,
  stationsTable,
  type Cell,
  type CellKind,
  type ReportTable,
} from '../report/tables.ts';
import type { Translate } from '../text/i18n.ts';

const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  integer: '#,##0',
  decimal: '#,##0.00',
  number: 'General',
  percent: '0.0%',
  day: 'yyyy-mm-dd',
  time: 'yyyy-mm-dd hh:mm',
};
const WIDTHS: Readonly<Record<CellKind, number>> = {
  text: 22,
  integer: 12,
  decimal: 12,
  number: 14,
  percent: 11,
  day: 12,
  time: 17,
};
const DEFINITION_WIDTH = 90;

/** The workbook of a report: real numbers and dates, frozen headers, charts that Excel draws. */
export async function workbookOf(report: Report, t: Translate, language: string): Promise<Uint8Array> {
  installChartSupport();
  const book = new Workbook();
  book.creator = `Waystation ${report.provenance.program}`;
  book.created = new Date(report.provenance.generated);
  addSummary(book.addWorksheet(t('reports.sheet.summary')), report, t, language);
  addTable(book, comparisonTable(report, t), 1);
  addTable(book, stationsTable(report, t, language), 2);
  addTable(book, daysTable(report, t, language), 3);
  addTable(book, heatTable(report, t), 1);
  const groups = addTable(book, groupsTable(report, t), 1);
  addBars(groups, groupsTable(report, t), t('reports.byGroup'));
  addTable(book, methodsTable(report, t), 1);
  addTable(book, doorsTable(report, t), 1);
  addTable(book, equipmentTable(report, t, language), 3);
  addTable(book, alarmsTable(report, t), 1);
  addTable(book, gapsTable(report, t, language), 2);
  addTable(book, correctionsTable(report, t), 1);
  if (report.closed !== null) addTable(book, changesTable(report.closed.changes, report, t, language), 1);
  addTable(book, aboutTable(report, t), 1).getColumn(2).width = DEFINITION_WIDTH;
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Rows of the summary above its table of days. */
const DAYS_FROM_COLUMN = 5;

function addSummary(sheet: Worksheet, report: Report, t: Translate, language: string): void {
  const { total, range, compared, days } = report;
  const was = (visits: number | null): Cell => visits ?? t('reports.noData');
  const lines: readonly (readonly [string, Cell, CellKind])[] = [
    [t('reports.title'), t('reports.period', { ...range }), 'text'],
    [t('reports.closing'), closedText(report.closed, t), 'text'],
    [t('reports.visits'), total.visits, 'integer'],
    [t('reports.before'), was(compared.before.visits), 'integer'],
    [t('reports.yearBefore'), was(compared.yearBefore.visits), 'integer'],
    [t('reports.stations'), report.stations.length, 'integer'],
    [t('reports.nonFaceShare'), total.nonFaceShare, 'percent'],
    [t('reports.energy'), total.energyKwh, 'decimal'],
    [t('reports.alarms'), total.alarms, 'integer'],
    [t('reports.hoursWithoutData'), total.hoursWithoutData, 'integer'],
  ];
  lines.forEach(([title, value, kind], at) => {
    sheet.getCell(at + 1, 1).value = title;
    put(sheet, at + 1, 2, value, kind);
  });
  const first = lines.length + 2;
  sheet.getCell(first, 1).value = t('reports.findings');
  findingLines(report, t, language).forEach(({ text, how }, at) => {
    sheet.getCell(first + 1 + at, 1).value = text;
    sheet.getCell(first + 1 + at, 2).value = how;
  });
  const column = DAYS_FROM_COLUMN;
  [t('reports.day'), t('reports.visits'), t('reports.energy')].forEach((title, at) => {
    sheet.getCell(1, column + at).value = title;
  });
  days.forEach(({ day, visits, energyKwh }, at) => {
    put(sheet, at + 2, column, day, 'day');
    put(sheet, at + 2, column + 1, visits, 'integer');
    put(sheet, at + 2, column + 2, energyKwh, 'decimal');
  });
  sheet.getRow(1).font = { bold: true };
  sheet.getColumn(1).width = 48;
  sheet.getColumn(2).width = 28;
  for (let at = 0; at < 3; at += 1) sheet.getColumn(column + at).width = 13;
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  if (days.length === 0) return;
  const name = quoted(sheet.name);
  const last = String(days.length + 1);
  sheet.addColumnChart(
    {
      title: t('reports.byDay'),
      showLegend: false,
      series: [{ categories: `${name}!$E$2:$E$${last}`, values: `${name}!$F$2:$F$${last}` }],
    },
    'I2:T22',
  );
}

function addTable(book: Workbook, table: ReportTable, frozenColumns: number): Worksheet {
  const { name, columns, rows } = table;
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: frozenColumns, ySplit: 1 }],
  });
  sheet.addRow(columns.map(({ title }) => title)).font = { bold: true };
  columns.forEach(({ kind }, at) => {
    const column = sheet.getColumn(at + 1);
    column.width = WIDTHS[kind];
    if (kind !== 'text') column.numFmt = FORMATS[kind];
  });
  for (const row of rows) sheet.addRow(row.map((cell, at) => valueOf(cell, columns[at]?.kind ?? 'text')));
  if (rows.length > 0)
    sheet.autoFilter = { from: { row: 1, col: 1 }, to: { row: rows.length + 1, col: columns.length } };
  return sheet;
}

function addBars(sheet: Worksheet, { rows }: ReportTable, title: string): void {
  if (rows.length === 0) return;
  const name = quoted(sheet.name);
  const last = String(rows.length + 1);
  const series = [{ categories: `${name}!$A$2:$A$${last}`, values: `${name}!$B$2:$B$${last}` }];
  sheet.addBarChart({ title, showLegend: false, series }, 'E2:N22');
}

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

function put(sheet: Worksheet, row: number, column: number, cell: Cell, kind: CellKind): void {
  const target = sheet.getCell(row, column);
  target.value = valueOf(cell, kind);
  if (typeof cell !== 'string' || kind === 'day') target.numFmt = FORMATS[kind];
}

/** A workbook's dates have no zone: what the station's clock shows is written as if it were UTC. */
function valueOf(cell: Cell, kind: CellKind): string | number | Date | null {
  if (typeof cell !== 'string' || (kind !== 'day' && kind !== 'time')) return cell;
  return new Date(kind === 'day' ? `${cell}T00:00:00Z` : `${cell}:00Z`);
}
