import type { CommandView } from './command-view.ts';
import type { CommandOrder, LightBefore } from './order.ts';

/** Whoever pressed the wrong button notices at once; later it is a new decision, ms. */
const UNDO_WITHIN_MS = 15_000;

/** What brings a light back to how it was; null: too late, nothing was done, or how it was is not known. */
export function undoOf({ stage, atMs, before, order }: CommandView, nowMs: number): CommandOrder | null {
  if (stage !== 'verified' || before === null || nowMs - atMs >= UNDO_WITHIN_MS) return null;
  if (before.on === false) return order.action === 'off' ? null : { action: 'off' };
  if (before.on === null || hasChangedNothing(order, before)) return null;
  return before.levelPercent === null
    ? { action: 'on' }
    : { action: 'level', levelPercent: Math.round(before.levelPercent) };
}

const hasChangedNothing = (order: CommandOrder, { levelPercent }: LightBefore): boolean =>
  order.action === 'level' ? order.levelPercent === levelPercent : order.action !== 'off';
