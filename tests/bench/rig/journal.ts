import { join } from 'node:path';
import { z } from 'zod';
import { openJournal } from '../../../src-main/adapters/level-journal.ts';

const READ_AT_ONCE = 10_000;

const entry = z.object({
  station: z.string(),
  id: z.string(),
  kind: z.string(),
  signals: z.record(z.string(), z.object({ n: z.number() })).optional(),
});

export interface Journalled {
  /** Different events whose id begins with the seed, each counted once. */
  readonly events: number;
  /** The same event again: must be none. */
  readonly repeated: number;
  /** Samples of power in all minutes. */
  readonly samples: number;
}

/** What the journal of a profile holds of a load. The program must have ended. */
export async function readJournal(profile: string, seed: string): Promise<Journalled> {
  const quiet = { info: () => undefined, warn: () => undefined };
  const journal = await openJournal(join(profile, 'journal'), quiet);
  const ids = new Set<string>();
  let repeated = 0;
  let samples = 0;
  for (let after = journal.earliest() - 1; ;) {
    const entries = await journal.read(after, READ_AT_ONCE);
    for (const { json } of entries) {
      const { station, id, kind, signals = {} } = entry.parse(JSON.parse(json));
      if (kind === 'minute')
        for (const [signal, { n }] of Object.entries(signals))
          samples += /^power\/.*\/w$/.test(signal) ? n : 0;
      if (!id.startsWith(`${seed}-`)) continue;
      const key = `${station} ${id}`;
      if (ids.has(key)) repeated += 1;
      ids.add(key);
    }
    const last = entries.at(-1);
    if (last === undefined) break;
    after = last.cursor;
  }
  await journal.close();
  return { events: ids.size, repeated, samples };
}
