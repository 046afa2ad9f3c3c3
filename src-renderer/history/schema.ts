import { Dexie } from 'dexie';
import type { HistoryDb } from './rows.ts';
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
  // Dexie puts the tables of the newest version given on it, by their names.
  return db as HistoryDb;
}
