import { energyBetween, type RegisterReading } from './energy.ts';

/** Turning points kept of one minute: a register that goes up and down ten times a second is none, and more is not taken. */
const MAX_READINGS = 600;

/** So many gather until those on a way up are left out again: thousands of meters are read several times a second. */
const GATHERED = 16;

function isBefore(a: RegisterReading, b: RegisterReading): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.milliWh < b.milliWh);
}

/** Without what lies between its neighbours on the way up: the sum of rises stays the same. */
function turningPoints(readings: readonly RegisterReading[]): RegisterReading[] {
  return readings.filter((reading, index) => {
    const before = readings[index - 1];
    const after = readings[index + 1];
    return !before || !after || reading.milliWh < before.milliWh || reading.milliWh > after.milliWh;
  });
}

/** The readings of one meter within one minute, in order of time whatever the order of arrival. Changes in place: a hot path. */
export class RegisterMinute {
  #readings: RegisterReading[] = [];
  #thinAt = GATHERED;

  /** Answers false when the reading was not taken. */
  add(reading: RegisterReading): boolean {
    if (this.#readings.length >= this.#thinAt) this.#thin();
    if (this.#readings.length >= MAX_READINGS) return false;
    let index = this.#readings.length;
    for (
      let last = this.#readings[index - 1];
      last && isBefore(reading, last);
      last = this.#readings[index - 1]
    )
      index -= 1;
    if (index === this.#readings.length) this.#readings.push(reading);
    else this.#readings.splice(index, 0, reading);
    return true;
  }

  /**
   * Energy from `base` through this minute, and the last reading. A first reading ever has nothing to compare with and counts nothing.
   * What is older than `base` is already in it.
   */
  energyAfter(base: RegisterReading | null): {
    readonly milliWh: number;
    readonly last: RegisterReading | null;
  } {
    let milliWh = 0;
    let last = base;
    for (const reading of this.#readings) {
      if (last !== null && isBefore(reading, last)) continue;
      if (last !== null) milliWh += energyBetween(last, reading);
      last = reading;
    }
    return { milliWh, last };
  }

  #thin(): void {
    this.#readings = turningPoints(this.#readings);
    this.#thinAt = Math.min(MAX_READINGS, this.#readings.length + GATHERED);
  }
}
