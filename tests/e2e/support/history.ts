import type { RunningConsole } from './console.ts';

/** What the oracle needs of an event in the history. */
export interface Kept {
  readonly station: string;
  readonly id: string;
  readonly seq: number | null;
  readonly retained: boolean;
}

/** Some ten thousand events are parsed while the window does its other work. */
const READ_WITHIN_MS = 20_000;

/**
 * All events that the history holds, read from the raw tables without the program's own code (schema.ts of the
 * history); those that the console makes itself are left out. Null while there is no database, or no answer.
 */
export async function readHistory({ inPage }: RunningConsole): Promise<readonly Kept[] | null> {
  return inPage(readSegments, { database: 'waystation', ownKinds: ['minute', 'correction'] }, READ_WITHIN_MS);
}

/** Runs in the page: nothing from outside the function is there. */
async function readSegments({
  database,
  ownKinds,
}: {
  database: string;
  ownKinds: string[];
}): Promise<Kept[] | null> {
  const known = await indexedDB.databases();
  // Opening one that is not there would make an empty one, and spoil what is tested.
  if (!known.some(({ name }) => name === database)) return null;
  const done = (request: IDBRequest): Promise<unknown> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
    });
  const db = (await done(indexedDB.open(database))) as IDBDatabase;
  try {
    if (!db.objectStoreNames.contains('segments')) return null;
    const rows = (await done(db.transaction('segments').objectStore('segments').getAll())) as {
      events: string;
    }[];
    const events = rows.flatMap((row) => JSON.parse(row.events) as (Kept & { kind: string })[]);
    return events
      .filter(({ kind }) => !ownKinds.includes(kind))
      .map(({ station, id, seq, retained }) => ({ station, id, seq, retained }));
  } finally {
    db.close();
  }
}
