import { createContext, useContext } from 'react';
import type { Hello } from '../../src-shared/contract/port.ts';
import type { Language, Theme } from '../../src-shared/contract/settings.ts';
import type { AlarmDesk } from '../alarm-desk/desk.ts';
import type { HistoryClient, HistoryStatus } from '../history/client.ts';
import type { StationGroups } from '../groups/station-groups.ts';
import type { Usual } from '../insight/usual-store.ts';
import type { PortClient } from '../link/port.ts';
import type { Gate } from '../session/gate.ts';
import type { Session } from '../session/session.ts';
import type { HornSound } from '../sound/horn-sound.ts';
import type { Watched } from './watched.ts';

/** What stands behind the views: main, and the history of this window. */
export interface Services {
  readonly client: PortClient;
  readonly history: HistoryClient;
  readonly historyStatus: Watched<HistoryStatus>;
  readonly usual: Watched<Usual>;
  readonly stationGroups: StationGroups;
  readonly hello: Hello;
  readonly gate: Gate;
  readonly session: Session;
  readonly alarmDesk: AlarmDesk;
  readonly sound: HornSound;
}

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}

export const ServicesContext = createContext<Services | null>(null);
export const PreferencesContext = createContext<Preferences | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('the services are provided by main.tsx');
  return services;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (preferences === null) throw new Error('the preferences are provided by App');
  return preferences;
}
