import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { StationEvent } from '../../src-shared/domain/event.ts';
import type { Erasure, ErasureProgress, Journal, JournalEntry, Log } from '../core/ports.ts';
import { erased } from '../../src-shared/domain/tokens.ts';
import { asideOf } from './journal-aside.ts';
import { openMark, readMark, type MarkFile } from './journal-mark.ts';
import { snapshotFile, type SnapshotFile } from './snapshot-file.ts';
import {
  EARLIEST_KEY,
  entryKey,
  ERASURE_KEY,
  erasureOf,
  IDENTITY_KEY,
  identityOf,
  idKey,
  PERSONS_KEY,
} from './level-journal-keys.ts';
import { mend, openLevel, type Level } from './level-journal-open.ts';
import { isDamage } from './level-journal-problem.ts';
import { entriesAfter, entriesUpTo, firstCursor, lastCursor } from './level-journal-read.ts';

/** Entries removed in one step of `prune`: a few ms, so that an append in between waits no longer than for a sync. */
const PRUNE_STEP = 500;

/** Entries looked at in one step of `erase`: some ms likewise. */
const ERASE_STEP = 1_000;

/**
 * Opens (and where need be repairs) the journal in `folder`, with its mark beside it.
 * @throws JournalUnavailable
 */
export async function openJournal(folder: string, log: Log): Promise<Journal> {
  await mkdir(dirname(folder), { recursive: true });
  const level = await openLevel(folder, log);
  const markPath = `${folder}.mark`;
  const mark = await readMark(markPath);
  const identity = (await level.get(IDENTITY_KEY)) ?? mark?.identity ?? randomUUID();
  await level.put(IDENTITY_KEY, identity, { sync: true });
  const last = await lastCursor(level);
  const head = Math.max(last, mark?.head ?? 0);
  if (head > last) log.warn(`journal: entries ${last + 1} to ${head} are lost; it goes on after them`);
  const earliest = (await firstCursor(level)) ?? head + 1;
  const files = {
    mark: await openMark(markPath, log),
    snapshot: snapshotFile(`${folder}.snapshot`, identity),
  };
  const personsFrom = Number((await level.get(PERSONS_KEY)) ?? 1);
  const erasure = erasureOf(await level.get(ERASURE_KEY));
  const aside = await asideOf(folder);
  return new LevelJournal(level, files, log, { identity, head, earliest, personsFrom, erasure, aside });
}

interface Extent {
  readonly identity: string;
  readonly head: number;
  readonly earliest: number;
  readonly personsFrom: number;
  readonly erasure: ErasureProgress | null;
  readonly aside: string | null;
}

/** What lies beside the journal. */
interface Files {
  readonly mark: MarkFile;
  readonly snapshot: SnapshotFile;
}

type Batch = ReturnType<Level['batch']>;

/** Removes entries together with their index keys. */
function remove(batch: Batch, entries: readonly JournalEntry[]): void {
  for (const { cursor, json } of entries) batch.del(entryKey(cursor)).del(idKey(identityOf(json)));
}

class LevelJournal implements Journal {
  readonly identity: string;
  readonly #level: Level;
  readonly #mark: MarkFile;
  readonly #snapshot: SnapshotFile;
  readonly #log: Log;
  #head: number;
  #earliest: number;
  #personsFrom: number;
  #erasure: ErasureProgress | null;
  #aside: string | null;
  /** Writes take turns: the index is asked and written with nobody in between. */
  #turn: Promise<unknown> = Promise.resolve();
  /** After a failed write LevelDB refuses all others, and its log may end in half a record: it must be opened anew. */
  #fault: { readonly error: unknown } | null = null;

  constructor(level: Level, { mark, snapshot }: Files, log: Log, extent: Extent) {
    this.#level = level;
    this.#mark = mark;
    this.#snapshot = snapshot;
    this.#log = log;
    this.identity = extent.identity;
    this.#head = extent.head;
    this.#earliest = extent.earliest;
    this.#personsFrom = extent.personsFrom;
    this.#erasure = extent.erasure;
    this.#aside = extent.aside;
  }

  head = (): number => this.#head;
  earliest = (): number => this.#earliest;
  aside = (): string | null => this.#aside;

  append = (events: readonly StationEvent[]): Promise<readonly { cursor: number; event: StationEvent }[]> =>
    this.#inTurn(async () => {
      const fresh = await this.#unknown(events);
      if (fresh.length === 0) return [];
      const entries = fresh.map((event, at) => ({ cursor: this.#head + 1 + at, event }));
      await this.#write({ sync: true }, (batch) => {
        for (const { cursor, event } of entries) {
          batch.put(entryKey(cursor), JSON.stringify(event)).put(idKey(event), '');
        }
      });
      this.#head += entries.length;
      this.#mark.set({ identity: this.identity, head: this.#head });
      return entries;
    });

  read = async (cursor: number, limit: number): Promise<readonly JournalEntry[]> => {
    try {
      return await entriesAfter(this.#level, Math.max(cursor, this.#earliest - 1), limit);
    } catch (error) {
      // Closed for the moment by the healing of a failed write, or met damage: after a turn it is healed.
      if (isDamage(error)) this.#fault ??= { error };
      return this.#inTurn(() => entriesAfter(this.#level, cursor, limit));
    }
  };

  saveSnapshot = (cursor: number, lines: Iterable<string>): Promise<void> =>
    this.#snapshot.save(cursor, lines);
  loadSnapshot = (): ReturnType<SnapshotFile['load']> => this.#snapshot.load();

  prune = async (cursor: number): Promise<void> => {
    while (await this.#inTurn(() => this.#pruneStep(cursor)));
  };

  personsFrom = (): number => Math.max(this.#personsFrom, this.#earliest);
  erasure = (): ErasureProgress | null => this.#erasure;

  erase = async (wanted: Erasure, signal: AbortSignal): Promise<ErasureProgress> => {
    const { from, upTo } = await this.#inTurn(() => this.#beginErasure(wanted));
    // LevelDB's log goes into a table first: else one table could come to hold an entry before and after.
    await this.#level.compactRange(entryKey(0), entryKey(0));
    while (await this.#inTurn(() => this.#eraseStep())) signal.throwIfAborted();
    // What was overwritten lies in older tables until they are merged.
    await this.#level.compactRange(entryKey(from), entryKey(upTo + 1));
    return this.#begunErasure();
  };

  forgetErasure = (): Promise<void> =>
    this.#inTurn(async () => {
      await this.#write({ sync: true }, (batch) => batch.del(ERASURE_KEY));
      this.#erasure = null;
      // The token that was asked for stood there.
      await this.#level.compactRange(ERASURE_KEY, ERASURE_KEY);
    });

  close = async (): Promise<void> => {
    await this.#turn;
    await this.#level.close();
    await this.#mark.close();
  };

  /** Removes the oldest entries; answers whether there may be more to remove. */
  async #pruneStep(upTo: number): Promise<boolean> {
    const entries = await entriesUpTo(this.#level, this.#earliest, upTo, PRUNE_STEP);
    const earliest = (entries.at(-1)?.cursor ?? Math.max(this.#earliest - 1, Math.min(upTo, this.#head))) + 1;
    await this.#write({ sync: false }, (batch) => {
      remove(batch, entries);
      batch.put(EARLIEST_KEY, String(earliest));
    });
    this.#earliest = earliest;
    return entries.length === PRUNE_STEP;
  }

  async #beginErasure(wanted: Erasure): Promise<ErasureProgress> {
    if (this.#erasure?.id === wanted.id) return this.#erasure;
    if (this.#erasure !== null) throw new Error('another erasure is not forgotten yet');
    const from = this.personsFrom();
    await this.#saveErasure({ ...wanted, from, at: from - 1, erased: 0 }, [], true);
    return this.#begunErasure();
  }

  /** Answers whether there is more to look at. */
  async #eraseStep(): Promise<boolean> {
    const erasure = this.#begunErasure();
    const entries = await entriesUpTo(this.#level, erasure.at + 1, erasure.upTo, ERASE_STEP);
    const changed = entries.flatMap(({ cursor, json }) => {
      const without = erased(json, erasure);
      return without === null ? [] : [{ cursor, json: without }];
    });
    const isLast = entries.length < ERASE_STEP;
    const at = isLast ? erasure.upTo : (entries.at(-1)?.cursor ?? erasure.upTo);
    await this.#saveErasure({ ...erasure, at, erased: erasure.erased + changed.length }, changed, isLast);
    return !isLast;
  }

  #begunErasure(): ErasureProgress {
    if (this.#erasure === null) throw new Error('no erasure was begun');
    return this.#erasure;
  }

  /** With the entries that it changed, so that a kill leaves both or none. */
  async #saveErasure(next: ErasureProgress, changed: readonly JournalEntry[], sync: boolean): Promise<void> {
    const isOfAll = next.station === null && next.person === null && next.at >= next.upTo;
    await this.#write({ sync }, (batch) => {
      for (const { cursor, json } of changed) batch.put(entryKey(cursor), json);
      batch.put(ERASURE_KEY, JSON.stringify(next));
      if (isOfAll) batch.put(PERSONS_KEY, String(next.upTo + 1));
    });
    this.#erasure = next;
    if (isOfAll) this.#personsFrom = next.upTo + 1;
  }

  /** Those events that are neither in the journal nor earlier in the same batch. */
  async #unknown(events: readonly StationEvent[]): Promise<readonly StationEvent[]> {
    const keys = events.map(idKey);
    const known = await this.#level.hasMany(keys);
    const seen = new Set<string>();
    return events.filter((_, at) => {
      const key = keys[at];
      if (key === undefined || known[at] === true || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }

  /** All or nothing. A chained batch takes a sixth of the time of an array of operations (measured: 3 µs a put). */
  async #write(options: { readonly sync: boolean }, fill: (batch: Batch) => void): Promise<void> {
    try {
      const batch = this.#level.batch();
      fill(batch);
      await batch.write(options);
    } catch (error) {
      this.#fault = { error };
      throw error;
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(async () => {
      await this.#heal();
      return work();
    });
    // The next one takes its turn whatever became of this one.
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #heal(): Promise<void> {
    if (this.#fault === null) return;
    await this.#level.close();
    if (isDamage(this.#fault.error)) await mend(this.#level, this.#log);
    else await this.#level.open();
    // What failed may have been written all the same. Nobody was told, so it must not be there: it will come again.
    const untold = await entriesAfter(this.#level, this.#head, Infinity);
    const batch = this.#level.batch();
    remove(batch, untold);
    await batch.write({ sync: true });
    await this.#level.put(IDENTITY_KEY, this.identity);
    this.#earliest = (await firstCursor(this.#level)) ?? this.#head + 1;
    this.#aside = await asideOf(this.#level.location);
    this.#fault = null;
  }
}
