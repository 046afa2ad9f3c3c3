import { createContext, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ConsoleHealth, FeedStatus, Horn } from '../../src-shared/contract/live.ts';
import type { CommandView } from '../../src-shared/domain/command/command-view.ts';
import type { AlarmView } from '../../src-shared/domain/alarm/alarm-view.ts';
import type { StationDetail, StationSummary } from '../../src-shared/domain/station-view.ts';
import type { LinkState, LiveStore, Topic } from './live-store.ts';
import { throttle } from './throttle.ts';
import type { Totals } from './totals.ts';

interface Live {
  readonly store: LiveStore;
  readonly watch: (station: string | null) => void;
}

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('the live store is provided by main.tsx');
  return live;
}

/** One value of a topic. It must be comparable by identity: a primitive, or the same object while nothing changed. */
function useTopic<T>(topic: Topic, read: (store: LiveStore) => T): T {
  const { store } = useLive();
  const subscribe = useCallback((listener: () => void) => store.subscribe(topic, listener), [store, topic]);
  return useSyncExternalStore(subscribe, () => read(store));
}

/** One value of one station; the component renders again only when that value changes. */
export function useStation<T>(id: string, select: (station: StationSummary | undefined) => T): T {
  const { store } = useLive();
  const subscribe = useCallback((listener: () => void) => store.subscribeStation(id, listener), [store, id]);
  return useSyncExternalStore(subscribe, () => select(store.station(id)));
}

export const useFeed = <T>(select: (feed: FeedStatus | null) => T): T =>
  useTopic('feed', (store) => select(store.feed()));

export const useHealth = <T>(select: (health: ConsoleHealth | null) => T): T =>
  useTopic('health', (store) => select(store.health()));

/** The newest command of a device; undefined before the first. */
export const useCommand = (station: string, device: string): CommandView | undefined =>
  useTopic('commands', (store) => store.commandsOf(station).find((command) => command.device === device));

/** This console's newest commands to a station, newest first. */
export const useCommands = (station: string): readonly CommandView[] =>
  useTopic('commands', (store) => store.commandsOf(station));

/** Of any station, for a list over several of them; renders again with each change of a command. */
export function useCommandsOf(): LiveStore['commandsOf'] {
  const { store } = useLive();
  useTopic('commands', (current) => current.commandsRevision());
  return store.commandsOf;
}

export const useHorn = <T>(select: (horn: Horn | null) => T): T =>
  useTopic('horn', (store) => select(store.horn()));

export const useLink = (): LinkState => useTopic('link', (store) => store.link());
/** All alarms; followed at once, or at most every `periodMs`. */
export function useAlarms(periodMs = 0): readonly AlarmView[] {
  const { store } = useLive();
  const subscribe = useCallback(
    (listener: () => void) => {
      if (periodMs === 0) return store.subscribe('alarms', listener);
      const slow = throttle(listener, periodMs);
      const leave = store.subscribe('alarms', slow.call);
      return () => {
        leave();
        slow.cancel();
      };
    },
    [store, periodMs],
  );
  return useSyncExternalStore(subscribe, store.alarms);
}
/** All stations, by what they are ordered and filtered by; see LiveStore.placed. */
export const usePlaced = (): readonly StationSummary[] => useTopic('placement', (store) => store.placed());
/**
 * The time zone that all stations share: the whole picture then tells the stations' time, whatever this computer's is.
 * Undefined, this computer's, where they differ or are not known.
 */
export function useZone(): string | undefined {
  const stations = usePlaced();
  return useMemo(() => {
    const zones = new Set(stations.map(({ timezone }) => timezone));
    return zones.size === 1 ? [...zones][0] : undefined;
  }, [stations]);
}

export const useTotal = <T>(select: (totals: Totals) => T): T =>
  useTopic('totals', (store) => select(store.totals()));

/** The detail of a station, kept coming while the component is there; null until the first has come. */
export function useDetail(station: string): StationDetail | null {
  const { watch } = useLive();
  useEffect(() => {
    watch(station);
    return () => watch(null);
  }, [watch, station]);
  const detail = useTopic('detail', (store) => store.detail());
  return detail?.id === station ? detail : null;
}
