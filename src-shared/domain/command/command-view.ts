import type { CommandState } from './command.ts';
import { stageOf } from './stage.ts';
import type { Staged } from './stages.ts';

/** A command as it is shown. */
export interface CommandView extends CommandState, Staged {
  readonly station: string;
}

export const viewCommand = (station: string, command: CommandState, nowMs: number): CommandView => ({
  station,
  ...command,
  ...stageOf(command, nowMs),
});
