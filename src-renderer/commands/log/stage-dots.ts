import type { CommandView } from '../../../src-shared/domain/command/command-view.ts';
import { isWrong } from '../shown.ts';

/** A stage on the way of a command, and how long after the request it came, ms; null: it did not. */
interface Dot {
  readonly stage: 'requested' | 'sent' | 'accepted' | 'done' | 'verified';
  readonly afterMs: number | null;
}

export interface StageDots {
  readonly dots: readonly Dot[];
  /** The last dot that was reached; the line is drawn up to it. */
  readonly reached: number;
  /** A cross instead of the next dot. */
  readonly isWrong: boolean;
}

/** The way of a command as a picture has it; a proof that came without a word before it goes on over the dots left out. */
export function stageDots(command: CommandView): StageDots {
  const { requestedMs, sentMs, acceptedMs, doneMs, verifiedMs, order, stage, atMs } = command;
  // An answer to a ping is its own proof.
  const provenMs = order.action === 'ping' && stage === 'verified' ? atMs : verifiedMs;
  const times = {
    requested: requestedMs,
    sent: sentMs,
    accepted: acceptedMs,
    done: doneMs,
    verified: provenMs,
  };
  const dots = (Object.keys(times) as (keyof typeof times)[]).map((name) => {
    const at = times[name];
    return { stage: name, afterMs: at === null ? null : Math.max(0, at - requestedMs) };
  });
  return { dots, reached: dots.findLastIndex(({ afterMs }) => afterMs !== null), isWrong: isWrong(command) };
}
