/** Maps keyed by a station's own names, as plain objects: the state is snapshotted as JSON. */
export type Keyed<T> = Readonly<Record<string, T>>;

/**
 * The most doors, devices or alarms kept of one station. A real one has a few dozen; a broken or hostile gateway
 * that makes up names must not fill the memory. What is beyond is left out and counted in `StationState.ignored`.
 */
export const MAX_NAMES = 256;

/** The most meters, and the most sensors, of one station: lower, because their map is copied with each sample. */
export const MAX_METERS = 64;

/** Names are the station's: one called "constructor" must not find the object's own. */
export function lookup<T>(map: Keyed<T>, name: string): T | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

export function hasRoom<T>(map: Keyed<T>, name: string, max: number): boolean {
  return Object.hasOwn(map, name) || Object.keys(map).length < max;
}

/** A copy with one entry set. Answers null when the name is new and there is no room for it. */
export function put<T>(map: Keyed<T>, name: string, value: T, max: number): Keyed<T> | null {
  return hasRoom(map, name, max) ? { ...map, [name]: value } : null;
}
