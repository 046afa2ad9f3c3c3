import { useContext, useEffect, useState } from 'react';
import type { AlarmLoad } from '../../../../src-shared/domain/alarm/load.ts';
import { useServices } from '../../../app/services.ts';
import { TickerContext } from '../../../components/ticker.ts';
import { reasonOf } from '../../../text/reason.ts';
import { useHistoryBeat } from '../history-beat.ts';
import { queryOf, type Period } from './model.ts';

export type Loaded =
  | { readonly phase: 'loading' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'ready'; readonly load: AlarmLoad };

/** Something happens all the time, and a month of alarms takes the worker a tenth of a second and more. */
const REFRESH_MS = 20_000;

/** The load of a period, kept up to date; while another period is read, the one before stands. */
export function useLoad(period: Period, zone: string): Loaded {
  const { history } = useServices();
  const ticker = useContext(TickerContext);
  const beat = useHistoryBeat(REFRESH_MS);
  const [loaded, setLoaded] = useState<Loaded>({ phase: 'loading' });
  useEffect(() => {
    let left = false;
    history.alarmLoad(queryOf(period, ticker.now(), zone)).then(
      (load) => {
        if (!left) setLoaded({ phase: 'ready', load });
      },
      (error: unknown) => {
        if (!left) setLoaded({ phase: 'failed', reason: reasonOf(error) });
      },
    );
    return () => {
      left = true;
    };
  }, [history, ticker, beat, period, zone]);
  return loaded;
}
