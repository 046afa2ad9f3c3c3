import { Dexie } from 'dexie';
import type { StationDay } from '../../src-shared/domain/statistics/station-day.ts';
import type { AheadRow, AlarmKey, AlarmRow } from './alarm-rows.ts';
import type { DigestRow, HistoryDb, HourRow, SegmentRow, StateRow, StationRow } from './rows.ts';
import { VERSIONS } from './versions.ts';

export interface IndexedDbAccess {
  /** Of the database; it belongs to the origin app://console. The demo's is another than the real brokers'. */
  readonly name: string;
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
  /** Whether a commit waits for the disk; the journal makes good what a power cut takes, so it usually does not. */
  readonly chromeTransactionDurability?: 'strict';
}

/** Describes the database; `open()` opens it and brings an older version up to the newest. */
export function historyDb({ name, ...access }: IndexedDbAccess, versions = VERSIONS): HistoryDb {
  // No cache of Dexie's: the rows that are hot are kept in hot-rows.ts, and nothing here is observed.
  const db = new Dexie(name, { ...access, autoOpen: false, cache: 'disabled' });
  for (const { version, stores, upgrade } of versions) {
    const declared = db.version(version).stores(stores);
    if (upgrade !== undefined) declared.upgrade(upgrade);
  }
  return Object.assign(db, {
    meta: db.table<StateRow, string>('meta'),
    segments: db.table<SegmentRow, number>('segments'),
    telemetry: db.table<HourRow, [number, string]>('telemetry'),
    days: db.table<StationDay, [string, string]>('days'),
    stations: db.table<StationRow, string>('stations'),
    alarmLog: db.table<AlarmRow, AlarmKey>('alarmLog'),
    alarmsAhead: db.table<AheadRow, [string, string]>('alarmsAhead'),
    digests: db.table<DigestRow, [string, string, number]>('digests'),
  });
}
