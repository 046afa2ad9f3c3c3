import type { AlarmLoad } from '../../../../src-shared/domain/alarm/load.ts';
import {
  BENCHMARKS,
  verdictOf,
  type JudgedFigure,
  type Verdict,
} from '../../../../src-shared/domain/alarm/load-benchmarks.ts';
import { FLOOD_ABOVE } from '../../../../src-shared/domain/alarm/load-windows.ts';
import { dayStartMs, localDay } from '../../../../src-shared/domain/local-time.ts';
import type { LoadQuery } from '../../../history/read-alarms.ts';
import { formatShortTime, formatWhen, UNKNOWN } from '../../../text/format.ts';
import type { Translate } from '../../../text/i18n.ts';

/** Days up to now, or a whole month by its name, "2026-10". */
type Recent = 'today' | 'week' | 'month';
export type Period = Recent | `${number}-${number}`;

const HOUR_MS = 3_600_000;

/** Whole days of the zone that a period has, today among them, and the hours of a column. */
const PERIODS: Readonly<Record<Recent, { readonly days: number; readonly binHours: number }>> = {
  today: { days: 1, binHours: 1 },
  week: { days: 7, binHours: 1 },
  month: { days: 30, binHours: 6 },
};
export const PERIOD_NAMES: readonly Recent[] = ['today', 'week', 'month'];

/** One person sits at a console. */
const OPERATORS = 1;

export const isRecent = (period: Period): period is Recent => Object.hasOwn(PERIODS, period);

/** Midnight of `zone` at which a month begins, epoch ms. */
function monthStartMs(month: string, zone: string): number {
  const first = `${month}-01`;
  // Wherever on earth it is: the first day there overlaps the first day in Greenwich, at its one end or the other.
  const day = [`${first}T00:00:00Z`, `${first}T23:59:59Z`].map((at) => localDay(Date.parse(at), zone));
  return (day.find(({ key }) => key === first) ?? { startMs: Date.parse(`${first}T00:00:00Z`) }).startMs;
}

/** As long as the log can be kept at its most is ten years; nobody looks back further than three. */
const MONTHS_BACK = 36;

/** This month and those before, as the zone has them, newest first. */
export function monthsBefore(nowMs: number, zone: string): readonly `${number}-${number}`[] {
  const [year = 0, month = 1] = localDay(nowMs, zone).key.split('-').map(Number);
  return Array.from({ length: MONTHS_BACK }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return `${Math.floor(months / 12)}-${twoDigits((months % 12) + 1)}` as `${number}-${number}`;
  });
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');

const nextMonth = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${String(year + 1)}-01` : `${String(year)}-${twoDigits(number + 1)}`;
};

/** The period up to now, or to the month's end; its days begin at midnight of `zone`. */
export function queryOf(period: Period, nowMs: number, zone: string): LoadQuery {
  if (!isRecent(period)) {
    const toMs = Math.min(nowMs, monthStartMs(nextMonth(period), zone));
    const fromMs = Math.min(toMs, monthStartMs(period, zone));
    return { fromMs, toMs, binMs: PERIODS.month.binHours * HOUR_MS, operators: OPERATORS };
  }
  const { days, binHours } = PERIODS[period];
  let fromMs = dayStartMs(nowMs, zone);
  for (let day = 1; day < days; day += 1) fromMs = dayStartMs(fromMs - 1, zone);
  return { fromMs, toMs: nowMs, binMs: binHours * HOUR_MS, operators: OPERATORS };
}

const formatRate = (rate: number | null): string => (rate === null ? UNKNOWN : rate.toFixed(2));

/** 0.034 → "3.4": a digit after the point where it says something. */
export function formatPercent(share: number | null): string {
  if (share === null) return UNKNOWN;
  const percent = share * 100;
  return percent < 10 ? String(Math.round(percent * 10) / 10) : percent.toFixed(0);
}

export interface Figure {
  readonly figure: JudgedFigure;
  readonly label: string;
  readonly value: string;
  readonly detail: string;
  readonly benchmark: string;
  readonly verdict: Verdict | null;
}

/** The figures that have a benchmark, in the order of their weight. */
export function figuresOf(load: AlarmLoad, zone: string | undefined, t: Translate): readonly Figure[] {
  const { peak } = load;
  const total = { n: formatRate(load.perOperatorHour), total: load.total };
  const values: readonly (readonly [JudgedFigure, string, string])[] = [
    ['perTenMinutes', formatRate(load.perTenMinutes), t('alarmLoad.perOperatorHour', total)],
    [
      'peak',
      String(peak?.count ?? 0),
      peak === null
        ? t('alarmLoad.peakNone')
        : t('alarmLoad.peakAt', { time: timeIn(load, peak.fromMs, zone) }),
    ],
    ['floodShare', `${formatPercent(load.floodShare)}%`, t('alarmLoad.floodRule', { n: FLOOD_ABOVE })],
    ['standing', String(load.standing), t('alarmLoad.standingRule')],
    ['stale', String(load.stale), t('alarmLoad.staleRule')],
    ['chattering', String(load.chattering.length), t('alarmLoad.chatterRule')],
  ];
  return values.map(([figure, value, detail]) => ({
    figure,
    label: t(`alarmLoad.${figure}`),
    value,
    detail,
    benchmark: benchmarkOf(figure, t),
    verdict: verdictOf(load, figure),
  }));
}

const timeIn = ({ toMs }: AlarmLoad, atMs: number, zone: string | undefined): string => {
  const when = formatWhen(atMs, toMs, zone);
  return when.includes(' ') ? when : formatShortTime(atMs, zone);
};

function benchmarkOf(figure: JudgedFigure, t: Translate): string {
  const { acceptable, manageable } = BENCHMARKS[figure];
  if (acceptable !== manageable) return t('alarmLoad.atMostTwo', { n: acceptable, m: manageable });
  return t('alarmLoad.atMost', { n: figure === 'floodShare' ? `${formatPercent(acceptable)}%` : acceptable });
}
