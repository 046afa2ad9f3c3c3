import { add, type Counts } from './counts.ts';
import { noSpells, takePower, type Spells } from './on-spells.ts';

/** What one minute with data told; a minute without is null. */
export interface MinuteReading {
  /** People inside: mean and highest; null: not told. */
  readonly inside: { readonly mean: number; readonly max: number } | null;
  /** By meter, mean power, W. */
  readonly powerW: readonly (readonly [meter: string, meanW: number])[];
  /** By meter, kWh. */
  readonly energyKwh: readonly (readonly [meter: string, kwh: number])[];
}

/** What follows from the minutes of one hour. Made anew from all of them, so the order of their arrival does not show. */
export interface MinuteFigures {
  readonly minutesWithData: number;
  /** Minutes in which the number of people inside is known. */
  readonly minutesCounted: number;
  /** Sum of the minutes' means, thousandths of a person and minute: whole numbers add up the same in any order. */
  readonly personMilliMinutes: number;
  readonly peakInside: number | null;
  /** Minutes by the highest number of people in them: whatever the capacity is, those above it follow. */
  readonly minutesAt: ReadonlyMap<number, number>;
  readonly energyKwh: ReadonlyMap<string, number>;
  /** Of it, used in minutes in which nobody was inside. */
  readonly emptyKwh: ReadonlyMap<string, number>;
  readonly spells: ReadonlyMap<string, Spells>;
}

export const NO_MINUTES: MinuteFigures = {
  minutesWithData: 0,
  minutesCounted: 0,
  personMilliMinutes: 0,
  peakInside: null,
  minutesAt: new Map(),
  energyKwh: new Map(),
  emptyKwh: new Map(),
  spells: new Map(),
};

/** More people than any station holds; beyond, minutes are counted at this number. */
const PEOPLE_MAX = 200;

/** The minutes of an hour, in order. */
export function minuteFigures(minutes: readonly (MinuteReading | null)[]): MinuteFigures {
  const people = new People();
  const energyKwh: Counts = new Map();
  const emptyKwh: Counts = new Map();
  const spells = new Map<string, Spells>();
  let minutesWithData = 0;
  minutes.forEach((reading, minute) => {
    if (reading === null) return;
    minutesWithData += 1;
    people.take(reading.inside);
    const used = new Map(reading.energyKwh);
    for (const [meter, kwh] of used) {
      add(energyKwh, meter, kwh);
      if (reading.inside?.max === 0) add(emptyKwh, meter, kwh);
    }
    for (const [meter, meanW] of reading.powerW) {
      const before = spells.get(meter) ?? noSpells();
      spells.set(meter, takePower(before, { minute, meanW, kwh: used.get(meter) ?? null }));
    }
  });
  return { minutesWithData, ...people.figures(), energyKwh, emptyKwh, spells };
}

class People {
  #minutes = 0;
  #milliMinutes = 0;
  #peak: number | null = null;
  readonly #minutesAt = new Map<number, number>();

  take(inside: MinuteReading['inside']): void {
    if (inside === null) return;
    const most = Math.max(0, Math.round(inside.max));
    this.#minutes += 1;
    this.#milliMinutes += Math.max(0, Math.round(inside.mean * 1_000));
    this.#peak = Math.max(this.#peak ?? 0, most);
    const at = Math.min(most, PEOPLE_MAX);
    this.#minutesAt.set(at, (this.#minutesAt.get(at) ?? 0) + 1);
  }

  figures() {
    return {
      minutesCounted: this.#minutes,
      personMilliMinutes: this.#milliMinutes,
      peakInside: this.#peak,
      minutesAt: this.#minutesAt,
    };
  }
}
