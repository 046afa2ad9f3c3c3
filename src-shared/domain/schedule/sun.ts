const DAY_MS = 86_400_000;
/** 2000-01-01 12:00 UTC, from which astronomers count days. */
const J2000_MS = Date.UTC(2000, 0, 1, 12);
const AXIAL_TILT = 23.44;
/** Half the sun's disc and the bending of light: it rises when its centre is so far below the horizon. */
const HORIZON = -0.833;
const PERIHELION = 102.9372;

const sin = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
const cos = (degrees: number): number => Math.cos((degrees * Math.PI) / 180);
const degreesOf = (radians: number): number => (radians * 180) / Math.PI;

export interface Place {
  /** Degrees; north and east are positive. */
  readonly lat: number;
  readonly lon: number;
}

export interface SunTimes {
  readonly riseMs: number;
  readonly setMs: number;
}

/**
 * Sunrise and sunset, epoch ms, of the solar day whose noon is nearest to `aroundMs`; null where the sun does not rise or
 * does not set that day. Right to about two minutes between the polar circles, which is less than a cloud does
 * (https://en.wikipedia.org/wiki/Sunrise_equation; docs/decisions/0016-schedules.md says why there is no library).
 */
export function sunTimes(aroundMs: number, { lat, lon }: Place): SunTimes | null {
  const day = Math.round((aroundMs - J2000_MS) / DAY_MS + lon / 360);
  const meanNoon = day - lon / 360;
  const anomaly = 357.5291 + 0.98560028 * meanNoon;
  const centre = 1.9148 * sin(anomaly) + 0.02 * sin(2 * anomaly) + 0.0003 * sin(3 * anomaly);
  const longitude = anomaly + centre + 180 + PERIHELION;
  const noon = meanNoon + 0.0009 + 0.0053 * sin(anomaly) - 0.0069 * sin(2 * longitude);
  const sinDeclination = sin(longitude) * sin(AXIAL_TILT);
  const cosDeclination = Math.sqrt(1 - sinDeclination ** 2);
  const cosHalfDay = (sin(HORIZON) - sin(lat) * sinDeclination) / (cos(lat) * cosDeclination);
  // Also false where it is not a number, as at a pole.
  if (!(Math.abs(cosHalfDay) < 1)) return null;
  const halfDay = degreesOf(Math.acos(cosHalfDay)) / 360;
  const msOf = (days: number): number => Math.round(J2000_MS + days * DAY_MS);
  return { riseMs: msOf(noon - halfDay), setMs: msOf(noon + halfDay) };
}
