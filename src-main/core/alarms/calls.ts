import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import { unansweredSinceMs } from '../../../src-shared/domain/alarm/escalation.ts';

/** An alarm that has waited for longer is no news: it comes from the journal, or the broker kept it. */
const NEWS_MS = 5 * 60_000;

interface CallsOptions {
  readonly now: () => number;
  /** A critical or high alarm began and nobody has acknowledged it. Once for each occurrence. */
  readonly onNew: (alarm: AlarmView) => void;
  readonly onCount: (unacknowledged: number) => void;
}

/** What the system around the console is told of alarms: how many wait, and each urgent one as it begins. */
export interface Calls {
  /** All alarms of a station, whenever one of them changed. */
  readonly take: (station: string, alarms: readonly AlarmView[]) => void;
}

export function createCalls({ now, onNew, onCount }: CallsOptions): Calls {
  /** Occurrences that nobody has acknowledged, by station. */
  const waiting = new Map<string, ReadonlySet<string>>();
  let shown = 0;

  return {
    take: (station, alarms) => {
      const before = waiting.get(station);
      const unacknowledged = alarms.filter(({ life }) => life === 'unacknowledged');
      for (const alarm of unacknowledged) {
        const isKnown = before?.has(occurrenceOf(alarm)) ?? false;
        if (!isKnown && isUrgent(alarm) && now() - unansweredSinceMs(alarm, now()) < NEWS_MS) onNew(alarm);
      }
      if (unacknowledged.length > 0) waiting.set(station, new Set(unacknowledged.map(occurrenceOf)));
      else waiting.delete(station);
      const count = [...waiting.values()].reduce((sum, { size }) => sum + size, 0);
      if (count !== shown) onCount(count);
      shown = count;
    },
  };
}

const isUrgent = ({ priority }: AlarmView): boolean => priority === 'critical' || priority === 'high';
const occurrenceOf = ({ alarm, occurrence }: AlarmView): string => `${alarm}/${occurrence}`;
