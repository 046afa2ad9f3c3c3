export type CommandStage =
  | 'requested'
  | 'sent'
  | 'accepted'
  | 'done'
  | 'verified'
  | 'rejected'
  | 'failed'
  | 'timed-out'
  | 'contradicted';

/**
 * not-sent: the broker never acknowledged it. no-answer: no word of the station. no-result: it has it, and never said more.
 * station-clock: the station took it for expired while it still lived.
 */
export type StageCause =
  'not-sent' | 'no-answer' | 'no-result' | 'reported-otherwise' | 'not-shown' | 'station-clock';

export interface Staged {
  readonly stage: CommandStage;
  readonly atMs: number;
  readonly cause: StageCause | null;
  /** In the station's words. */
  readonly reason: string | null;
}
