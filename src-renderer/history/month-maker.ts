import { shiftDay } from '../../src-shared/domain/report/range.ts';
import { inBackground, type Background } from './background.ts';
import type { Keeper } from './keeper.ts';
import { missingMonths, storeMonth } from './months.ts';

/** A day that was over so long ago is over in every zone, and most of what is late has come. */
const SETTLED_MS = 13 * 3_600_000;
/** Between two months of a station: commits that wait go first. */
const PAUSE_MS = 20;

interface MonthMakerOptions {
  readonly keeper: Pick<Keeper, 'open'>;
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

export interface MonthMaker extends Background {
  /** A report asks for days that begin at this hour: months are made for such days from now on. */
  readonly beginDaysAt: (hour: number) => void;
  /** All that is over and not made, newest first. */
  readonly round: () => Promise<void>;
}

export function historyMonthMaker({ keeper, now, pause }: MonthMakerOptions): MonthMaker {
  let wanted: number | null = null;

  const round = async (): Promise<void> => {
    const db = await keeper.open();
    const one = await db.months.toCollection().first();
    const dayBeginsAtHour = wanted ?? one?.dayBeginsAtHour ?? 0;
    if (one !== undefined && one.dayBeginsAtHour !== dayBeginsAtHour) await db.months.clear();
    const newest = shiftDay(new Date(now() - SETTLED_MS).toISOString().slice(0, 10), -1);
    for (const key of await missingMonths(db, newest)) {
      await storeMonth(await keeper.open(), key, dayBeginsAtHour, newest);
      await pause(PAUSE_MS);
    }
  };

  const background = inBackground(round, now);
  return {
    ...background,
    round,
    beginDaysAt: (hour) => {
      if (wanted !== hour) background.hasten();
      wanted = hour;
    },
  };
}
