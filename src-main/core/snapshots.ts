import { z } from 'zod';
import type { StationState } from '../../src-shared/domain/station.ts';
import { SNAPSHOT_VERSION, type Engine, type EngineSnapshot, type Entry } from './engine.ts';
import type { Journal, Log } from './ports.ts';
import type { StationEvent } from '../../src-shared/domain/event.ts';

/** A restart replays at most so many entries (about a tenth of a second for the reducers). */
const SNAPSHOT_EVERY_ENTRIES = 20_000;
/** And a quiet night is not replayed from its evening. */
const SNAPSHOT_PERIOD_MS = 30_000;
/** Some megabytes at hundreds of stations: not more often under a flood. */
const SNAPSHOT_LEAST_MS = 10_000;
const REPLAY_CHUNK = 2_000;

/** Brings the engine to where the journal ends: the snapshot, then the entries after it. */
export async function restoreEngine(engine: Engine, journal: Journal, log: Log): Promise<void> {
  const saved = await journal.loadSnapshot();
  const snapshot = saved === null || saved.cursor > journal.head() ? null : parseSnapshot(saved.lines, log);
  if (snapshot !== null) engine.load(snapshot);
  let cursor = Math.max(snapshot?.cursor ?? 0, journal.earliest() - 1);
  for (;;) {
    const rows = await journal.read(cursor, REPLAY_CHUNK);
    const last = rows.at(-1);
    if (last === undefined) return;
    engine.restore(rows.map(toEntry));
    cursor = last.cursor;
  }
}

export interface Snapshots {
  /** A restart needs the entries after it. */
  readonly savedCursor: () => number;
  readonly close: () => Promise<void>;
}

/** Saves the engine's state now and then, and once more at the end. */
export function startSnapshots(engine: Engine, journal: Journal, log: Log): Snapshots {
  let savedCursor = engine.snapshot().cursor;
  let savedAtMs = performance.now();
  let saving: Promise<void> = Promise.resolve();

  const save = async (): Promise<void> => {
    const snapshot = engine.snapshot();
    if (snapshot.cursor === savedCursor) return;
    try {
      await journal.saveSnapshot(snapshot.cursor, linesOf(snapshot));
      savedCursor = snapshot.cursor;
      savedAtMs = performance.now();
    } catch (error) {
      // The journal itself is whole: without a snapshot the next start only takes longer.
      log.warn(`snapshot not saved: ${String(error)}`);
    }
  };
  const timer = setInterval(() => {
    const entries = engine.snapshot().cursor - savedCursor;
    const due = entries >= SNAPSHOT_EVERY_ENTRIES || performance.now() - savedAtMs >= SNAPSHOT_PERIOD_MS;
    if (due && performance.now() - savedAtMs >= SNAPSHOT_LEAST_MS) saving = saving.then(save);
  }, 1_000);

  return {
    savedCursor: () => savedCursor,
    close: async () => {
      clearInterval(timer);
      await saving;
      await save();
    },
  };
}

/** Our own words, read back: the journal's entries were parsed when they were written. */
function toEntry(row: { cursor: number; json: string }): Entry {
  return { cursor: row.cursor, event: JSON.parse(row.json) as StationEvent };
}

/** The first line. The shape of the states is vouched for by the version. */
const snapshotHead = z.object({
  version: z.literal(SNAPSHOT_VERSION),
  cursor: z.int().nonnegative(),
  /** How many lines follow: a file that a power cut left short is noticed. */
  stations: z.int().nonnegative(),
});

/** A head, then a line for each station; the states never change, so what is saved is of one moment. */
function* linesOf({ version, cursor, stations }: EngineSnapshot): Iterable<string> {
  yield JSON.stringify({ version, cursor, stations: stations.length } satisfies z.infer<typeof snapshotHead>);
  for (const state of stations) yield JSON.stringify(state);
}

function parseSnapshot([head = '', ...lines]: readonly string[], log: Log): EngineSnapshot | null {
  try {
    const { version, cursor, stations } = snapshotHead.parse(JSON.parse(head));
    if (lines.length !== stations) throw new Error(`${lines.length} stations of ${stations}`);
    return { version, cursor, stations: lines.map((line) => JSON.parse(line) as StationState) };
  } catch (error) {
    log.warn(`snapshot unreadable or of another version, replaying the journal: ${String(error)}`);
    return null;
  }
}
