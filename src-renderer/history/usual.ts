import { CONSOLE_STATION } from '../../src-shared/domain/alarm/rules/rule.ts';
import {
  hourlyVisits,
  pastDay,
  USUAL_WEEKS,
  usualInside,
  usualVisits,
  type PastDay,
  type UsualRange,
} from '../../src-shared/domain/insight/usual.ts';
import { localDay } from '../../src-shared/domain/local-time.ts';
import { shiftDay } from '../../src-shared/domain/report/range.ts';
import type { HistoryDb } from './rows.ts';
import { HOUR_MS } from './segments.ts';

export interface StationUsual {
  readonly station: string;
  /** Days of the same weekday that it follows from. */
  readonly days: number;
  /** Visits until this time of the day; null: too few days. */
  readonly visits: number | null;
  /** Visits by hour of the station's day; null: too few days. */
  readonly byHour: readonly number[] | null;
}

export interface UsualQuery {
  readonly station: string;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface UsualHour extends UsualRange {
  /** The middle of the hour. */
  readonly atMs: number;
}

const WEEK_DAYS = 7;
const MINUTE_MS = 60_000;
/** What comes late for a day weeks ago may wait so long to be seen. */
const READ_AGAIN_MS = HOUR_MS;

/**
 * What is usual, from the roll-ups of the weeks before. The days are read once an hour and then at hand: what a minute
 * costs is arithmetic. A day is 48 numbers; of each station eight, and eight of the day before.
 */
export function usualReader() {
  const read = new Map<string, { readonly atMs: number; readonly days: readonly PastDay[] }>();

  const daysLike = async (
    db: HistoryDb,
    station: string,
    day: string,
    nowMs: number,
  ): Promise<readonly PastDay[]> => {
    const key = `${station} ${day}`;
    const known = read.get(key);
    if (known !== undefined && Math.abs(nowMs - known.atMs) < READ_AGAIN_MS) return known.days;
    const keys = Array.from({ length: USUAL_WEEKS }, (_, week): [string, string] => [
      station,
      shiftDay(day, -WEEK_DAYS * (week + 1)),
    ]);
    const rows = await db.days.bulkGet(keys);
    const days = rows.flatMap((row) => (row === undefined ? [] : (pastDay(row) ?? [])));
    read.set(key, { atMs: nowMs, days });
    return days;
  };
  const forgetOld = (nowMs: number): void => {
    for (const [key, { atMs }] of read) if (Math.abs(nowMs - atMs) >= READ_AGAIN_MS) read.delete(key);
  };

  return {
    ofAll: async (db: HistoryDb, nowMs: number): Promise<StationUsual[]> => {
      forgetOld(nowMs);
      const stations = (await db.stations.toArray()).filter(({ id }) => id !== CONSOLE_STATION);
      const found: StationUsual[] = [];
      for (const { id, timezone } of stations) {
        const { key, startMs } = localDay(nowMs, timezone);
        const days = await daysLike(db, id, key, nowMs);
        const visits = usualVisits(days, (nowMs - startMs) / MINUTE_MS);
        found.push({ station: id, days: days.length, visits, byHour: hourlyVisits(days) });
      }
      return found;
    },

    /** Hour by hour, each by the days like its own; hours without enough of them are left out. */
    inside: async (
      db: HistoryDb,
      { station, fromMs, toMs }: UsualQuery,
      nowMs: number,
    ): Promise<UsualHour[]> => {
      const zone = (await db.stations.get(station))?.timezone ?? null;
      const hours: UsualHour[] = [];
      for (let atMs = Math.floor(fromMs / HOUR_MS) * HOUR_MS; atMs < toMs; atMs += HOUR_MS) {
        const { key, startMs } = localDay(atMs, zone);
        const days = await daysLike(db, station, key, nowMs);
        const usual = usualInside(days, Math.floor((atMs - startMs) / HOUR_MS));
        if (usual !== null) hours.push({ ...usual, atMs: atMs + HOUR_MS / 2 });
      }
      return hours;
    },
  };
}
