import type { i18n } from 'i18next';
import { createRoot } from 'react-dom/client';
import type { Report } from '../../src-shared/domain/report/model.ts';
import { aboutTable, closedText, findingLines } from '../report/about.ts';
import { cellText } from '../report/cell-text.ts';
import {
  alarmsTable,
  changesTable,
  comparisonTable,
  doorsTable,
  equipmentTable,
  gapsSummaryTable,
  groupsTable,
  heatTable,
  methodsTable,
  briefStations,
  type Cell,
  type CellKind,
  type ReportTable,
} from '../report/tables.ts';
import './print.css';

/** Shows the report as it is to be printed; resolves once it is on the page. */
export async function showPrint(report: Report, text: i18n, language: string): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('report.html has the root');
  document.documentElement.lang = language;
  await new Promise<void>((resolve) => {
    createRoot(root).render(<Printed report={report} text={text} language={language} onShown={resolve} />);
  });
  await document.fonts.ready;
}

interface PrintedProps {
  readonly report: Report;
  readonly text: i18n;
  readonly language: string;
  readonly onShown: () => void;
}

/** Some pages; the workbook has them all. */
const CHANGES_PRINTED = 200;

function Printed({ report, text: { t }, language, onShown }: PrintedProps) {
  const { total, compared } = report;
  const findings = findingLines(report, t, language);
  const tables = [
    comparisonTable(report, t),
    briefStations(report, t, language),
    groupsTable(report, t),
    methodsTable(report, t),
    equipmentTable(report, t, language),
    alarmsTable(report, t),
    doorsTable(report, t),
    gapsSummaryTable(report, t, language),
    changesTable(report.closed?.changes.slice(0, CHANGES_PRINTED) ?? [], report, t, language),
    aboutTable(report, t),
  ].filter(({ rows }) => rows.length > 0);
  const figures: readonly (readonly [string, Cell, CellKind])[] = [
    [t('reports.visits'), total.visits, 'integer'],
    [t('reports.before'), compared.before.visits, 'integer'],
    [t('reports.yearBefore'), compared.yearBefore.visits, 'integer'],
    [t('reports.nonFaceShare'), total.nonFaceShare, 'percent'],
    [t('reports.energy'), total.energyKwh, 'decimal'],
    [t('reports.alarms'), total.alarms, 'integer'],
    [
      t('reports.medianResponse'),
      total.medianResponseMs === null ? null : total.medianResponseMs / 60_000,
      'decimal',
    ],
    [t('reports.hoursWithoutData'), total.hoursWithoutData, 'integer'],
  ];
  return (
    <main ref={onShown}>
      <h1>{t('reports.title')}</h1>
      <p className="period">
        {t('reports.period', { ...report.range })} · {closedText(report.closed, t)}
      </p>
      {!report.provenance.alarmsWhole && <p>{t('reports.alarmsPartial')}</p>}
      <dl className="figures">
        {figures.map(([title, value, kind]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{cellText(value, kind)}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('reports.findings')}</h2>
      {findings.length === 0 && <p>{t('reports.noFindings')}</p>}
      <ul>
        {findings.map(({ text, how }, at) => (
          <li key={text}>
            {text} {findings[at + 1]?.how !== how && <small>{how}</small>}
          </li>
        ))}
      </ul>
      <h2>{t('reports.byDay')}</h2>
      <Bars report={report} />
      <h2>{t('reports.heat')}</h2>
      <Heat table={heatTable(report, t)} />
      {tables.map((table) => (
        <Table key={table.name} table={table} />
      ))}
    </main>
  );
}

/** Days of the range as bars, the highest as high as the box. */
function Bars({ report: { days } }: { readonly report: Report }) {
  const most = Math.max(1, ...days.map(({ visits }) => visits));
  const width = 700 / Math.max(1, days.length);
  return (
    <svg viewBox="0 0 700 130" className="bars" role="img">
      {days.map(({ day, visits }, at) => (
        <g key={day} transform={`translate(${String(at * width)} 0)`}>
          <rect y={110 - (visits / most) * 95} width={width * 0.8} height={(visits / most) * 95} />
          {days.length <= 31 && (
            <>
              <text x={width * 0.4} y={106 - (visits / most) * 95}>
                {visits === 0 ? '' : visits}
              </text>
              <text x={width * 0.4} y={123}>
                {day.slice(8)}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}

/** From here on white reads better than ink. */
const FULL = 0.8;

function Heat({ table: { columns, rows } }: { readonly table: ReportTable }) {
  const most = Math.max(
    1,
    ...rows.flatMap((row) => row.map((cell) => (typeof cell === 'number' ? cell : 0))),
  );
  return (
    <table className="heat">
      <thead>
        <tr>
          {columns.map(({ title }, at) => (
            <th key={title}>{at === 0 ? '' : title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([title, ...cells]) => (
          <tr key={title}>
            <th>{title}</th>
            {cells.map((cell, hour) => {
              const share = typeof cell === 'number' ? cell / most : 0;
              return (
                <td
                  key={hour}
                  style={{ background: `rgb(62 92 138 / ${share.toFixed(2)})` }}
                  className={share > FULL ? 'full' : ''}
                >
                  {cell === 0 ? '' : cell}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Table({ table: { name, columns, rows } }: { readonly table: ReportTable }) {
  return (
    <>
      <h2>{name}</h2>
      <table>
        <thead>
          <tr>
            {columns.map(({ title, kind }) => (
              <th key={title} className={kind}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => {
                const kind = columns[column]?.kind ?? 'text';
                return (
                  <td key={column} className={kind}>
                    {cellText(cell, kind)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
