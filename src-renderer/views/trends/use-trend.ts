import { useEffect, useState } from 'react';
import { useServices } from '../../app/services.ts';
import { useWatched } from '../../app/watched.ts';
import type { KnownSignal, Trend, TrendLine } from '../../history/read-trend.ts';
import { reasonOf } from '../../text/reason.ts';
import { WEEK_MS, type Choice, type Stretch } from './choice.ts';

export interface Drawn extends Stretch, Pick<Choice, 'signal' | 'stations'> {
  readonly trend: Trend;
  /** Of the week before, in its own times. */
  readonly before: readonly TrendLine[];
}

export interface Trending {
  /** The newest that was read; null before the first. It may be of another stretch while that one is being read. */
  readonly drawn: Drawn | null;
  readonly isReading: boolean;
  /** Null: nothing is wrong. */
  readonly failure: string | null;
}

interface Read {
  /** Of what it is the outcome. */
  readonly of: string;
  readonly drawn: Drawn | null;
  readonly failure: string | null;
}

/** Reads what is chosen from the history; what nobody wants any more is ended. */
export function useTrend({ stations, signal, compared }: Choice, { fromMs, toMs }: Stretch): Trending {
  const { history, historyStatus } = useServices();
  // When a rebuild is over there is more to see at once.
  const whole = useWatched(historyStatus, (status) => status.rebuilding === null);
  const [read, setRead] = useState<Read>({ of: '', drawn: null, failure: null });
  const wanted = stations.join(',');
  const asked = JSON.stringify([wanted, signal, compared, fromMs, toMs]);
  useEffect(() => {
    const leaving = new AbortController();
    const follow = { signal: leaving.signal, onProgress: () => undefined };
    const names = wanted === '' ? [] : wanted.split(',');
    const lines = async (): Promise<void> => {
      const query = { stations: names, signal };
      const [trend, before] = await Promise.all([
        history.trend({ ...query, fromMs, toMs }, follow),
        compared ? history.trend({ ...query, fromMs: fromMs - WEEK_MS, toMs: toMs - WEEK_MS }, follow) : null,
      ]);
      if (leaving.signal.aborted || trend === null) return;
      const drawn = { trend, before: before?.lines ?? [], fromMs, toMs, signal, stations: names };
      setRead({ of: asked, drawn, failure: null });
    };
    lines().catch((error: unknown) => {
      if (!leaving.signal.aborted) setRead({ of: asked, drawn: null, failure: reasonOf(error) });
    });
    return () => leaving.abort();
  }, [history, whole, asked, wanted, signal, compared, fromMs, toMs]);
  const { of, drawn, failure } = read;
  return { drawn, isReading: of !== asked, failure };
}

/** What the chosen stations have that can be drawn. */
export function useSignals(stations: readonly string[], toMs: number): readonly KnownSignal[] {
  const { history } = useServices();
  const [signals, setSignals] = useState<readonly KnownSignal[]>([]);
  const wanted = stations.join(',');
  // A list of meters does not change from minute to minute.
  const day = Math.ceil(toMs / 86_400_000) * 86_400_000;
  useEffect(() => {
    let left = false;
    history.signals({ stations: wanted === '' ? [] : wanted.split(','), toMs: day }).then(
      (known) => {
        if (!left) setSignals(known);
      },
      // The line itself says why the history cannot be read.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [history, wanted, day]);
  return signals;
}
