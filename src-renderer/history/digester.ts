import { Dexie } from 'dexie';
import { DAY_MS, dayOf } from './digest.ts';
import { storeDigest } from './digest-store.ts';
import type { Keeper } from './keeper.ts';
import type { HistoryDb } from './rows.ts';

/** A month and a day: what a back-test looks at. */
export const DIGEST_DAYS = 31;

/** Not while the window has just opened: then everybody wants the database. */
const FIRST_MS = 60_000;
const EVERY_MS = 10 * 60_000;
/** Gateways and minutes are seldom later; what is makes its digest void and it is made again. */
const SETTLED_MS = 15 * 60_000;
/** Between two station-days: commits that wait go first. */
const PAUSE_MS = 20;

interface DigesterOptions {
  readonly keeper: Pick<Keeper, 'open'>;
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

export interface Digester {
  /** To be called now and then, while nothing is being rebuilt; starts a round in the background when one is due. */
  readonly tick: () => void;
  /** All days that are over and have no digests, newest first. Answers how many it made. */
  readonly round: () => Promise<number>;
  /** Somebody asks for what digests make fast: the next `tick` starts a round. */
  readonly hasten: () => void;
}

export function historyDigester({ keeper, now, pause }: DigesterOptions): Digester {
  let dueMs: number | null = null;
  let running = false;

  const round = async (): Promise<number> => {
    const db = await keeper.open();
    const [first] = await db.telemetry.orderBy(':id').limit(1).primaryKeys();
    if (first === undefined) return 0;
    const settledMs = dayOf(now() - SETTLED_MS);
    const fromMs = Math.max(dayOf(first[0]), settledMs - DIGEST_DAYS * DAY_MS);
    let made = 0;
    for (let dayMs = settledMs - DAY_MS; dayMs >= fromMs; dayMs -= DAY_MS)
      for (const station of await stationsOf(db, dayMs)) {
        if (!(await storeDigest(await keeper.open(), station, dayMs))) continue;
        made += 1;
        await pause(PAUSE_MS);
      }
    return made;
  };

  return {
    round,
    hasten: () => {
      dueMs = now();
    },
    tick: () => {
      dueMs ??= now() + FIRST_MS;
      if (running || now() < dueMs) return;
      running = true;
      dueMs = now() + EVERY_MS;
      // A database that fails is the writer's to mend and to tell; the next round goes on where this one ended.
      void round()
        .catch(() => undefined)
        .finally(() => {
          running = false;
        });
    },
  };
}

/** Those that have minutes of that day. */
async function stationsOf(db: HistoryDb, dayMs: number): Promise<ReadonlySet<string>> {
  const ofDay = db.telemetry.where(':id').between([dayMs, Dexie.minKey], [dayMs + DAY_MS, Dexie.minKey]);
  return new Set((await ofDay.primaryKeys()).map(([, station]) => station));
}
