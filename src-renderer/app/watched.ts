import { useSyncExternalStore } from 'react';

/** One value that is told from outside and followed by components. */
export interface Watched<T> {
  readonly get: () => T;
  readonly set: (value: T) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function watched<T>(first: T): Watched<T> {
  const listeners = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A part of the value; the component renders again only when that part changes. */
export const useWatched = <T, Part>(source: Watched<T>, select: (value: T) => Part): Part =>
  useSyncExternalStore(source.subscribe, () => select(source.get()));
