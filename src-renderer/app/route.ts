import { useSyncExternalStore } from 'react';

export const VIEWS = ['overview', 'alarms', 'reports', 'devices', 'settings'] as const;
export type ListedView = (typeof VIEWS)[number];
export const SETTINGS_PAGES = ['general', 'storage', 'operators', 'audit'] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

export type Route =
  | { readonly view: Exclude<ListedView, 'settings'> }
  | { readonly view: 'settings'; readonly page: SettingsPage }
  | { readonly view: 'station'; readonly station: string };

const PREFIX = '#/view/';

export const hrefOf = (view: ListedView): string => `${PREFIX}${view}`;
export const settingsHref = (page: SettingsPage): string => `${PREFIX}settings/${page}`;
export const stationHref = (station: string): string => `${PREFIX}station/${encodeURIComponent(station)}`;

/** The view that an address means; the overview for all that is none. */
export function parseHash(hash: string): Route {
  const [view = '', part = ''] = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length).split('/') : [];
  if (view === 'station' && part !== '') return { view, station: decode(part) };
  if (view === 'settings') return { view, page: SETTINGS_PAGES.find((page) => page === part) ?? 'general' };
  return { view: VIEWS.filter((one) => one !== 'settings').find((one) => one === view) ?? 'overview' };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The hash, as a value that components follow. */
export const useHash = (): string => useSyncExternalStore(subscribe, () => window.location.hash);

export function goTo(href: string): void {
  window.location.hash = href;
}
