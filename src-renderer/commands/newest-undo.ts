import type { CommandView } from '../../src-shared/domain/command/command-view.ts';
import type { CommandOrder } from '../../src-shared/domain/command/order.ts';
import { undoOf } from '../../src-shared/domain/command/undo.ts';

export interface Undoing {
  readonly station: string;
  readonly device: string;
  readonly order: CommandOrder;
}

/**
 * What the key undoes: the light switched last, by whatever window of this console. `lists` are the commands of each
 * station, newest first; an older command to a device is none to be undone.
 */
export function newestUndo(lists: readonly (readonly CommandView[])[], nowMs: number): Undoing | null {
  const offered = lists.flatMap((commands) =>
    commands.filter(
      (command, place) =>
        undoOf(command, nowMs) !== null &&
        commands.findIndex(({ device }) => device === command.device) === place,
    ),
  );
  const [newest] = offered.toSorted((a, b) => b.atMs - a.atMs);
  const order = newest === undefined ? null : undoOf(newest, nowMs);
  return newest === undefined || order === null
    ? null
    : { station: newest.station, device: newest.device, order };
}
