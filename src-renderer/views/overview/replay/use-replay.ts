import { useEffect, useRef, useState } from 'react';
import { useServices } from '../../../app/services.ts';
import type { ReplayClient } from '../../../history/client.ts';
import type { ReplayMoment, ReplayOpened } from '../../../history/replay.ts';
import { reasonOf } from '../../../text/reason.ts';

type ReplayPhase =
  | { readonly phase: 'opening'; readonly percent: number }
  | { readonly phase: 'failed'; readonly reason: string }
  | { readonly phase: 'cancelled' }
  | {
      readonly phase: 'open';
      readonly opened: ReplayOpened;
      readonly client: ReplayClient;
      /** The last that can be seen, epoch ms. */
      readonly toMs: number;
    };

interface Wanted {
  /** Epoch ms. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly scope: string | null;
  readonly now: () => number;
}

const OPENING: ReplayPhase = { phase: 'opening', percent: 0 };

export interface ReplayDoor {
  readonly state: ReplayPhase;
  readonly cancel: () => void;
  readonly again: () => void;
}

/** Opens a night in a thread of its own, which ends with it. */
export function useReplay({ fromMs, toMs, scope, now }: Wanted): ReplayDoor {
  const { history, client: main } = useServices();
  const [tries, setTries] = useState(0);
  const asked = JSON.stringify([fromMs, toMs, scope, tries]);
  const [told, setTold] = useState({ of: asked, state: OPENING });
  const ending = useRef<AbortController | null>(null);
  useEffect(() => {
    const client = history.replay();
    const { signal } = (ending.current = new AbortController());
    let left = false;
    const tell = (state: ReplayPhase): void => {
      if (!left) setTold({ of: asked, state });
    };
    const open = async (): Promise<void> => {
      const { staleAfterS } = await main.settings.get();
      const untilMs = Math.min(toMs, now());
      const stations = scope === null ? ('all' as const) : [scope];
      const opened = await client.open(
        { stations, fromMs, toMs: untilMs, staleAfterMs: staleAfterS * 1_000 },
        {
          signal,
          onProgress: (done, total) => tell({ phase: 'opening', percent: Math.floor((done / total) * 100) }),
        },
      );
      tell(opened === null ? { phase: 'cancelled' } : { phase: 'open', opened, client, toMs: untilMs });
    };
    open().catch((error: unknown) => tell({ phase: 'failed', reason: reasonOf(error) }));
    return () => {
      left = true;
      client.close();
    };
  }, [history, main, asked, fromMs, toMs, scope, now]);
  return {
    state: told.of === asked ? told.state : OPENING,
    cancel: () => ending.current?.abort(),
    again: () => setTries((before) => before + 1),
  };
}

interface Looking {
  /** Null until the first moment has come. */
  readonly moment: ReplayMoment | null;
  readonly failure: string | null;
}

/** Looks at the time wanted, one look after another: while one is under way only the newest wish is kept. */
export function useMoment(
  client: ReplayClient,
  atMs: number,
  station: string | null,
  show: (moment: ReplayMoment) => void,
): Looking {
  const [looking, setLooking] = useState<Looking>({ moment: null, failure: null });
  const [looker] = useState(() => lookOneByOne());
  useEffect(() => {
    looker(
      () => client.at({ atMs, station }),
      (moment) => {
        if (moment === null) return;
        show(moment);
        setLooking({ moment, failure: null });
      },
      (reason) => setLooking((before) => ({ ...before, failure: reason })),
    );
  }, [looker, client, atMs, station, show]);
  return looking;
}

type Look = (
  ask: () => Promise<ReplayMoment | null>,
  take: (moment: ReplayMoment | null) => void,
  fail: (reason: string) => void,
) => void;

function lookOneByOne(): Look {
  let isLooking = false;
  let wish: Parameters<Look> | null = null;
  const run = async (...[ask, take, fail]: Parameters<Look>): Promise<void> => {
    isLooking = true;
    try {
      take(await ask());
    } catch (error) {
      fail(reasonOf(error));
    }
    isLooking = false;
    const next = wish;
    wish = null;
    if (next !== null) void run(...next);
  };
  return (...look) => {
    if (isLooking) wish = look;
    else void run(...look);
  };
}
