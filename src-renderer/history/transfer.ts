import { Dexie } from 'dexie';
import type { Keeper } from './keeper.ts';
import { packRows, unpackRows } from './packed.ts';
import type { HistoryDb, StateRow } from './rows.ts';
import { historyDb, type IndexedDbAccess } from './schema.ts';
import { VERSIONS } from './versions.ts';

/** Rows of a part: about a megabyte, whatever the table. */
const STEP: Readonly<Record<string, number>> = { segments: 32, telemetry: 100, days: 100 };
const STEP_USUAL = 250;

/** What says how far the tables are goes last: without it they count for nothing. */
const STATE = 'meta';

/** In the order in which they are carried. Digests and months are made anew from the others. */
export const CARRIED = [
  'stations',
  'days',
  'segments',
  'telemetry',
  'alarmLog',
  'alarmsAhead',
  STATE,
] as const;
type Carried = (typeof CARRIED)[number];

export interface ExportStep {
  readonly table: Carried;
  /** The key after which it goes on; undefined: from the beginning. */
  readonly after: unknown;
}

export interface Exported {
  readonly count: number;
  readonly rows: string;
  /** Null: that was the end of the table. */
  readonly after: unknown;
}

/** Some rows of a table in the order of their keys. Nobody may write between the steps: main holds the journal back. */
export function exportRows(db: HistoryDb, { table, after }: ExportStep): Promise<Exported> {
  const from = db.table<unknown, unknown>(table);
  const step = STEP[table] ?? STEP_USUAL;
  return db.transaction('r', from, async () => {
    const range = from.where(':id').above(after ?? Dexie.minKey);
    const keys = await range.limit(step).primaryKeys();
    const last = keys.at(-1);
    if (last === undefined) return { count: 0, rows: '[]', after: null };
    const rows = await from
      .where(':id')
      .between(after ?? Dexie.minKey, last, after === undefined, true)
      .toArray();
    return { count: rows.length, rows: packRows(rows), after: keys.length < step ? null : last };
  });
}

export interface Extent {
  /** Rows that will be carried, about. */
  readonly rows: number;
  /** Dexie's version of the tables. */
  readonly schema: number;
  /** The journal's entry up to which the tables are, and its identity; two that are alike have nothing written between them. */
  readonly state: StateRow | null;
}

export async function extentOf(db: HistoryDb): Promise<Extent> {
  const [state, ...counts] = await Promise.all([
    db.meta.get('state'),
    ...CARRIED.map((table) => db.table(table).count()),
  ]);
  return { rows: counts.reduce((sum, count) => sum + count, 0), schema: db.verno, state: state ?? null };
}

/**
 * Takes the rows of a backup in, part by part, into a new database of the version they come from; the next opening raises
 * it like any old one. Until the last part is in, the tables have no state and count for nothing: broken off, it is
 * begun again.
 */
export function historyImport(access: IndexedDbAccess, keeper: Pick<Keeper, 'destroy'>) {
  let db: HistoryDb | null = null;
  const end = (): void => {
    db?.close();
    db = null;
  };
  return {
    begin: async (schema: number): Promise<void> => {
      end();
      await keeper.destroy();
      const known = VERSIONS.filter(({ version }) => version <= schema);
      // Once it is all in, main deletes what it was made from: a power cut must find it on the disk.
      db = historyDb({ ...access, chromeTransactionDurability: 'strict' }, known);
      await db.open();
    },
    put: async ({ table, rows }: { readonly table: string; readonly rows: string }): Promise<void> => {
      if (db === null) throw new Error('nothing is being taken in');
      const carried = CARRIED.find((name) => name === table);
      // A table that a later version has left out is derived from the others.
      if (carried === undefined) return;
      const into = db.table<unknown, unknown>(carried);
      const taken = unpackRows(rows);
      await db.transaction('rw', into, () => into.bulkPut(taken));
    },
    end,
  };
}
