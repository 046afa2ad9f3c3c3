import type { CommandView } from '../../src-shared/domain/command/command-view.ts';
import { isUnderWay } from '../../src-shared/domain/command/stage.ts';

/** Whoever follows a command by the page's handle meets its end, ms. */
const HANDLE_STAYS_MS = 10_000;
/** What became of it is soon read, what went wrong has to be understood, ms. */
const WORDS_STAY_MS = { well: 60_000, wrong: 300_000 };

export const isWrong = ({ stage }: CommandView): boolean =>
  stage === 'rejected' || stage === 'failed' || stage === 'timed-out' || stage === 'contradicted';

/** `data-command`: the stage of a command that is under way, or came to its end just now. */
export function stageHandle(command: CommandView | undefined, nowMs: number): string | undefined {
  if (command === undefined) return undefined;
  const { stage, atMs, order } = command;
  return isUnderWay(command, order.action) || nowMs - atMs < HANDLE_STAYS_MS ? stage : undefined;
}

/** Whether the words of it still stand beside the device: until they are read, and until a door is locked again. */
export function isSaid(command: CommandView, nowMs: number): boolean {
  const { order, atMs, verifiedMs, relockedMs } = command;
  const isOpen = order.action === 'unlock' && verifiedMs !== null && relockedMs === null;
  const staysMs = isWrong(command) ? WORDS_STAY_MS.wrong : WORDS_STAY_MS.well;
  return isUnderWay(command, order.action) || isOpen || nowMs - atMs < staysMs;
}
