import { useEffect, useState } from 'react';
import type { WhyChain } from '../../../../src-shared/domain/why.ts';
import { useServices } from '../../../app/services.ts';
import { reasonOf } from '../../../text/reason.ts';

export type Why =
  | { readonly phase: 'loading' | 'never' }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'known'; readonly chain: WhyChain };

/** The chain follows time as well as messages: a station becomes stale without one. */
const PERIOD_MS = 1_000;

/** Asked anew every second while it is shown. */
export function useWhy(station: string): Why {
  const { client } = useServices();
  const [why, setWhy] = useState<Why>({ phase: 'loading' });
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      client
        .why({ station })
        .then(
          (chain): Why => (chain === null ? { phase: 'never' } : { phase: 'known', chain }),
          (error: unknown): Why => ({ phase: 'failed', reason: reasonOf(error) }),
        )
        .then((next) => {
          if (left) return;
          setWhy(next);
          timer = setTimeout(ask, PERIOD_MS);
        })
        .catch(() => undefined);
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client, station]);
  return why;
}
