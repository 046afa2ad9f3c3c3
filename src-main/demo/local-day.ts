export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Asia/Shanghai, which has had no summer time since 1991. */
const ZONE_OFFSET_MS = 8 * HOUR_MS;

/** Number of the station's local day that `atMs` lies in, counted from 1970-01-01. */
export const dayOf = (atMs: number): number => Math.floor((atMs + ZONE_OFFSET_MS) / DAY_MS);

/** Epoch ms of a local day's midnight. */
export const startOfDay = (day: number): number => day * DAY_MS - ZONE_OFFSET_MS;

/** Hours since local midnight, with fraction. */
export const hourOf = (atMs: number): number => ((atMs + ZONE_OFFSET_MS) % DAY_MS) / HOUR_MS;
