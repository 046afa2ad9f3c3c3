import { useContext, useEffect, useState } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import type { HistoryClient } from '../../../history/client.ts';
import { useServices } from '../../../app/services.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { timelineOf, type TimelineEntry } from './timeline.ts';

const DAY_MS = 24 * 3_600_000;
const DAYS = 7;
const MOST = 50;
/** Events of one station and day that are looked through; a busy station has a few thousand. */
const LOOKED_THROUGH = 5_000;
/** The history is a moment behind what the card already shows; then it is read once more, ms. */
const CATCH_UP_MS = 1_500;

/** The last seven days of an alarm; null until read, `failed` where the history cannot be. */
export function useTimeline(alarm: AlarmView): readonly TimelineEntry[] | 'failed' | null {
  const { history } = useServices();
  const ticker = useContext(TickerContext);
  const [entries, setEntries] = useState<readonly TimelineEntry[] | 'failed' | null>(null);
  const { station, alarm: name } = alarm;
  const deeds = [alarm.acknowledged, alarm.reset, alarm.shelved, alarm.service, alarm.work];
  // Read anew when something happened to this alarm; the object is another one also for less.
  const version = [alarm.occurrence, alarm.active, ...deeds.map((deed) => deed?.atMs ?? '')].join();

  useEffect(() => {
    const left = new AbortController();
    const read = (): void => {
      readTimeline(history, station, name, ticker.now(), left.signal).then(
        (found) => {
          if (!left.signal.aborted) setEntries(found);
        },
        () => {
          if (!left.signal.aborted) setEntries('failed');
        },
      );
    };
    read();
    const later = setTimeout(read, CATCH_UP_MS);
    return () => {
      clearTimeout(later);
      left.abort();
    };
  }, [history, ticker, station, name, version]);
  return entries;
}

/** Day by day backwards, beginning with what clocks ahead of ours may have said, until there are enough: most alarms are found without going through the whole week. */
async function readTimeline(
  history: Pick<HistoryClient, 'events'>,
  station: string,
  alarm: string,
  nowMs: number,
  left: AbortSignal,
): Promise<readonly TimelineEntry[]> {
  const found: TimelineEntry[] = [];
  for (let day = 0; day < DAYS && found.length < MOST && !left.aborted; day += 1) {
    const toMs = nowMs - day * DAY_MS;
    const range = { station, fromMs: toMs - DAY_MS, toMs: day === 0 ? toMs + DAY_MS : toMs };
    const events = await history.events(range, LOOKED_THROUGH);
    const known = new Set(found.map(({ key }) => key));
    found.push(...timelineOf(events, { alarm }).filter(({ key }) => !known.has(key)));
  }
  return found.slice(0, MOST);
}
