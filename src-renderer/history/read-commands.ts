import { Dexie } from 'dexie';
import { viewCommand, type CommandView } from '../../src-shared/domain/command/command-view.ts';
import { MAX_COMMANDS, reduceCommands, type CommandState } from '../../src-shared/domain/command/command.ts';
import type { StationEvent } from '../../src-shared/domain/event.ts';
import type { HistoryDb, SegmentRow } from './rows.ts';
import { eventsOf } from './segments.ts';
import type { Task } from './task.ts';

/** Requested in `[fromMs, nowMs]`, epoch ms. */
export interface CommandLogQuery {
  readonly fromMs: number;
  readonly nowMs: number;
}

export interface CommandLog {
  /** Newest first. */
  readonly commands: readonly CommandView[];
  /** False: there were more than are read; the oldest are not here. */
  readonly isWhole: boolean;
}

/** Rows read at once, 3 MB: between two reads it can be ended. */
const STEP = 100;
/** Fifty a day for a quarter of a year; a line of the log is about 2 KB in the window. */
const LOG_MOST = 5_000;
/** What a device reports longer after the last command of all tells nothing of it any more; see HEARD_AFTER_EXPIRY_MS. */
const REPORTS_COUNT_MS = 300_000;

/**
 * This console's commands, folded from the events by the very reducer that made the live picture. Rows without a command or
 * a result are not parsed unless a command was under way then: of a calm day that is nearly all of them.
 * Null: it was cancelled.
 */
export async function readCommandLog(
  db: HistoryDb,
  { fromMs, nowMs }: CommandLogQuery,
  { progress, isCancelled }: Task,
): Promise<CommandLog | null> {
  const fold = createFold(fromMs, nowMs);
  const last = (await db.segments.orderBy(':id').last())?.first ?? 0;
  const first = await firstKeyFrom(db, fromMs, last);
  for (let after = first - 1; ;) {
    const rows = await db.segments.where(':id').above(after).limit(STEP).toArray();
    if (isCancelled()) return null;
    for (const row of rows) fold.take(row);
    const end = rows.at(-1);
    if (end === undefined || rows.length < STEP) return fold.log();
    after = end.first;
    progress(Math.min(after, last) - first, Math.max(1, last - first));
  }
}

/** The key of the first row that arrived at or after a time: keys grow with arrival. */
async function firstKeyFrom(db: HistoryDb, fromMs: number, last: number): Promise<number> {
  let [low, high] = [0, last];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await db.segments.where(':id').between(middle, Dexie.maxKey).first();
    if (row === undefined || row.arrivedMs >= fromMs) high = middle;
    else low = row.first + 1;
  }
  return low;
}

function createFold(fromMs: number, nowMs: number) {
  const lists = new Map<string, readonly CommandState[]>();
  /** What newer commands to the same station have pushed out of its list. */
  let pushedOut: CommandView[] = [];
  let isWhole = true;
  let reportsCountUntilMs = 0;

  const isToBeRead = ({ events, arrivedMs }: SegmentRow): boolean =>
    arrivedMs <= reportsCountUntilMs ||
    events.includes('"kind":"command"') ||
    (lists.size > 0 && events.includes('"kind":"result"'));

  const takeEvent = (event: StationEvent): void => {
    const { station } = event;
    const before = lists.get(station) ?? [];
    const after = reduceCommands(before, event);
    if (after === before) return;
    lists.set(station, after);
    if (event.kind !== 'command' || event.step.kind !== 'requested') return;
    reportsCountUntilMs = Math.max(reportsCountUntilMs, event.arrivedMs + REPORTS_COUNT_MS);
    const oldest = before.length === MAX_COMMANDS ? before.at(-1) : undefined;
    if (oldest === undefined) return;
    pushedOut.push(viewCommand(station, oldest, nowMs));
    if (pushedOut.length <= LOG_MOST) return;
    pushedOut = pushedOut.slice(pushedOut.length - LOG_MOST / 2);
    isWhole = false;
  };

  return {
    take: (row: SegmentRow): void => {
      if (isToBeRead(row)) eventsOf(row).forEach(takeEvent);
    },
    log: (): CommandLog => {
      const kept = [...lists].flatMap(([station, commands]) =>
        commands.map((command) => viewCommand(station, command, nowMs)),
      );
      const commands = [...pushedOut, ...kept]
        .filter(({ requestedMs }) => requestedMs >= fromMs)
        .sort((a, b) => b.requestedMs - a.requestedMs);
      return { commands: commands.slice(0, LOG_MOST), isWhole: isWhole && commands.length <= LOG_MOST };
    },
  };
}
