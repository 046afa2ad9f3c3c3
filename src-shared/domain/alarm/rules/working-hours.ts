import type { Times } from './rule.ts';

/** When the stations' own people are at work: rules may watch only then, or only otherwise. */
export interface WorkingHours {
  /** Of all that have none of their own, and of the console itself. */
  readonly usual: Times;
  /** By station. */
  readonly stations: Readonly<Record<string, Times>>;
}

/** Monday to Friday, half past eight to six. */
export const DEFAULT_WORKING_HOURS: WorkingHours = {
  usual: { days: [1, 2, 3, 4, 5], fromMinute: 8 * 60 + 30, toMinute: 18 * 60 },
  stations: {},
};

export const hoursOf = ({ usual, stations }: WorkingHours, station: string): Times =>
  Object.hasOwn(stations, station) ? (stations[station] ?? usual) : usual;
