/** Days, each station's own: both ends are within. "2026-10-01". */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** A report over more would be a book; three years compare with three. */
const DAYS_MAX = 1_100;
const DAY_MS = 86_400_000;

const MONTH = /^(\d{4})-(\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `2026-10`, `2026-10-05` or `2026-10-01..2026-10-15`; null for all that is no range of days that exist. */
export function parseRange(text: string): DayRange | null {
  const month = MONTH.exec(text);
  if (month !== null) return monthOf(`${text}-01`);
  const [from = '', to = from, ...more] = text.split('..');
  if (more.length > 0 || !isDay(from) || !isDay(to) || to < from) return null;
  return dayCount({ from, to }) > DAYS_MAX ? null : { from, to };
}

const isDay = (text: string): boolean => DAY.test(text) && shiftDay(text, 0) === text;

/** The whole month that a day is in; null where there is no such day. */
export function monthOf(day: string): DayRange | null {
  if (!isDay(day)) return null;
  const from = `${day.slice(0, 7)}-01`;
  return { from, to: shiftDay(shiftMonth(from, 1), -1) };
}

/** The day so many days later. */
export function shiftDay(day: string, days: number): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) ? '' : new Date(ms + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first of the month so many months later. */
export function shiftMonth(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

const dayCount = ({ from, to }: DayRange): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS + 1;

export const daysOf = (range: DayRange): string[] =>
  Array.from({ length: dayCount(range) }, (_, at) => shiftDay(range.from, at));

/** The month that a range is, whole, "2026-10"; null where it is none. */
export function monthIn({ from, to }: DayRange): string | null {
  const month = monthOf(from);
  return month?.from === from && month.to === to ? from.slice(0, 7) : null;
}

/** What a range is compared with: the month before, or as many days before; and the same days of the year before. */
export function rangesBefore(range: DayRange): { readonly before: DayRange; readonly yearBefore: DayRange } {
  if (monthIn(range) !== null) {
    const month = (months: number): DayRange => {
      const from = shiftMonth(range.from, months);
      return { from, to: shiftDay(shiftMonth(from, 1), -1) };
    };
    return { before: month(-1), yearBefore: month(-12) };
  }
  const days = dayCount(range);
  return {
    before: { from: shiftDay(range.from, -days), to: shiftDay(range.to, -days) },
    yearBefore: { from: yearEarlier(range.from), to: yearEarlier(range.to) },
  };
}

/** 29 February becomes 28 February. */
function yearEarlier(day: string): string {
  const earlier = `${String(Number(day.slice(0, 4)) - 1)}${day.slice(4)}`;
  return isDay(earlier) ? earlier : shiftDay(day, -366);
}
