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
 * People inside before the first recent movement and after each, as it is believed now. From the sensor's words forward, where
 * `inside` rests on them; what is before the first of them, backward: so a correction corrects its hour, too.
 */
function levels({ recent, forgotten }: PeopleState, { inside, bySensor }: Occupancy): number[] {
  const told: (number | null)[] = [bySensor ? (forgotten?.inside ?? null) : null];
  for (const { inside: word, net } of bySensor ? recent : []) {
    const before = told.at(-1) ?? null;
    told.push(word ?? (before === null ? null : before + net));
  }
  const result = new Array<number>(recent.length + 1);
  let level = inside ?? 0;
  for (let index = recent.length; index >= 0; index -= 1) {
    level = told[index] ?? level;
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
