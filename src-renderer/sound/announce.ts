import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import type { Priority } from '../../src-shared/domain/event.ts';
import { mostUrgent } from '../live/alarm-order.ts';

/** A critical alarm is named again after so long, ms. */
export const REPEAT_MS = 20_000;

/** Which alarms were named already, and when the last sentence was begun. */
export interface Announced {
  readonly named: ReadonlySet<string>;
  readonly lastMs: number;
}

export const NOTHING_ANNOUNCED: Announced = { named: new Set(), lastMs: -Infinity };

interface Announcement {
  /** The alarm to name now; null: none. */
  readonly say: AlarmView | null;
  readonly next: Announced;
}

/** Names each alarm once when it begins to sound, and a critical one again and again. Time in ms. */
export function announce(
  before: Announced,
  alarms: readonly AlarmView[],
  sounding: Priority | null,
  nowMs: number,
): Announcement {
  const calling = alarms.filter(({ life }) => life === 'unacknowledged');
  const named = new Set(calling.map(occurrenceOf).filter((each) => before.named.has(each)));
  if (sounding === null) return { say: null, next: { named, lastMs: before.lastMs } };
  const heard = calling.filter(({ priority }) => priority === sounding);
  const fresh = mostUrgent(heard.filter((alarm) => !named.has(occurrenceOf(alarm))));
  for (const alarm of heard) named.add(occurrenceOf(alarm));
  const again = sounding === 'critical' && nowMs - before.lastMs >= REPEAT_MS;
  const say = fresh ?? (again ? mostUrgent(heard) : null);
  return { say, next: { named, lastMs: say === null ? before.lastMs : nowMs } };
}

const occurrenceOf = ({ station, alarm, occurrence }: AlarmView): string =>
  `${station}/${alarm}/${occurrence}`;
