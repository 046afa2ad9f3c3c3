import { existsSync, readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';
import type { Log } from '../core/ports.ts';

interface Kept<Schema extends z.ZodType> {
  readonly file: string;
  readonly schema: Schema;
  readonly log: Log;
  /** Said in the log of what takes the place of a file that cannot be read. */
  readonly instead: string;
}

/** What a JSON file of the profile holds; null where there is none. One that cannot be read is set aside, never overwritten. */
export function readOrSetAside<Schema extends z.ZodType>(options: Kept<Schema>): z.infer<Schema> | null {
  const { file, schema, log, instead } = options;
  if (!existsSync(file)) return null;
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const aside = file.replace(/\.json$/, `.unreadable-${String(Date.now())}.json`);
    renameSync(file, aside);
    log.warn(`${file} could not be read and is kept as ${aside}; ${instead} (${String(error)})`);
    return null;
  }
}
