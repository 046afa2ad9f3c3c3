import { useContext, useSyncExternalStore } from 'react';
import { TickerContext } from './ticker.ts';

/** What `read` says at this second (epoch ms); the component renders again only when that changes. */
export function useAtSecond<T extends string | boolean | undefined>(read: (nowMs: number) => T): T {
  const ticker = useContext(TickerContext);
  return useSyncExternalStore(ticker.every, () => read(ticker.now()));
}
