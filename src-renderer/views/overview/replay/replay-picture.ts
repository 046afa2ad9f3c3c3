import type { LiveDelta } from '../../../../src-shared/contract/live.ts';
import type { Ticker } from '../../../components/ticker.ts';
import type { ReplayMoment } from '../../../history/replay.ts';
import { LiveStore } from '../../../live/live-store.ts';

/** What the tiles of a replay read from instead of the live picture and this computer's clock. */
export interface ReplayPicture {
  readonly store: LiveStore;
  /** Its now is the time that is shown. */
  readonly ticker: Ticker;
  readonly show: (moment: ReplayMoment) => void;
}

/** Nothing of the console's own is replayed. */
const NOTHING_ELSE: Omit<LiveDelta, 'stations' | 'nowMs'> = {
  session: 'replay',
  version: 0,
  full: true,
  commands: [],
  detail: null,
  feed: {
    connection: 'offline',
    broker: '',
    demo: false,
    sinceMs: 0,
    lastLiveMs: null,
    roundTripMs: null,
    problem: null,
    problemDetail: '',
    paused: null,
  },
  health: {
    backlog: 0,
    received: 0,
    duplicates: 0,
    quarantined: 0,
    journalHead: 0,
    journalEarliest: 0,
    freeBytes: null,
    droppedReadings: 0,
    unshownEvents: 0,
    journalAside: null,
  },
};

export function replayPicture(): ReplayPicture {
  const store = new LiveStore(0);
  const listeners = new Set<(nowMs: number) => void>();
  let nowMs = 0;
  return {
    store,
    ticker: {
      now: () => nowMs,
      every: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    show: ({ atMs, stations }) => {
      nowMs = atMs;
      store.apply({ ...NOTHING_ELSE, stations: [...stations], nowMs });
      for (const listener of [...listeners]) listener(nowMs);
    },
  };
}
