import { useEffect, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { throttle } from '../../live/throttle.ts';

/** What depends on the time alone, such as "active for over an hour", changes without the history. */
const TIME_MS = 60_000;

/** A number that changes when the history has gained something, at most once in `periodMs`, and every minute. */
export function useHistoryBeat(periodMs: number): number {
  const { historyStatus } = useServices();
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    const next = (): void => setBeat((before) => before + 1);
    const slow = throttle(next, periodMs);
    let { cursor } = historyStatus.get();
    const leave = historyStatus.subscribe(() => {
      const status = historyStatus.get();
      if (status.cursor === cursor) return;
      ({ cursor } = status);
      slow.call();
    });
    const timer = setInterval(next, TIME_MS);
    return () => {
      leave();
      slow.cancel();
      clearInterval(timer);
    };
  }, [historyStatus, periodMs]);
  return beat;
}
