import { Dexie } from 'dexie';
import { foldDay, type DayFold } from '../../src-shared/domain/report/day-fold.ts';
import { shiftDay, shiftMonth, type DayRange } from '../../src-shared/domain/report/range.ts';
import { firstDays } from './read.ts';
import type { HistoryDb, MonthRow, StationRow } from './rows.ts';

/** Three years. What is older is read from its days; a clock that was wrong once must not make rows back to 1970. */
const MONTHS_MAX = 37;

type MonthKey = [station: string, month: string];

const monthNameOf = (day: string): string => day.slice(0, 7);
const lastDayOf = (month: string): string => shiftDay(shiftMonth(month, 1), -1);

/** Makes a station's month, whole or not at all, of its days up to `newest`. */
export function storeMonth(
  db: HistoryDb,
  [station, month]: MonthKey,
  dayBeginsAtHour: number,
  newest: string,
): Promise<void> {
  return db.transaction('rw', [db.days, db.months, db.stations], async () => {
    const zone = (await db.stations.get(station))?.timezone ?? null;
    const to = earlier(newest, lastDayOf(month));
    const rows = await daysIn(db, station, { from: `${month}-01`, to });
    const days = rows.map((row) => foldDay(row, zone, dayBeginsAtHour));
    await db.months.put({ station, month, dayBeginsAtHour, newest: to, days });
  });
}

const daysIn = ({ days }: Pick<HistoryDb, 'days'>, station: string, { from, to }: DayRange) =>
  days.where(':id').between([station, from], [station, to], true, true).toArray();

/**
 * Within the transaction that changes the days: their months are to be made anew. Days that go on are in none, so that this
 * costs the look at one key.
 */
export async function forgetMonths(
  { months }: HistoryDb,
  days: Iterable<readonly [station: string, day: string]>,
): Promise<void> {
  const newest: unknown = await months.orderBy('newest').lastKey();
  if (typeof newest !== 'string') return;
  const keys = new Map<string, MonthKey>();
  for (const [station, day] of days)
    if (day <= newest) keys.set(`${station} ${monthNameOf(day)}`, [station, monthNameOf(day)]);
  await months.bulkDelete([...keys.values()]);
}

/** Likewise of a station, up to the month of a day, or all. */
export const forgetMonthsUntil = ({ months }: HistoryDb, station: string, day?: string): Promise<number> =>
  months
    .where(':id')
    .between(
      [station, Dexie.minKey],
      [station, day === undefined ? Dexie.maxKey : monthNameOf(day)],
      true,
      true,
    )
    .delete();

/** Months that are not there as far as `newest`, the newest first. */
export async function missingMonths(db: HistoryDb, newest: string): Promise<MonthKey[]> {
  const made = new Map<string, string>();
  await db.months.orderBy('newest').eachKey((key, { primaryKey: [station, month] }) => {
    if (typeof key === 'string') made.set(`${station} ${month}`, key);
  });
  const months = Array.from({ length: MONTHS_MAX }, (_, back) => monthNameOf(shiftMonth(newest, -back)));
  const firsts = await firstDays(db);
  return months.flatMap((month) =>
    firsts.flatMap(([station, first]): MonthKey[] => {
      const isMade = (made.get(`${station} ${month}`) ?? '') >= earlier(newest, lastDayOf(month));
      return isMade || month < monthNameOf(first) ? [] : [[station, month]];
    }),
  );
}

/** Of each station its days of the range, folded: from the months, and from the days where those are not in them. */
export function foldedDays(
  db: HistoryDb,
  stations: readonly StationRow[],
  range: DayRange,
  dayBeginsAtHour: number,
): Promise<DayFold[][]> {
  const months = monthsOf(range);
  return db.transaction('r', [db.days, db.months], async () => {
    const keys = stations.flatMap(({ id }) => months.map((month): MonthKey => [id, month]));
    const rows = await db.months.bulkGet(keys);
    const ofMonth = async (station: StationRow, row: MonthRow | undefined, month: string) => {
      const made = row?.dayBeginsAtHour === dayBeginsAtHour ? row : { newest: '', days: [] };
      const within = { from: later(range.from, `${month}-01`), to: earlier(range.to, lastDayOf(month)) };
      const rest = { ...within, from: later(within.from, shiftDay(made.newest, 1)) };
      const unmade = rest.from > rest.to ? [] : await daysIn(db, station.id, rest);
      return [
        ...made.days.filter(({ day }) => day >= within.from && day <= within.to),
        ...unmade.map((day) => foldDay(day, station.timezone, dayBeginsAtHour)),
      ];
    };
    return Promise.all(
      stations.map(async (station, at) => {
        const parts = months.map((month, n) => ofMonth(station, rows[at * months.length + n], month));
        return (await Promise.all(parts)).flat();
      }),
    );
  });
}

function monthsOf({ from, to }: DayRange): string[] {
  const months: string[] = [];
  for (let day = from; monthNameOf(day) <= monthNameOf(to); day = shiftMonth(day, 1))
    months.push(monthNameOf(day));
  return months;
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);
