import { useEffect, useState } from 'react';
import { useServices } from '../app/services.ts';
import { useWatched } from '../app/watched.ts';
import { reasonOf } from '../text/reason.ts';

const DAY_MS = 86_400_000;

/** Minutes are what the history gains: asking more often brings nothing new. */
const REFRESH_MS = 60_000;

export type Minutes =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly reason: string }
  | {
      readonly phase: 'ready';
      readonly fromMs: number;
      readonly toMs: number;
      readonly startMs: number;
      /** One value per minute; null is a gap. */
      readonly values: readonly (number | null)[];
    };

/** The last 24 hours of one signal from the history, kept up to date. */
export function useMinutes(station: string, signal: string, value: 'mean' | 'last'): Minutes {
  const { history, historyStatus } = useServices();
  // When a rebuild is over there is more to see at once.
  const whole = useWatched(historyStatus, (status) => status.rebuilding === null);
  const [minutes, setMinutes] = useState<Minutes>({ phase: 'loading' });
  useEffect(() => {
    let left = false;
    const load = async (): Promise<void> => {
      const toMs = Date.now();
      const fromMs = toMs - DAY_MS;
      try {
        const line = await history.dayLine({ station, fromMs, toMs }, [signal]);
        const values =
          line.signals.get(signal)?.[value] ?? Array.from<null>({ length: line.minutes }).fill(null);
        if (!left) setMinutes({ phase: 'ready', fromMs, toMs, startMs: line.startMs, values });
      } catch (error) {
        if (!left) setMinutes({ phase: 'failed', reason: reasonOf(error) });
      }
    };
    void load();
    const timer = setInterval(() => void load(), REFRESH_MS);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [history, whole, station, signal, value]);
  return minutes;
}
