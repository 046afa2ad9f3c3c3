/**
 * What changed, and since when: the versions behind `live.pull`.
 *
 * People, doors, alarms and status wake a waiting pull at once. Telemetry is gathered and wakes it a few times
 * a second: more is not seen by an eye, and painting is what costs (docs/performance.md). Alarms and the horn are
 * waited for apart: `live.alarms`.
 */
export interface LiveBoard {
  readonly session: string;
  readonly version: () => number;
  /** At once, unless there is a flood of them. */
  readonly touchNow: (station: string) => void;
  readonly touchSoon: (station: string) => void;
  readonly touchAlarms: (station: string) => void;
  readonly touchHorn: () => void;
  readonly touchCommands: (station: string) => void;
  /** Something that belongs to no station: feed, health. */
  readonly touchFrame: () => void;
  readonly stationsSince: (since: number) => readonly string[];
  readonly stationChangedSince: (station: string, since: number) => boolean;
  /** Whose alarms changed. */
  readonly alarmsSince: (since: number) => readonly string[];
  /** Whose commands changed. */
  readonly commandsSince: (since: number) => readonly string[];
  /** Resolves when the version exceeds `since`, or after `holdMs`, or when the signal aborts. */
  readonly waitBeyond: (since: number, holdMs: number, signal: AbortSignal | undefined) => Promise<void>;
  /** Likewise, when alarms or the horn changed beyond `since`. */
  readonly waitForAlarms: (since: number, holdMs: number, signal: AbortSignal | undefined) => Promise<void>;
  readonly close: () => void;
}

/** Telemetry reaches the window this often; half as often in a flood, where window and main have no time to spare. */
const TELEMETRY_PERIOD_MS = 250;
const FLOOD_PERIOD_MS = 500;

/**
 * In each such time so many changes wake a pull at once; what is above goes the way of telemetry. No eye follows 500
 * doors a second, and answering with hundreds of stations in every frame took a fifth of this thread in a flood.
 * Alarms are never held up.
 */
const URGENT_WINDOW_MS = 100;
const URGENT_MOST = 50;

export function createLiveBoard(session: string, isFlooded: () => boolean = () => false): LiveBoard {
  const changedAt = new Map<string, number>();
  const alarmsChangedAt = new Map<string, number>();
  const commandsChangedAt = new Map<string, number>();
  const soon = new Set<string>();
  const waiting = new Set<() => void>();
  const waitingForAlarms = new Set<() => void>();
  let version = 0;
  let alarmVersion = 0;
  let timer: NodeJS.Timeout | null = null;
  let urgent = { sinceMs: -Infinity, count: 0 };

  const wake = (sleepers: ReadonlySet<() => void>): void => {
    for (const resume of [...sleepers]) resume();
  };
  const advance = (): void => {
    version += 1;
    wake(waiting);
  };
  const advanceAlarms = (): void => {
    alarmVersion = version + 1;
    wake(waitingForAlarms);
    advance();
  };
  const promote = (): void => {
    timer = null;
    if (soon.size === 0) return;
    version += 1;
    for (const station of soon) changedAt.set(station, version);
    soon.clear();
    wake(waiting);
  };

  const touchSoon = (station: string): void => {
    soon.add(station);
    timer ??= setTimeout(promote, isFlooded() ? FLOOD_PERIOD_MS : TELEMETRY_PERIOD_MS);
  };
  const isTooUrgent = (): boolean => {
    const nowMs = performance.now();
    if (nowMs - urgent.sinceMs >= URGENT_WINDOW_MS) urgent = { sinceMs: nowMs, count: 0 };
    urgent.count += 1;
    return urgent.count > URGENT_MOST;
  };

  return {
    session,
    version: () => version,
    touchNow: (station) => {
      if (isTooUrgent()) {
        touchSoon(station);
        return;
      }
      changedAt.set(station, version + 1);
      advance();
    },
    touchSoon,
    touchAlarms: (station) => {
      alarmsChangedAt.set(station, version + 1);
      advanceAlarms();
    },
    touchHorn: advanceAlarms,
    touchCommands: (station) => {
      commandsChangedAt.set(station, version + 1);
      advance();
    },
    touchFrame: advance,
    stationsSince: (since) => changedSince(changedAt, since),
    stationChangedSince: (station, since) => (changedAt.get(station) ?? 0) > since,
    alarmsSince: (since) => changedSince(alarmsChangedAt, since),
    commandsSince: (since) => changedSince(commandsChangedAt, since),
    waitBeyond: (since, holdMs, signal) =>
      version > since ? Promise.resolve() : sleepAmong(waiting, holdMs, signal),
    waitForAlarms: (since, holdMs, signal) =>
      alarmVersion > since ? Promise.resolve() : sleepAmong(waitingForAlarms, holdMs, signal),
    close: () => {
      if (timer !== null) clearTimeout(timer);
      wake(waitingForAlarms);
      wake(waiting);
    },
  };
}

/** Until it is woken, or after `holdMs`, or when the signal aborts. */
function sleepAmong(
  sleepers: Set<() => void>,
  holdMs: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(hold);
      sleepers.delete(done);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const hold = setTimeout(done, holdMs);
    sleepers.add(done);
    signal?.addEventListener('abort', done);
  });
}

const changedSince = (changedAt: ReadonlyMap<string, number>, since: number): string[] =>
  [...changedAt].filter(([, at]) => at > since).map(([station]) => station);
