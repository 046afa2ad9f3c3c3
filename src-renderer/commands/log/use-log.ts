import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { CommandView } from '../../../src-shared/domain/command/command-view.ts';
import { useServices } from '../../app/services.ts';
import { TickerContext } from '../../components/ticker.ts';
import type { CommandLog } from '../../history/read-commands.ts';
import { useCommandsOf, usePlaced } from '../../live/hooks.ts';
import { reasonOf } from '../../text/reason.ts';
import { joined, RANGES, type RangeName } from './model.ts';

type Reading =
  | { readonly phase: 'reading'; readonly percent: number }
  | { readonly phase: 'cancelled' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'ready'; readonly log: CommandLog };

const BEGUN: Reading = { phase: 'reading', percent: 0 };

/** The log of the last so many hours: the past is read once, what is newer comes from the live picture. */
export function useLog(range: RangeName) {
  const { history } = useServices();
  const ticker = useContext(TickerContext);
  /** Another object asks anew. */
  const [asked, setAsked] = useState<object>({});
  const query = useMemo(() => {
    const nowMs = ticker.now();
    return { asked, nowMs, fromMs: nowMs - RANGES[range] };
  }, [ticker, range, asked]);
  const [told, setTold] = useState<{ readonly of: object; readonly reading: Reading }>();
  const ending = useRef<AbortController>(undefined);

  useEffect(() => {
    const { fromMs, nowMs } = query;
    const aborting = new AbortController();
    ending.current = aborting;
    const tell = (reading: Reading): void => setTold({ of: query, reading });
    const onProgress = (done: number, total: number): void =>
      tell({ phase: 'reading', percent: Math.floor((100 * done) / total) });
    history.commandLog({ fromMs, nowMs }, { onProgress, signal: aborting.signal }).then(
      (log) => tell(log === null ? { phase: 'cancelled' } : { phase: 'ready', log }),
      (error: unknown) => tell({ phase: 'failed', reason: reasonOf(error) }),
    );
    return () => aborting.abort();
  }, [history, query]);

  const commandsOf = useCommandsOf();
  const stations = usePlaced();
  const reading = told?.of === query ? told.reading : BEGUN;
  const past = reading.phase === 'ready' ? reading.log.commands : NONE;
  const live = stations.flatMap(({ id }): readonly CommandView[] => commandsOf(id));
  return {
    reading,
    commands: joined(past, live, query.fromMs),
    isPartial: reading.phase === 'ready' && !reading.log.isWhole,
    cancel: () => ending.current?.abort(),
    again: () => setAsked({}),
  };
}

const NONE: readonly CommandView[] = [];
