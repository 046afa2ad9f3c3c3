import type { CommandState } from './command.ts';
import type { CommandAction } from './order.ts';
import type { CommandStage, StageCause, Staged } from './stages.ts';

/** A report follows its deed within a moment; later than this it is missing, ms. */
const SHOWN_WITHIN_MS = 5_000;
/** A result that was on its way when the command expired, ms. */
const LATE_RESULT_MS = 2_000;

/** Nothing reports that words were heard, or that a device started anew; an answer to a ping is its own proof. */
const isProvable = (action: CommandAction): boolean =>
  action !== 'say' && action !== 'restart' && action !== 'ping';

/** Where a command stands. Whatever comes late still counts: it says what really happened. */
export function stageOf(command: CommandState, nowMs: number): Staged {
  const { verifiedMs, doneMs, refused, acceptedMs, sentMs, requestedMs, expiresMs } = command;
  const at = (
    stage: CommandStage,
    atMs: number,
    cause: StageCause | null = null,
    reason: string | null = null,
  ) => ({
    stage,
    atMs,
    cause,
    reason,
  });
  if (verifiedMs !== null) return at('verified', verifiedMs);
  if (doneMs !== null) return doneStage(command, doneMs, nowMs);
  if (refused !== null) return at(refused.status, refused.atMs, causeOf(refused, expiresMs), refused.reason);
  if (nowMs > expiresMs + LATE_RESULT_MS) {
    const cause = acceptedMs !== null ? 'no-result' : sentMs !== null ? 'no-answer' : 'not-sent';
    return at('timed-out', expiresMs, cause);
  }
  if (acceptedMs !== null) return at('accepted', acceptedMs);
  return sentMs !== null ? at('sent', sentMs) : at('requested', requestedMs);
}

/** A station whose clock is ahead takes for expired what still lives. */
const causeOf = (
  { atMs, reason }: NonNullable<CommandState['refused']>,
  expiresMs: number,
): StageCause | null => (reason === 'expired' && atMs < expiresMs ? 'station-clock' : null);

function doneStage({ order, verdict }: CommandState, doneMs: number, nowMs: number): Staged {
  if (order.action === 'ping') return { stage: 'verified', atMs: doneMs, cause: null, reason: null };
  const isOver = nowMs > doneMs + SHOWN_WITHIN_MS;
  const isDenied = verdict !== null && verdict.names && !verdict.shows;
  if (!isProvable(order.action) || !(isOver || isDenied))
    return { stage: 'done', atMs: doneMs, cause: null, reason: null };
  const cause = verdict?.shows === false ? 'reported-otherwise' : 'not-shown';
  return { stage: 'contradicted', atMs: isDenied ? doneMs : doneMs + SHOWN_WITHIN_MS, cause, reason: null };
}

/** Whether more is to come of itself: an answer, a proof, or the end of the time for it. */
export const isUnderWay = ({ stage }: Pick<Staged, 'stage'>, action: CommandAction): boolean =>
  stage === 'requested' ||
  stage === 'sent' ||
  stage === 'accepted' ||
  (stage === 'done' && isProvable(action));
