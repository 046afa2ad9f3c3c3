import type { Priority } from '../event.ts';
import type { Acknowledgement, Deed, Shelving } from './operators.ts';

/** One occurrence of an alarm with all that became of it: a line of the journal. Times in epoch ms. */
export interface AlarmOccurrence {
  readonly station: string;
  readonly alarm: string;
  /** Id of the message that raised it. */
  readonly occurrence: string;
  readonly type: string;
  readonly priority: Priority;
  readonly text: string;
  /** The console's rule that made it; null: the station reported it. */
  readonly rule: string | null;
  readonly raisedMs: number;
  /** False: only a retained message without a time of its own told of it, so `raisedMs` is when it was heard of. */
  readonly dated: boolean;
  /** The first return to normal before the next occurrence; null: there was none. */
  readonly clearedMs: number | null;
  /** When the next occurrence of the same alarm took its place without a return in between. */
  readonly renewedMs: number | null;
  readonly acknowledged: Acknowledgement | null;
  readonly reset: Deed | null;
  /** The last time that it was put on the shelf before the next occurrence. */
  readonly shelved: Shelving | null;
}

/** When it was over, epoch ms; null: it is still active. */
export const endOf = ({ clearedMs, renewedMs }: AlarmOccurrence): number | null => clearedMs ?? renewedMs;
