/**
 * What changed, and since when: the versions behind `live.pull`.
 *
 * People, doors, alarms and status wake a waiting pull at once. Telemetry is gathered and wakes it a few times
 * a second: more is not seen by an eye, and painting is what costs (docs/performance.md).
 */
export interface LiveBoard {
  readonly session: string;
  readonly version: () => number;
  readonly touchNow: (station: string) => void;
  readonly touchSoon: (station: string) => void;
  readonly touchAlarms: () => void;
  /** Something that belongs to no station: feed, health. */
  readonly touchFrame: () => void;
  readonly stationsSince: (since: number) => readonly string[];
  readonly stationChangedSince: (station: string, since: number) => boolean;
  readonly alarmsChangedSince: (since: number) => boolean;
  /** Resolves when the version exceeds `since`, or after `holdMs`, or when the signal aborts. */
  readonly waitBeyond: (since: number, holdMs: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly close: () => void;
}

/** Telemetry reaches the window this often. */
const TELEMETRY_PERIOD_MS = 250;

export function createLiveBoard(session: string): LiveBoard {
  const changedAt = new Map<string, number>();
  const soon = new Set<string>();
  const waiting = new Set<() => void>();
  let version = 0;
  let alarmsAt = 0;
  let timer: NodeJS.Timeout | null = null;

  const wake = (): void => {
    for (const resume of [...waiting]) resume();
  };
  const advance = (): number => {
    version += 1;
    wake();
    return version;
  };
  const promote = (): void => {
    timer = null;
    if (soon.size === 0) return;
    version += 1;
    for (const station of soon) changedAt.set(station, version);
    soon.clear();
    wake();
  };

  return {
    session,
    version: () => version,
    touchNow: (station) => {
      changedAt.set(station, version + 1);
      advance();
    },
    touchSoon: (station) => {
      soon.add(station);
      timer ??= setTimeout(promote, TELEMETRY_PERIOD_MS);
    },
    touchAlarms: () => {
      alarmsAt = version + 1;
      advance();
    },
    touchFrame: () => void advance(),
    stationsSince: (since) => [...changedAt].filter(([, at]) => at > since).map(([station]) => station),
    stationChangedSince: (station, since) => (changedAt.get(station) ?? 0) > since,
    alarmsChangedSince: (since) => alarmsAt > since,
    waitBeyond: (since, holdMs, signal) => {
      if (version > since || signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(hold);
          waiting.delete(done);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const hold = setTimeout(done, holdMs);
        waiting.add(done);
        signal?.addEventListener('abort', done);
      });
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      wake();
    },
  };
}
