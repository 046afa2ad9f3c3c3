import { useSyncExternalStore } from 'react';

export const VIEWS = ['overview', 'alarms', 'reports', 'devices', 'trends', 'replay', 'settings'] as const;
export type ListedView = (typeof VIEWS)[number];
export const SETTINGS_PAGES = ['general', 'groups', 'storage', 'operators', 'audit', 'privacy'] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];
export const DEVICES_PAGES = ['reported', 'log', 'why', 'raw', 'quarantine', 'schedules'] as const;
export type DevicesPage = (typeof DEVICES_PAGES)[number];

/** Views whose address says what they show, as `name=value&…`. */
const ASKED = ['trends', 'replay'] as const;
export type AskedView = (typeof ASKED)[number];

export type Route =
  | { readonly view: Exclude<ListedView, 'settings' | 'devices' | AskedView> }
  | { readonly view: AskedView; readonly query: string }
  | { readonly view: 'settings'; readonly page: SettingsPage }
  /** `station`: the one that was chosen there; null: none. */
  | { readonly view: 'devices'; readonly page: DevicesPage; readonly station: string | null }
  | { readonly view: 'station'; readonly station: string };

const PREFIX = '#/view/';

export const hrefOf = (view: ListedView): string => `${PREFIX}${view}`;
export const settingsHref = (page: SettingsPage): string => `${PREFIX}settings/${page}`;
export const askedHref = (view: AskedView, query: URLSearchParams): string =>
  `${PREFIX}${view}?${query.toString()}`;
export const stationHref = (station: string): string => `${PREFIX}station/${encodeURIComponent(station)}`;

export const devicesHref = (page: DevicesPage, station?: string): string =>
  `${PREFIX}devices/${page}${station === undefined ? '' : `/${encodeURIComponent(station)}`}`;

/** The view that an address means; the overview for all that is none. */
export function parseHash(hash: string): Route {
  const [path = '', query = ''] = hash.startsWith(PREFIX) ? hash.slice(PREFIX.length).split('?') : [];
  const [view = '', part = '', below = ''] = path.split('/');
  const asked = ASKED.find((one) => one === view);
  if (asked !== undefined) return { view: asked, query };
  if (view === 'station' && part !== '') return { view, station: decode(part) };
  if (view === 'settings') return { view, page: SETTINGS_PAGES.find((page) => page === part) ?? 'general' };
  if (view === 'devices') {
    const page = DEVICES_PAGES.find((one) => one === part) ?? 'reported';
    return { view, page, station: below === '' ? null : decode(below) };
  }
  return { view: PLAIN.find((one) => one === view) ?? 'overview' };
}

const PLAIN = ['overview', 'alarms', 'reports'] as const satisfies readonly ListedView[];

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

/** The same view, asked something else: no step to go back over. */
export function replaceAddress(href: string): void {
  window.location.replace(href);
}
