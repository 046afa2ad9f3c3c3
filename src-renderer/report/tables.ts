import { dayKey, wallClock } from '../../src-shared/domain/local-time.ts';
import type { FigureChange } from '../../src-shared/domain/report/closing.ts';
import type { Compared, Figures, Report, ReportStation } from '../../src-shared/domain/report/model.ts';
import { alarmTypeLabel, groupLabel, stationName } from '../text/labels.ts';
import type { Translate } from '../text/i18n.ts';
import { measureText } from './measure-text.ts';
import { doorEventLabel, methodLabel, weekdayName } from './names.ts';

/** What a column holds: how it is written, in the workbook and on the screen. `number`: counts and measures mixed. */
export type CellKind = 'text' | 'integer' | 'decimal' | 'number' | 'percent' | 'day' | 'time';
export type Cell = string | number | null;

interface Column {
  readonly title: string;
  readonly kind: CellKind;
}

/** A table of the report, the same in every format. Days are "2026-10-05", times ISO; null is unknown. */
export interface ReportTable {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Titles and rows, as a file of lines has them. */
export const rowsOf = ({ columns, rows }: ReportTable): (readonly Cell[])[] => [
  columns.map(({ title }) => title),
  ...rows,
];

interface Field {
  readonly title: (t: Translate) => string;
  readonly kind: CellKind;
  readonly of: (figures: Figures) => Cell;
}

const minutes = (ms: number | null): number | null => (ms === null ? null : ms / 60_000);

/** Share of the minutes there were; null where there was none. */
export function availabilityOf({ minutesWithData, minutesWithoutData }: Figures): number | null {
  const all = minutesWithData + minutesWithoutData;
  return all === 0 ? null : minutesWithData / all;
}

const notDone = ({ commands }: Figures): number => (commands['failed'] ?? 0) + (commands['rejected'] ?? 0);

/** The figures of a row, in order. */
const FIELDS: readonly Field[] = [
  { title: (t) => t('reports.visits'), kind: 'integer', of: ({ visits }) => visits },
  { title: (t) => t('reports.left'), kind: 'integer', of: ({ left }) => left },
  { title: (t) => t('reports.granted'), kind: 'integer', of: ({ granted }) => granted },
  { title: (t) => t('reports.nonFaceShare'), kind: 'percent', of: ({ nonFaceShare }) => nonFaceShare },
  { title: (t) => t('reports.meanInside'), kind: 'decimal', of: ({ meanInside }) => meanInside },
  { title: (t) => t('reports.peakInside'), kind: 'integer', of: ({ peakInside }) => peakInside },
  { title: (t) => t('reports.personHours'), kind: 'decimal', of: ({ personMinutes }) => personMinutes / 60 },
  {
    title: (t) => t('reports.minutesAboveCapacity'),
    kind: 'integer',
    of: ({ minutesAboveCapacity }) => minutesAboveCapacity,
  },
  { title: (t) => t('reports.energy'), kind: 'decimal', of: ({ energyKwh }) => energyKwh },
  { title: (t) => t('reports.emptyEnergy'), kind: 'decimal', of: ({ emptyKwh }) => emptyKwh },
  { title: (t) => t('reports.alarms'), kind: 'integer', of: ({ alarms }) => alarms },
  {
    title: (t) => t('reports.acknowledged'),
    kind: 'integer',
    of: ({ alarmsAcknowledged }) => alarmsAcknowledged,
  },
  {
    title: (t) => t('reports.medianResponse'),
    kind: 'decimal',
    of: ({ medianResponseMs }) => minutes(medianResponseMs),
  },
  {
    title: (t) => t('reports.slowestResponse'),
    kind: 'decimal',
    of: ({ slowestResponseMs }) => minutes(slowestResponseMs),
  },
  { title: (t) => t('reports.commandsDone'), kind: 'integer', of: ({ commands }) => commands['done'] ?? 0 },
  { title: (t) => t('reports.commandsFailed'), kind: 'integer', of: notDone },
  { title: (t) => t('reports.corrections'), kind: 'integer', of: ({ corrections }) => corrections },
  { title: (t) => t('reports.lateEvents'), kind: 'integer', of: ({ lateEvents }) => lateEvents },
  { title: (t) => t('reports.availability'), kind: 'percent', of: availabilityOf },
  {
    title: (t) => t('reports.hoursWithoutData'),
    kind: 'integer',
    of: ({ hoursWithoutData }) => hoursWithoutData,
  },
];

const figureColumns = (t: Translate): Column[] =>
  FIELDS.map(({ title, kind }) => ({ title: title(t), kind }));
const figureCells = (figures: Figures): Cell[] => FIELDS.map(({ of }) => of(figures));

const text = (title: string): Column => ({ title, kind: 'text' });

const nameOf = ({ station: id, name, nameEn }: ReportStation, language: string): string =>
  stationName({ id, name, nameEn }, language);

export function stationsTable({ stations }: Report, t: Translate, language: string): ReportTable {
  return {
    name: t('reports.sheet.stations'),
    columns: [text(t('reports.stationId')), text(t('reports.station')), ...figureColumns(t)],
    rows: stations.map((station) => [station.station, nameOf(station, language), ...figureCells(station)]),
  };
}

/** The columns that a page is wide enough for. */
const BRIEF = new Set([0, 3, 5, 8, 10, 12, 18, 19]);

/** As `stationsTable`, for paper and screen. */
export function briefStations(report: Report, t: Translate, language: string): ReportTable {
  const { name, columns, rows } = stationsTable(report, t, language);
  const isShown = (_cell: unknown, at: number): boolean => at === 1 || BRIEF.has(at - 2);
  return { name, columns: columns.filter(isShown), rows: rows.map((row) => row.filter(isShown)) };
}

export function daysTable({ stations }: Report, t: Translate, language: string): ReportTable {
  return {
    name: t('reports.sheet.days'),
    columns: [
      text(t('reports.stationId')),
      text(t('reports.station')),
      { title: t('reports.day'), kind: 'day' },
      ...figureColumns(t),
    ],
    rows: stations.flatMap((station) =>
      station.days.map((day) => [station.station, nameOf(station, language), day.day, ...figureCells(day)]),
    ),
  };
}

export function heatTable({ heat }: Pick<Report, 'heat'>, t: Translate): ReportTable {
  const hours = Array.from({ length: 24 }, (_, hour): Column => ({ title: String(hour), kind: 'integer' }));
  return {
    name: t('reports.sheet.heat'),
    columns: [text(t('reports.heat')), ...hours],
    rows: WEEK.map((weekday) => [weekdayName(weekday, t), ...(heat[weekday] ?? [])]),
  };
}

/** Monday first, as both languages' calendars have it. */
export const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

type Named = Readonly<Record<string, number>>;

/** Names of a kind with their share, the most first. */
function namedTable(
  name: string,
  title: string,
  counts: Named,
  label: (code: string) => string,
  t: Translate,
): ReportTable {
  const sum = Object.values(counts).reduce((all, count) => all + count, 0);
  const rows = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([code, count]) => [label(code), count, sum === 0 ? null : count / sum]);
  const columns: Column[] = [
    text(title),
    { title: t('reports.count'), kind: 'integer' },
    { title: t('reports.share'), kind: 'percent' },
  ];
  return { name, columns, rows };
}

export const groupsTable = ({ total }: Report, t: Translate): ReportTable =>
  namedTable(t('reports.sheet.groups'), t('reports.group'), total.byGroup, (code) => groupLabel(code, t), t);

export const methodsTable = ({ total }: Report, t: Translate): ReportTable =>
  namedTable(
    t('reports.sheet.methods'),
    t('reports.method'),
    total.byMethod,
    (code) => methodLabel(code, t),
    t,
  );

export const doorsTable = ({ total }: Report, t: Translate): ReportTable =>
  namedTable(
    t('reports.sheet.doors'),
    t('reports.doorEvent'),
    total.doorEvents,
    (code) => doorEventLabel(code, t),
    t,
  );

export const alarmsTable = ({ total }: Report, t: Translate): ReportTable =>
  namedTable(
    t('reports.sheet.alarms'),
    t('reports.type'),
    total.alarmsByType,
    (code) => alarmTypeLabel(code, t),
    t,
  );

export function equipmentTable({ stations }: Report, t: Translate, language: string): ReportTable {
  return {
    name: t('reports.sheet.equipment'),
    columns: [
      text(t('reports.stationId')),
      text(t('reports.station')),
      text(t('reports.appliance')),
      { title: t('reports.cycles'), kind: 'integer' },
      { title: t('reports.minutesOn'), kind: 'integer' },
      { title: t('reports.kwh'), kind: 'decimal' },
    ],
    rows: stations.flatMap((station) =>
      Object.entries(station.applianceNames).map(([meter, name]) => {
        const use = Object.hasOwn(station.appliances, meter) ? station.appliances[meter] : undefined;
        const figures = [use?.cycles ?? null, use?.minutes ?? null, use?.kwh ?? null];
        return [station.station, nameOf(station, language), name, ...figures];
      }),
    ),
  };
}

export function gapsTable({ stations }: Report, t: Translate, language: string): ReportTable {
  return {
    name: t('reports.sheet.gaps'),
    columns: [
      text(t('reports.stationId')),
      text(t('reports.station')),
      text(t('reports.timezone')),
      { title: t('reports.from'), kind: 'time' },
      { title: t('reports.to'), kind: 'time' },
      { title: t('reports.hours'), kind: 'integer' },
    ],
    rows: stations.flatMap((station) =>
      station.gaps.map(({ from, to, hours }) => [
        station.station,
        nameOf(station, language),
        station.timezone,
        localTime(from, station.timezone),
        localTime(to, station.timezone),
        hours,
      ]),
    ),
  };
}

export function correctionsTable({ provenance, stations }: Report, t: Translate): ReportTable {
  const zones = new Map(stations.map(({ station, timezone }) => [station, timezone]));
  return {
    name: t('reports.sheet.corrections'),
    columns: [
      text(t('reports.stationId')),
      { title: t('reports.time'), kind: 'time' },
      { title: t('reports.inside'), kind: 'integer' },
      text(t('reports.by')),
      text(t('reports.note')),
    ],
    rows: provenance.corrections.map(({ station, at, inside, by, note }) => [
      station,
      localTime(at, zones.get(station) ?? 'UTC'),
      inside,
      by,
      note,
    ]),
  };
}

/** As `gapsTable`, a line a station: for paper, where a station that was silent for long would fill pages. */
export function gapsSummaryTable({ stations }: Report, t: Translate, language: string): ReportTable {
  const longest = (gaps: ReportStation['gaps']): number => Math.max(...gaps.map(({ hours }) => hours));
  const silent = stations.filter(({ hoursWithoutData }) => hoursWithoutData > 0);
  return {
    name: t('reports.sheet.gaps'),
    columns: [
      text(t('reports.station')),
      { title: t('reports.hoursWithoutData'), kind: 'integer' },
      { title: t('reports.gapCount'), kind: 'integer' },
      { title: t('reports.longestGap'), kind: 'integer' },
    ],
    rows: silent
      .toSorted((a, b) => b.hoursWithoutData - a.hoursWithoutData)
      .map((station) => [
        nameOf(station, language),
        station.hoursWithoutData,
        station.gaps.length,
        longest(station.gaps),
      ]),
  };
}

/** Against the month before, or as many days before, and the same days of the year before. */
export function comparisonTable({ total, compared }: Report, t: Translate): ReportTable {
  const { before, yearBefore } = compared;
  const change = (now: number, was: number | null): number | null =>
    was === null || was === 0 ? null : (now - was) / was;
  const row = (title: string, now: number, of: (stretch: Compared) => number | null): Cell[] => [
    title,
    now,
    of(before),
    change(now, of(before)),
    of(yearBefore),
    change(now, of(yearBefore)),
  ];
  return {
    name: t('reports.sheet.comparison'),
    columns: [
      text(t('reports.figure')),
      { title: t('reports.thisRange'), kind: 'number' },
      { title: `${before.range.from} – ${before.range.to}`, kind: 'number' },
      { title: t('reports.change'), kind: 'percent' },
      { title: `${yearBefore.range.from} – ${yearBefore.range.to}`, kind: 'number' },
      { title: t('reports.change'), kind: 'percent' },
    ],
    rows: [
      row(t('reports.visits'), total.visits, ({ visits }) => visits),
      row(t('reports.energy'), total.energyKwh, ({ energyKwh }) => energyKwh),
      row(t('reports.alarms'), total.alarms, ({ alarms }) => alarms),
    ],
  };
}

/** What a correction made other than it was. */
export function changesTable(
  changes: readonly FigureChange[],
  { stations }: Pick<Report, 'stations'>,
  t: Translate,
  language: string,
): ReportTable {
  const names = new Map(stations.map((station) => [station.station, nameOf(station, language)]));
  return {
    name: t('reports.sheet.changes'),
    columns: [
      text(t('reports.station')),
      { title: t('reports.day'), kind: 'day' },
      text(t('reports.figure')),
      { title: t('reports.was'), kind: 'number' },
      { title: t('reports.is'), kind: 'number' },
    ],
    rows: changes.map((change) => {
      const { title, before, after } = measureText(change, t);
      return [names.get(change.station) ?? change.station, change.day, title, before, after];
    }),
  };
}

/** "2026-10-05T07:00" of the station's clock. By what is remembered of each zone: a month may have a hundred thousand of them. */
function localTime(iso: string, zone: string): string {
  const atMs = Date.parse(iso);
  const { minute } = wallClock(atMs, zone);
  return `${dayKey(atMs, zone)}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
