import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { HistoryImport } from '../../src-shared/contract/backup.ts';
import type { PendingImport } from '../core/backup-acts.ts';
import type { Log } from '../core/ports.ts';
import { IMPORT_FOLDER } from './swap.ts';

const importIndex = z.object({
  schema: z.int().nonnegative(),
  /** Name of the database that the rows belong to. */
  history: z.string(),
  /** In the order in which they are to be taken in: what says how far the tables are comes last. */
  parts: z.array(z.string().regex(/^\d{6}-[A-Za-z]+\.json$/)),
});
export type ImportIndex = z.infer<typeof importIndex>;

const NOTHING: HistoryImport = { parts: 0, schema: 0, part: null };

/** Of the database of that name; there is one for the demo and one for real stations. */
type PendingImports = (history: string) => PendingImport;

export function openPendingImports(profile: string, log: Log): PendingImports {
  const folder = join(profile, IMPORT_FOLDER);
  let index = readIndex(join(folder, 'index.json'), log);
  const given = new Set<number>();
  return (history) => ({
    read: async (part) => {
      if (index?.history !== history) return NOTHING;
      const name = index.parts[part];
      const told = { parts: index.parts.length, schema: index.schema };
      if (name === undefined) return { ...told, part: null };
      given.add(part);
      const rows = await readFile(join(folder, name), 'utf8');
      const table = name.slice(name.indexOf('-') + 1, -'.json'.length);
      return { ...told, part: { table, count: 0, rows } };
    },
    done: async () => {
      if (index?.history !== history) return;
      // No window has taken in what none was given.
      if (index.parts.some((_, part) => !given.has(part))) return;
      index = null;
      await rm(folder, { recursive: true, force: true });
    },
  });
}

function readIndex(file: string, log: Log): ImportIndex | null {
  if (!existsSync(file)) return null;
  try {
    return importIndex.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    log.warn(`history-import cannot be read, the history is made anew from the journal: ${String(error)}`);
    return null;
  }
}
