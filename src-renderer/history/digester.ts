import { Dexie } from 'dexie';
import { inBackground, type Background } from './background.ts';
import { DAY_MS, dayOf } from './digest.ts';
import { storeDigest } from './digest-store.ts';
import type { Keeper } from './keeper.ts';
import type { HistoryDb } from './rows.ts';

/** A month and a day: what a back-test looks at. */
export const DIGEST_DAYS = 31;

/** Gateways and minutes are seldom later; what is makes its digest void and it is made again. */
const SETTLED_MS = 15 * 60_000;
/** Between two station-days: commits that wait go first. */
const PAUSE_MS = 20;

interface DigesterOptions {
  readonly keeper: Pick<Keeper, 'open'>;
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

export interface Digester extends Background {
  /** All days that are over and have no digests, newest first. Answers how many it made. */
  readonly round: () => Promise<number>;
}

export function historyDigester({ keeper, now, pause }: DigesterOptions): Digester {
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

  return { round, ...inBackground(round, now) };
}

/** Those that have minutes of that day. */
async function stationsOf(db: HistoryDb, dayMs: number): Promise<ReadonlySet<string>> {
  const ofDay = db.telemetry.where(':id').between([dayMs, Dexie.minKey], [dayMs + DAY_MS, Dexie.minKey]);
  return new Set((await ofDay.primaryKeys()).map(([, station]) => station));
}
