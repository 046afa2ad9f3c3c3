import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import type { Engine, Entry } from '../engine.ts';
import type { LiveBoard } from '../live-board.ts';

interface AlarmWatchOptions {
  readonly engine: Pick<Engine, 'alarms' | 'stations'>;
  readonly board: Pick<LiveBoard, 'touchAlarms' | 'touchSoon'>;
  readonly onChanged: (station: string, alarms: readonly AlarmView[]) => void;
}

/** Follows the states of all alarms: as events change them, and as time does, for a shelf ends by itself. */
export interface AlarmWatch {
  readonly take: (entries: readonly Entry[]) => void;
  readonly tick: () => void;
}

export function createAlarmWatch({ engine, board, onChanged }: AlarmWatchOptions): AlarmWatch {
  /** Stations with a shelf on record, also one that has ended: only there does time, or a clock that is set, change anything. */
  const shelving = new Map<string, string>();

  const follow = (station: string): void => {
    const alarms = engine.alarms(station);
    if (alarms.some(({ shelved }) => (shelved?.untilMs ?? null) !== null))
      shelving.set(station, livesOf(alarms));
    else shelving.delete(station);
    onChanged(station, alarms);
  };

  for (const { id, alarms } of engine.stations()) if (Object.keys(alarms).length > 0) follow(id);

  return {
    take: (entries) => {
      const stations = new Set<string>();
      for (const { event } of entries)
        if (event.kind === 'alarm' || event.kind === 'operators') stations.add(event.station);
      for (const station of stations) follow(station);
    },
    tick: () => {
      for (const [station, lives] of shelving) {
        if (livesOf(engine.alarms(station)) === lives) continue;
        board.touchAlarms(station);
        board.touchSoon(station);
        follow(station);
      }
    },
  };
}

const livesOf = (alarms: readonly AlarmView[]): string => alarms.map(({ life }) => life).join();
