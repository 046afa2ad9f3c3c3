import type { DeviceStateEvent, DoorEvent } from '../event.ts';
import type { CommandOrder } from './order.ts';

/** What a report or a sensor says of a command's effect. */
export interface Verdict {
  readonly shows: boolean;
  /** The report names the command as its cause. */
  readonly names: boolean;
}

/** Dimmers round, percent. */
const LEVEL_TOLERANCE = 2;

/** Null: says nothing of it. What the broker kept may be older than the command, unless it names it. */
export function verdictOf(
  command: string,
  order: CommandOrder,
  event: DeviceStateEvent | DoorEvent,
): Verdict | null {
  if (event.kind === 'door')
    return order.action === 'unlock' && event.event === 'opened' && !event.retained
      ? { shows: true, names: false }
      : null;
  const names = event.command === command;
  if (event.retained && !names) return null;
  const shows = isShown(order, event);
  return shows === null ? null : { shows, names };
}

function isShown(order: CommandOrder, { on, levelPercent, lock }: DeviceStateEvent): boolean | null {
  switch (order.action) {
    case 'on':
    case 'off':
      return on === null ? null : on === (order.action === 'on');
    case 'level':
      return levelPercent === null ? null : Math.abs(levelPercent - order.levelPercent) <= LEVEL_TOLERANCE;
    case 'lock':
    case 'unlock':
      return lock === null || lock === 'unknown'
        ? null
        : lock === (order.action === 'lock' ? 'locked' : 'unlocked');
    case 'say':
    case 'restart':
    case 'ping':
      return null;
  }
}
