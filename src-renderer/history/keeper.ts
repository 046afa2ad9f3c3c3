import type { HistoryDb } from './rows.ts';
import { historyDb, type IndexedDbAccess } from './schema.ts';

export interface Keeper {
  /** The open database; opened again when it was lost. Rejects with Dexie's error when that fails. */
  readonly open: () => Promise<HistoryDb>;
  /** Closes this connection; the next `open` makes another. */
  readonly drop: (db: HistoryDb) => void;
  /** Deletes the database; the next `open` makes an empty one. */
  readonly destroy: () => Promise<void>;
}

/**
 * After the browser has closed a database by force (a full disk, files taken away), Chromium 130 at times never answers
 * an `open` of the same thread again, while another thread can open it at once. Opening takes a second at most.
 */
const REOPEN_PATIENCE_MS = 10_000;

interface KeeperOptions {
  readonly access: IndexedDbAccess;
  /** Somebody else closed it: it was deleted, or the browser gave up on it. */
  readonly onLost: () => void;
  /** True while another connection keeps `open` or `destroy` waiting. */
  readonly onBlocked: (blocked: boolean) => void;
  /** This thread will not get the database back. */
  readonly onStuck: () => void;
  readonly pause: (ms: number) => Promise<void>;
}

/** Keeps one connection, and notices when it is taken away. */
export function databaseKeeper({ access, onLost, onBlocked, onStuck, pause }: KeeperOptions): Keeper {
  let current: { readonly db: HistoryDb; readonly opened: Promise<HistoryDb> } | null = null;
  let blocked = false;
  let wasOpen = false;

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

  /** The first opening may take as long as it takes: it may be raising the version. */
  const watch = async (opening: PromiseLike<unknown>): Promise<void> => {
    if (!wasOpen) return;
    const late = Symbol('late');
    const settled = Promise.resolve(opening).catch(() => undefined);
    const first = await Promise.race([settled, pause(REOPEN_PATIENCE_MS).then(() => late)]);
    if (first === late && !blocked) onStuck();
  };

  const connect = async (db: HistoryDb): Promise<HistoryDb> => {
    db.on('blocked', () => tellBlocked(true));
    try {
      const opening = db.open();
      void watch(opening);
      await opening;
    } catch (error) {
      forgetIfCurrent(db);
      throw error;
    }
    tellBlocked(false);
    wasOpen = true;
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
