import type { DeviceStateEvent, Leaf, Lock, StateCause } from './event.ts';
import { compareStamps, type Stamp } from './stamp.ts';

/** A device's state as its newest report has it, whole: what that report lacks is unknown. */
export interface DeviceReport extends Stamp {
  /** When it was received, epoch ms. */
  readonly arrivedMs: number;
  readonly retained: boolean;
  readonly on: boolean | null;
  readonly levelPercent: number | null;
  readonly lock: Lock | null;
  readonly leaf: Leaf | null;
  readonly cause: StateCause | null;
}

/** The newer report. The same one heard live and from the broker's memory counts as heard live. */
export function reduceDevice(known: DeviceReport | undefined, event: DeviceStateEvent): DeviceReport {
  const { atMs, id, arrivedMs, retained, on, levelPercent, lock, leaf, cause } = event;
  if (known !== undefined) {
    const order = compareStamps(event, known);
    if (order < 0 || (order === 0 && (retained || !known.retained))) return known;
  }
  return { atMs, id, arrivedMs, retained, on, levelPercent, lock, leaf, cause };
}
