import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import type { Log } from '../core/ports.ts';
import { putAside } from './journal-aside.ts';
import { entryKey, ENTRIES_END, idKey, identityOf } from './level-journal-keys.ts';
import { inFull, JournalUnavailable, obstacleOf } from './level-journal-problem.ts';

export type Level = ClassicLevel;

/** Duplicates are looked for in all tables, but nearly always a table's bloom filter answers, and no block is read. */
/** Two of them while one is written out. LevelDB’s own 4 MiB bring no more events/s. */
const WRITE_BUFFER_BYTES = 2 * 1_024 * 1_024;

const CACHE_BYTES = 4 * 1024 * 1024;

/** A whole table ends with this (LevelDB's doc/table_format). */
const TABLE_MAGIC = Buffer.from('57fb808b247547db', 'hex');

/** Entries looked at in one go while a repaired journal is verified. */
const VERIFY_CHUNK = 1_000;

/**
 * Opens the database in `folder`; mends it where it is damaged, and where that does not help puts it aside under
 * another name and begins an empty one: a console that does not start is worse than one without its past.
 * @throws JournalUnavailable where no repair would help: locked, disk full, not permitted.
 */
export async function openLevel(folder: string, log: Log): Promise<Level> {
  const level = new ClassicLevel(folder, { cacheSize: CACHE_BYTES, writeBufferSize: WRITE_BUFFER_BYTES });
  const tables = await tablesIn(folder);
  try {
    await level.open();
  } catch (error) {
    const obstacle = obstacleOf(error);
    if (obstacle !== null) throw new JournalUnavailable(obstacle, error);
    log.warn(`journal: ${inFull(error)}`);
    await mend(level, log);
    return level;
  }
  if (await isAnyTorn(tables)) {
    log.warn('journal: a table is cut off');
    await level.close();
    await mend(level, log);
  }
  return level;
}

async function tablesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /\.(ldb|sst)$/.test(name)).map((name) => join(folder, name));
}

/**
 * LevelDB meets a table that was cut off only when it reads there, perhaps days later: so we look at every end.
 * Tables that a kill left unfinished are gone after the opening and do not count.
 */
async function isAnyTorn(tables: readonly string[]): Promise<boolean> {
  const whole = await Promise.all(tables.map(endsWell));
  return whole.includes(false);
}

async function endsWell(table: string): Promise<boolean> {
  const file = await open(table).catch(() => null);
  if (file === null) return true;
  try {
    const { size } = await file.stat();
    if (size < TABLE_MAGIC.length) return false;
    const end = Buffer.alloc(TABLE_MAGIC.length);
    await file.read(end, 0, end.length, size - end.length);
    return end.equals(TABLE_MAGIC);
  } finally {
    await file.close();
  }
}

/** Repairs a closed database, and checks what is left of it. */
export async function mend(level: Level, log: Log): Promise<void> {
  try {
    await ClassicLevel.repair(level.location);
    await level.open();
    const { entries, reindexed } = await verify(level);
    log.warn(`journal: repaired; ${entries} entries are left, ${reindexed} of them were not indexed`);
  } catch (error) {
    await level.close();
    const obstacle = obstacleOf(error);
    if (obstacle !== null) throw new JournalUnavailable(obstacle, error);
    const aside = await putAside(level.location);
    log.warn(`journal: beyond repair (${inFull(error)}); kept as ${aside}, a new one begins`);
    await level.open();
  }
}

/** Reads every entry, and puts back the index keys that were lost with a table of their own. */
async function verify(level: Level): Promise<{ entries: number; reindexed: number }> {
  let entries = 0;
  let reindexed = 0;
  const iterator = level.values({ gte: entryKey(0), lt: ENTRIES_END });
  for (;;) {
    const chunk = await iterator.nextv(VERIFY_CHUNK);
    if (chunk.length === 0) break;
    entries += chunk.length;
    const keys = chunk.map((json) => idKey(identityOf(json)));
    const known = await level.hasMany(keys);
    const missing = keys.filter((_, at) => known[at] === false);
    reindexed += missing.length;
    await level.batch(missing.map((key) => ({ type: 'put', key, value: '' })));
  }
  await iterator.close();
  return { entries, reindexed };
}
