import type { DoorEvent } from '../../../src-shared/domain/event.ts';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import type { DeviceView, MeterView } from '../../../src-shared/domain/station-view.ts';
import { compareAlarms } from '../../live/alarm-order.ts';

/** Share of admissions that did not use the face, 0 to 1; null when nobody was admitted. */
export function shareNotByFace(events: readonly DoorEvent[]): number | null {
  const granted = events.filter(({ event }) => event === 'granted');
  if (granted.length === 0) return null;
  return granted.filter(({ method }) => method !== 'face').length / granted.length;
}

/** A denial and everything that no door should do stand out; the rest is daily business. */
export const isAbnormal = ({ event }: DoorEvent): boolean =>
  event === 'denied' || event === 'forced' || event === 'held' || event === 'tamper';

export interface MeterBar extends MeterView {
  /** Of the strongest meter, 0 to 1. */
  readonly share: number;
}

/** Meters by what they draw, the strongest first; those that say nothing come last. */
export function meterBars(meters: readonly MeterView[]): readonly MeterBar[] {
  const strongest = Math.max(1, ...meters.map(({ powerW }) => powerW ?? 0));
  return meters
    .map((meter) => ({ ...meter, share: Math.max(0, meter.powerW ?? 0) / strongest }))
    .sort((a, b) => (b.powerW ?? -1) - (a.powerW ?? -1) || a.meter.localeCompare(b.meter));
}

const KIND_ORDER = ['door', 'light', 'appliance', 'socket', 'speaker', 'camera', 'people-counter', 'sensor'];

/** Doors first, then what is switched, then the rest. Meters are left to the power panel. */
export function shownDevices(devices: readonly DeviceView[]): readonly DeviceView[] {
  const rank = ({ info }: DeviceView): number => {
    const at = KIND_ORDER.indexOf(info.kind);
    return at < 0 ? KIND_ORDER.length : at;
  };
  return devices.filter(({ info }) => info.kind !== 'meter').sort((a, b) => rank(a) - rank(b));
}

/** What people call a device; its id where nobody named it. */
export const nameOf = (devices: readonly DeviceView[], device: string): string =>
  devices.find(({ info }) => info.device === device)?.info.name ?? device;

/** This station's alarms that are not over, worst first. */
export const alarmsOf = (alarms: readonly AlarmView[], station: string): readonly AlarmView[] =>
  alarms.filter((alarm) => alarm.station === station && alarm.life !== 'normal').sort(compareAlarms);

/** Whether two lists hold the same events, both being newest first. */
export const sameEvents = (a: readonly DoorEvent[], b: readonly DoorEvent[]): boolean =>
  a.length === b.length && a[0]?.id === b[0]?.id && a.at(-1)?.id === b.at(-1)?.id;
