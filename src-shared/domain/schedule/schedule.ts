import type { Place } from './sun.ts';

/** When, on a day of the station's own calendar. */
export type Moment =
  /** By the clock on the station's wall, minutes from 0 to 1439. */
  | { readonly kind: 'clock'; readonly minute: number }
  /** Minutes after it; negative: before. */
  | { readonly kind: 'sunrise' | 'sunset'; readonly offsetMin: number };

/** One switching of lights, on each of its days. "On at sunset, off at six" is two of them. */
export interface LightSchedule {
  readonly id: string;
  readonly enabled: boolean;
  readonly action: 'on' | 'off';
  readonly at: Moment;
  /** 0 Sunday to 6 Saturday, of the station's own calendar. */
  readonly days: readonly number[];
  readonly stations: 'all' | readonly string[];
  readonly lights: 'all' | readonly string[];
  /** Who made it is who acts: `wang@control-1`. */
  readonly by: string;
}

/** What a schedule needs to know of a station. */
export interface LitStation {
  readonly station: string;
  /** IANA. */
  readonly timezone: string | null;
  /** Null: the station did not tell where it is. */
  readonly place: Place | null;
  readonly lights: readonly { readonly device: string; readonly name: string | null }[];
}

/** One light to be switched at one moment. */
export interface Run {
  /** The same for all consoles and all schedules that mean the same: what, when and where. Unique. */
  readonly key: string;
  readonly schedule: string;
  readonly station: string;
  readonly device: string;
  readonly action: 'on' | 'off';
  readonly atMs: number;
  readonly by: string;
}

export const picks = (picked: LightSchedule['stations'], name: string): boolean =>
  picked === 'all' || picked.includes(name);
