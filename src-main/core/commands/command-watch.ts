import { isUnderWay } from '../../../src-shared/domain/command/stage.ts';
import type { Engine, Entry } from '../engine.ts';
import type { LiveBoard } from '../live-board.ts';

interface CommandWatchOptions {
  readonly engine: Pick<Engine, 'commands' | 'stations'>;
  readonly board: Pick<LiveBoard, 'touchCommands'>;
}

/** Time alone ends a command that nobody answers: looked at every second while one is under way. */
export interface CommandWatch {
  readonly take: (entries: readonly Entry[]) => void;
  readonly tick: () => void;
}

export function createCommandWatch({ engine, board }: CommandWatchOptions): CommandWatch {
  const watched = new Map<string, string>();

  const stagesOf = (station: string): string => {
    const commands = engine.commands(station);
    return commands.some((command) => isUnderWay(command, command.order.action))
      ? commands.map(({ stage }) => stage).join()
      : '';
  };

  for (const { id, commands } of engine.stations()) if (commands.length > 0) watched.set(id, stagesOf(id));

  return {
    take: (entries) => {
      for (const { event } of entries)
        if (event.kind === 'command' || event.kind === 'result')
          watched.set(event.station, stagesOf(event.station));
    },
    tick: () => {
      for (const [station, before] of watched) {
        const stages = stagesOf(station);
        if (stages !== before) board.touchCommands(station);
        if (stages === '') watched.delete(station);
        else watched.set(station, stages);
      }
    },
  };
}
