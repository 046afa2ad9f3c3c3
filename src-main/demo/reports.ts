import { hourOf } from './local-day.ts';

/** A device's state as the wire carries it (contract.md, "device state"), without `ts`. */
export interface DeviceReport {
  readonly on?: boolean;
  readonly level?: number;
  readonly lock?: 'locked' | 'unlocked';
  readonly leaf?: 'open' | 'closed';
  readonly cause: 'command' | 'schedule' | 'manual' | 'auto';
  readonly command?: string;
}

/** Lights that follow the clock; the light of the rest area follows the people. */
export const SCHEDULED_LIGHTS = ['main-light', 'sign-light'] as const;
type ScheduledLight = (typeof SCHEDULED_LIGHTS)[number];

/** What goes on when the first comes in and off when the last has left. */
export const PRESENCE_DEVICES = ['rest-light', 'ac'] as const;

const DAWN_HOUR = 6.5;
const DUSK_HOUR = 18;
/** The hall is dimmed for those who sleep in it. */
const QUIET_HOUR = 23;
const QUIET_LEVEL = 60;

export const LIGHT_SWITCH_HOURS: readonly number[] = [DAWN_HOUR, DUSK_HOUR, QUIET_HOUR];

const isNight = (hour: number): boolean => hour < DAWN_HOUR || hour >= DUSK_HOUR;
const isQuiet = (hour: number): boolean => hour < DAWN_HOUR || hour >= QUIET_HOUR;

export function lightReport(light: ScheduledLight, atMs: number): DeviceReport {
  const hour = hourOf(atMs);
  return light === 'sign-light'
    ? { on: isNight(hour), cause: 'schedule' }
    : { on: true, level: isQuiet(hour) ? QUIET_LEVEL : 100, cause: 'schedule' };
}

/** The state of every controllable device while nobody has touched it. */
export function undisturbedReports(atMs: number, inside: number): ReadonlyMap<string, DeviceReport> {
  return new Map<string, DeviceReport>([
    ['front', { lock: 'locked', leaf: 'closed', cause: 'auto' }],
    ...SCHEDULED_LIGHTS.map((light) => [light, lightReport(light, atMs)] as const),
    ...PRESENCE_DEVICES.map((device) => [device, presenceReport(inside)] as const),
    ...['microwave', 'dispenser', 'sockets'].map(
      (device) => [device, { on: true, cause: 'manual' }] as const,
    ),
  ]);
}

export const presenceReport = (inside: number): DeviceReport => ({ on: inside > 0, cause: 'auto' });
