import { localDay } from './local-time.ts';
import type { Anchor, PeopleState } from './people.ts';

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
  const own = correction?.anchor ?? firstSensor;
  const drift = sensor === null || own === null ? null : nowOf(sensor) - nowOf(own);
  if (
    correction !== null &&
    (sensor === null || sensor.atMs < localDay(correction.anchor.atMs, zone).endMs)
  ) {
    return { inside: nowOf(correction.anchor), drift, bySensor: false };
  }
  if (sensor !== null) return { inside: nowOf(sensor), drift, bySensor: true };
  return { inside: sinceMs === null ? null : people.enteredTotal - people.leftTotal, drift, bySensor: false };
}

const STEPS = 12;
const STEP_MS = 5 * 60_000;

/**
 * People inside before the first recent movement and after each, as it is believed now. From the sensor's words forward, where
 * `inside` rests on them; what is before the first of them, backward: so a correction corrects its hour, too.
 */
function levels({ recent, forgotten }: PeopleState, { inside, bySensor }: Occupancy): number[] {
  const result = new Array<number>(recent.length + 1).fill(NaN);
  // NaN is "not told": it stays so through every addition, until a word of the sensor.
  let level = bySensor ? (forgotten?.inside ?? NaN) : NaN;
  result[0] = level;
  for (let index = 0; bySensor && index < recent.length; index += 1) {
    level = recent[index]?.inside ?? level + (recent[index]?.net ?? 0);
    result[index + 1] = level;
  }
  level = inside ?? NaN;
  for (let index = recent.length; index >= 0; index -= 1) {
    const told = result[index] ?? NaN;
    if (!Number.isNaN(told)) level = told;
    result[index] = level;
    level -= recent[index - 1]?.net ?? 0;
  }
  return result;
}

/**
 * People inside at the end of each of the last twelve 5-minute steps, oldest first. Null before anything was known, and for steps
 * after `heardUntilMs`.
 */
export function hourLine(
  people: PeopleState,
  now: Occupancy,
  nowMs: number,
  heardUntilMs: number,
): (number | null)[] {
  const line = new Array<number | null>(STEPS).fill(null);
  const { recent, forgotten } = people;
  if (now.inside === null) return line;
  const known = levels(people, now);
  const firstMs = (Math.floor(nowMs / STEP_MS) + 1 - STEPS) * STEP_MS;
  const knownFromMs = Math.max(people.sinceMs ?? Infinity, forgotten?.atMs ?? -Infinity);
  let moved = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const startMs = firstMs + step * STEP_MS;
    // The newest step takes what is stamped a little ahead of our clock, too.
    const endMs = step === STEPS - 1 ? Infinity : startMs + STEP_MS;
    while ((recent[moved]?.atMs ?? Infinity) < endMs) moved += 1;
    if (endMs > knownFromMs && startMs <= heardUntilMs) line[step] = known[moved] ?? null;
  }
  return line;
}
