import { useCallback, useEffect, useState } from 'react';
import { askedHref, replaceAddress, type AskedView } from './route.ts';

/** The browser takes 200 addresses in ten seconds and no more; a wheel turns faster. */
const ADDRESS_REST_MS = 300;

interface Kept<T> {
  /** The address as it was seen last, and as it was written last. */
  readonly seen: string;
  readonly written: string;
  readonly value: T;
}

export interface Asked<T> {
  readonly view: AskedView;
  /** `before`: what was asked until now; null at the start. */
  readonly parse: (query: string, before: T | null) => T;
  readonly print: (value: T) => URLSearchParams;
}

/**
 * What a view shows, kept in its address, so that a reload shows the same; an address that was written by a link or by
 * the keys that go back is followed. `asked` is declared once, outside of components.
 */
export function useAddress<T>(
  asked: Asked<T>,
  query: string,
): readonly [value: T, change: (next: (now: T) => T) => void] {
  const [kept, setKept] = useState<Kept<T>>(() => ({
    seen: query,
    written: query,
    value: asked.parse(query, null),
  }));
  // Our own writing comes back a moment later, and by then may be behind.
  if (kept.seen !== query)
    setKept(
      query === kept.written
        ? { ...kept, seen: query }
        : { seen: query, written: query, value: asked.parse(query, kept.value) },
    );
  const { value, written } = kept;
  useEffect(() => {
    const wanted = asked.print(value);
    if (wanted.toString() === written) return undefined;
    const timer = setTimeout(() => {
      setKept((now) => ({ ...now, written: wanted.toString() }));
      replaceAddress(askedHref(asked.view, wanted));
    }, ADDRESS_REST_MS);
    return () => clearTimeout(timer);
  }, [asked, value, written]);
  const change = useCallback(
    (next: (now: T) => T) => setKept((now) => ({ ...now, value: next(now.value) })),
    [],
  );
  return [value, change];
}
