import type { Chain } from './alarm-chain.ts';
import { trimChain } from './alarm-store.ts';
import type { Plan } from './fold.ts';
import type { StationDay } from '../../src-shared/domain/statistics/station-day.ts';
import type { HistoryDb, HourRow, StationRow } from './rows.ts';

/**
 * Rows kept in memory, per table: today and the hour of about a thousand stations, a few tens of MB at most.
 * Beyond it those used longest ago are read again when they are needed.
 */
const ROWS_MAX = 1_024;

/** The rows that the next batch will most likely change again; right for one cursor only. */
export interface HotRows {
  /** The cursor of the tables that the rows are equal to; null: nothing is known. */
  cursor: number | null;
  readonly stations: Map<string, StationRow>;
  readonly days: Map<string, StationDay>;
  readonly hours: Map<string, HourRow>;
  /** By pair of station and alarm, the newest occurrences. */
  readonly alarms: Map<string, Chain>;
}

export function hotRows(): HotRows {
  return { cursor: null, stations: new Map(), days: new Map(), hours: new Map(), alarms: new Map() };
}

/** To be called whenever the tables may differ: a transaction failed, or another writer was there. */
export function forget(hot: HotRows): void {
  hot.cursor = null;
  hot.stations.clear();
  hot.days.clear();
  hot.hours.clear();
  hot.alarms.clear();
}

/** Within a transaction: all stations, unless they are known already for this cursor. */
export async function warmStations(db: HistoryDb, hot: HotRows, cursor: number): Promise<void> {
  if (hot.cursor === cursor) return;
  forget(hot);
  for (const row of await db.stations.toArray()) hot.stations.set(row.id, row);
  hot.cursor = cursor;
}

/** Within a transaction: loads what the plan touches and is not here yet; a row that does not exist stays absent. */
export async function warmRows(
  db: Pick<HistoryDb, 'days' | 'telemetry'>,
  hot: Pick<HotRows, 'days' | 'hours'>,
  plan: Pick<Plan, 'days' | 'hours'>,
): Promise<void> {
  const days = [...plan.days].filter(([key]) => !hot.days.has(key));
  const hours = [...plan.hours].filter(([key]) => !hot.hours.has(key));
  if (days.length > 0) {
    const rows = await db.days.bulkGet(days.map(([, key]) => key));
    days.forEach(([key], index) => keep(hot.days, key, rows[index]));
  }
  if (hours.length > 0) {
    const rows = await db.telemetry.bulkGet(hours.map(([, key]) => key));
    hours.forEach(([key], index) => keep(hot.hours, key, rows[index]));
  }
}

function keep<Row>(rows: Map<string, Row>, key: string, row: Row | undefined): void {
  if (row !== undefined) rows.set(key, row);
}

/** The rows of the keys, which are now those used last. */
export function touch<Row>(rows: Map<string, Row>, keys: Iterable<string>): Row[] {
  const touched: Row[] = [];
  for (const key of keys) {
    const row = rows.get(key);
    if (row === undefined) continue;
    rows.delete(key);
    rows.set(key, row);
    touched.push(row);
  }
  return touched;
}

/** Down to `most` rows, those used longest ago first. */
export function trimRows(rows: Map<string, unknown>, most: number): void {
  for (const key of rows.keys()) {
    if (rows.size <= most) break;
    rows.delete(key);
  }
}

/** After the commit: down to the bound, those used longest ago first. */
export function trim(hot: HotRows): void {
  for (const rows of [hot.days, hot.hours, hot.alarms]) trimRows(rows, ROWS_MAX);
  for (const chain of hot.alarms.values()) trimChain(chain);
}
