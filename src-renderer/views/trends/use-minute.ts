import { useContext, useEffect, useState } from 'react';
import { TickerContext } from '../../components/ticker.ts';

const MINUTE_MS = 60_000;

/** The time, epoch ms, that moves on with each full minute: what the history gains comes by the minute. */
export function useMinute(): number {
  const ticker = useContext(TickerContext);
  const [nowMs, setNowMs] = useState(() => ticker.now());
  useEffect(
    () =>
      ticker.every((atMs) =>
        setNowMs((before) =>
          Math.floor(atMs / MINUTE_MS) === Math.floor(before / MINUTE_MS) ? before : atMs,
        ),
      ),
    [ticker],
  );
  return nowMs;
}
