import type { Priority } from '../event.ts';
import type { AlarmLife } from './life-cycle.ts';
import type { Acknowledgement, Deed, ServiceChange, Shelving, Work } from './operators.ts';

/** One alarm as it is shown: what was reported, what operators did, and the state that follows. Times in epoch ms. */
export interface AlarmView {
  readonly station: string;
  readonly alarm: string;
  readonly occurrence: string;
  readonly active: boolean;
  readonly type: string;
  readonly priority: Priority;
  readonly text: string;
  /** The console's rule that made it; null: the station reports it. */
  readonly rule: string | null;
  readonly latches: boolean;
  readonly life: AlarmLife;
  /** Name of the station's alarm that stands for this one now; null: it speaks for itself. */
  readonly suppressedBy: string | null;
  /** When what stood for it was over, also if that was before it began; null: nothing did. */
  readonly freedMs: number | null;
  readonly sinceMs: number;
  /** When it returned to normal; while it is active, when it began. */
  readonly changedMs: number;
  /** Since when it calls louder because nobody answered; null: it does not. Known to the console, not to the alarm. */
  readonly escalatedMs: number | null;
  /** Of this occurrence. */
  readonly acknowledged: Acknowledgement | null;
  readonly reset: Deed | null;
  readonly shelved: Shelving | null;
  readonly service: ServiceChange | null;
  readonly work: Work | null;
}
