import { historyDb, type HistoryDb, type IndexedDbAccess } from './schema.ts';

export interface Keeper {
  /** The open database; opened again when it was lost. Rejects with Dexie's error when that fails. */
  readonly open: () => Promise<HistoryDb>;
  /** Closes this connection; the next `open` makes another. */
  readonly drop: (db: HistoryDb) => void;
  /** Deletes the database; the next `open` makes an empty one. */
  readonly destroy: () => Promise<void>;
}

interface KeeperOptions {
  readonly access: IndexedDbAccess;
  /** Somebody else closed it: it was deleted, or the browser gave up on it. */
  readonly onLost: () => void;
  /** True while another connection keeps `open` or `destroy` waiting. */
  readonly onBlocked: (blocked: boolean) => void;
}

/** Keeps one connection, and notices when it is taken away. */
export function databaseKeeper({ access, onLost, onBlocked }: KeeperOptions): Keeper {
  let current: { readonly db: HistoryDb; readonly opened: Promise<HistoryDb> } | null = null;
  let blocked = false;

  const forgetIfCurrent = (db: HistoryDb): boolean => {
    if (current?.db !== db) return false;
    current = null;
    return true;
  };

  const tellBlocked = (now: boolean): void => {
    if (blocked === now) return;
    blocked = now;
    onBlocked(now);
  };

  const connect = async (db: HistoryDb): Promise<HistoryDb> => {
    db.on('blocked', () => tellBlocked(true));
    try {
      await db.open();
      tellBlocked(false);
    } catch (error) {
      forgetIfCurrent(db);
      throw error;
    }
    db.on('close', () => {
      if (forgetIfCurrent(db)) onLost();
    });
    return db;
  };

  const drop = (db: HistoryDb): void => {
    forgetIfCurrent(db);
    db.close();
  };

  return {
    open: () => {
      if (current !== null) return current.opened;
      const db = historyDb(access);
      const opened = connect(db);
      current = { db, opened };
      return opened;
    },
    drop,
    destroy: async () => {
      if (current !== null) drop(current.db);
      const db = historyDb(access);
      db.on('blocked', () => tellBlocked(true));
      await db.delete();
      tellBlocked(false);
    },
  };
}
