import type { Priority } from '../../../src-shared/domain/event.ts';
import type { Connectivity, StationSummary } from '../../../src-shared/domain/station-view.ts';
import type { StationField } from '../../live/LiveText.tsx';
import { isOvercrowded } from '../../live/severity.ts';
import {
  formatAge,
  formatDuration,
  formatInteger,
  formatKilowatts,
  formatKwh,
  formatShortTime,
  formatThousands,
  UNKNOWN,
} from '../../text/format.ts';
import { alarmTypeLabel, doorLabel } from '../../text/labels.ts';

/** What an offline station has now is not known: its last values are history, and are said to be. */
const isKnown = (station: StationSummary): boolean => station.state !== 'offline';

export const inside: StationField = {
  of: ['state', 'inside'],
  text: (s) => (isKnown(s) ? formatInteger(s.inside) : UNKNOWN),
};
export const entries: StationField = { of: ['visitsToday'], text: (s) => formatThousands(s.visitsToday) };
export const power: StationField = {
  of: ['state', 'powerW'],
  text: (s) => (isKnown(s) ? formatKilowatts(s.powerW) : UNKNOWN),
};
export const energy: StationField = { of: ['energyTodayKwh'], text: (s) => formatKwh(s.energyTodayKwh) };
export const alarms: StationField = { of: ['activeAlarms'], text: (s) => String(s.activeAlarms) };

/** Newer data is seen with the next second: only then could the figure differ. */
export const age: StationField = {
  of: [],
  text: (s, t, nowMs) => formatAge(s.newestMs, nowMs, t),
  ages: true,
};

export const door: StationField = {
  of: ['state', 'lock', 'leaf'],
  text: (s, t) => (isKnown(s) ? doorLabel(s.lock, s.leaf, t) : UNKNOWN),
};
export const capacity: StationField = {
  of: ['capacity'],
  text: (s, t) => (s.capacity === null ? t('overview.people') : t('overview.of', { capacity: s.capacity })),
};
export const capacityShort: StationField = {
  of: ['capacity'],
  text: (s) => (s.capacity === null ? '' : `/ ${String(s.capacity)}`),
};

export const lights: StationField = {
  of: ['state', 'lightsOn', 'lightsKnown', 'lightsTotal'],
  text: (s, t) => {
    if (!isKnown(s)) return UNKNOWN;
    if (s.lightsTotal === 0) return t('words.none');
    if (s.lightsKnown === 0) return UNKNOWN;
    if (s.lightsKnown < s.lightsTotal)
      return t('overview.someUnknown', { on: s.lightsOn, n: s.lightsTotal - s.lightsKnown });
    if (s.lightsOn === 0) return t('overview.allOff');
    if (s.lightsOn === s.lightsTotal) return t('overview.allOn');
    return t('overview.someOn', { on: s.lightsOn, total: s.lightsTotal });
  },
};

/** Retained and restored values are named as such; live ones need no word. */
export const origin: StationField = {
  of: ['origin'],
  text: (s, t) => (s.origin === 'live' ? '' : t(`words.origin.${s.origin}`)),
};

/** Beside the figures of a station that is offline: since when, and what was known last. */
export const lastKnown: StationField = {
  of: ['state', 'newestMs', 'timezone', 'inside'],
  text: (s, t) => {
    if (isKnown(s) || s.newestMs === null) return '';
    const since = t('overview.noDataSince', { time: formatShortTime(s.newestMs, s.timezone) });
    return s.inside === null ? since : `${t('overview.lastKnown', { n: s.inside })} · ${since}`;
  },
};

/** The shape of what is most wrong with the station; its connectivity when nothing is. */
export function conditionMark(s: StationSummary): Priority | Connectivity {
  if (s.worstPriority !== null) return s.worstPriority;
  if (s.state !== 'online') return s.state;
  if (s.doorAlert !== null || isOvercrowded(s)) return 'high';
  return s.lock === 'jammed' ? 'medium' : 'online';
}

/** The same in words. */
export const condition: StationField = {
  of: [
    'worstPriority',
    'worstAlarmType',
    'state',
    'stateSinceMs',
    'doorAlert',
    'inside',
    'capacity',
    'lock',
    'missingMessages',
  ],
  text: (s, t, nowMs) => {
    if (s.worstAlarmType !== null) return alarmTypeLabel(s.worstAlarmType, t);
    if (s.state !== 'online') {
      const state = t(`words.state.${s.state}`);
      return s.stateSinceMs === null ? state : `${state} ${formatDuration(nowMs - s.stateSinceMs, t)}`;
    }
    if (s.doorAlert !== null) return t(`words.doorAlert.${s.doorAlert}`);
    if (isOvercrowded(s))
      return t('overview.over', { inside: formatInteger(s.inside), capacity: s.capacity ?? 0 });
    if (s.lock === 'jammed') return t('overview.jammed');
    if (s.missingMessages > 0) return t('overview.missing', { n: s.missingMessages });
    return t('words.state.online');
  },
  ages: true,
};
