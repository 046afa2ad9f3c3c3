import { useContext, useEffect, useMemo, useState } from 'react';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { callsMs, floodOf, type Flood } from '../../../../src-shared/domain/alarm/flood.ts';
import { TickerContext } from '../../../components/ticker.ts';

/** A flood also ends by nothing happening: looked at so often, ms. */
const LOOK_MS = 5_000;

export interface FloodMode extends Flood {
  /** The list is grouped. */
  readonly isGrouped: boolean;
  /** Leaves the grouping of this flood, or comes back to it. */
  readonly toggle: () => void;
}

/** Whether more came than one person can answer. Whoever leaves the grouping keeps the plain list until the next flood. */
export function useFlood(alarms: readonly AlarmView[]): FloodMode {
  const ticker = useContext(TickerContext);
  const [nowMs, setNowMs] = useState(() => ticker.now());
  const [leftMs, setLeftMs] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(ticker.now()), LOOK_MS);
    return () => clearInterval(timer);
  }, [ticker]);
  const flood = useMemo(() => {
    // What is newer than the last look is new now.
    const newestMs = alarms.reduce((newest, { sinceMs }) => Math.max(newest, sinceMs), 0);
    const atMs = newestMs - nowMs < LOOK_MS ? Math.max(nowMs, newestMs) : nowMs;
    return floodOf(callsMs(alarms, atMs), atMs);
  }, [alarms, nowMs]);
  const hasLeft = flood.sinceMs === leftMs;
  return {
    ...flood,
    isGrouped: flood.isFlood && !hasLeft,
    toggle: () => setLeftMs(hasLeft ? null : flood.sinceMs),
  };
}
