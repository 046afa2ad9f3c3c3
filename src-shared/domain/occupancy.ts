import { localDay } from './local-time.ts';
import type { Anchor, Movement, PeopleState } from './people.ts';

export interface Occupancy {
  /**
   * People inside now; null until anything is known. Not clamped: where only in and out are known, -2 says that two went out
   * who were never seen to come in, and asks for a correction by hand.
   */
  readonly inside: number | null;
  /** The sensor's count minus what we counted ourselves since the correction, or else since its first word; null without a sensor. */
  readonly drift: number | null;
  /** Whether `inside` rests on the sensor's word. */
  readonly bySensor: boolean;
}

const nowOf = (anchor: Anchor): number => anchor.inside + anchor.netAfter;

/** A correction holds against the sensor until the first word of the sensor on the station's next own day. */
export function occupancy(people: PeopleState, zone: string | null): Occupancy {
  const { sensor, firstSensor, correction, sinceMs } = people;
  const own = correction ?? firstSensor;
  const drift = sensor === null || own === null ? null : nowOf(sensor) - nowOf(own);
  if (correction !== null && (sensor === null || sensor.atMs < localDay(correction.atMs, zone).endMs)) {
    return { inside: nowOf(correction), drift, bySensor: false };
  }
  if (sensor !== null) return { inside: nowOf(sensor), drift, bySensor: true };
  return { inside: sinceMs === null ? null : people.enteredTotal - people.leftTotal, drift, bySensor: false };
}

const STEPS = 12;
const STEP_MS = 5 * 60_000;

/**
 * People inside at the end of each of the last twelve 5-minute steps, oldest first, walked backwards from what is believed now:
 * so a correction corrects its hour too. Null before anything was known, and for steps after `heardUntilMs`.
 */
export function hourLine(
  people: PeopleState,
  now: Occupancy,
  nowMs: number,
  heardUntilMs: number,
): (number | null)[] {
  const line = new Array<number | null>(STEPS).fill(null);
  if (now.inside === null) return line;
  const lastEndMs = (Math.floor(nowMs / STEP_MS) + 1) * STEP_MS;
  const knownFromMs = Math.max(people.sinceMs ?? Infinity, people.forgotten?.atMs ?? -Infinity);
  const word = (movement: Movement | undefined): number | null =>
    now.bySensor ? (movement?.inside ?? null) : null;
  let inside = now.inside;
  let index = people.recent.length - 1;
  for (let step = STEPS - 1; step >= 0; step -= 1) {
    // The newest step takes what is stamped a little ahead of our clock, too.
    const endMs = step === STEPS - 1 ? Infinity : lastEndMs - (STEPS - 1 - step) * STEP_MS;
    for (
      let last = people.recent[index];
      last !== undefined && last.atMs >= endMs;
      last = people.recent[index]
    ) {
      index -= 1;
      inside = word(people.recent[index]) ?? inside - last.net;
    }
    const startMs = lastEndMs - (STEPS - step) * STEP_MS;
    if (endMs > knownFromMs && startMs <= heardUntilMs) line[step] = inside;
  }
  return line;
}
