/** Energy is added up in whole mWh: exact in any order, and finer than any register (1 kWh = 1,000,000 mWh). */
const MILLI_WH_PER_KWH = 1_000_000;

export function toMilliWh(kwh: number): number {
  return Math.round(kwh * MILLI_WH_PER_KWH);
}

export function toKwh(milliWh: number): number {
  return milliWh / MILLI_WH_PER_KWH;
}

/** A cumulative register as it was read at a time. */
export interface RegisterReading {
  readonly atMs: number;
  readonly milliWh: number;
}

const HOUR_MS = 60 * 60_000;

/** More than a station's supply can deliver (three phases, 63 A: 43 kW). */
const MOST_POWER_KW = 50;

/** What a coarse register may jump at once, whatever the time between. More than this, and more than the supply gives, is another meter. */
const MOST_JUMP_KWH = 100;

/** After a reset the register has begun at zero: it may show this much at once, and what the supply gave. More is another meter's past. */
const MOST_AFTER_RESET_KWH = 1;

/** A drop by less than a tenth is a trembling register, not a reset. */
const RESET_BELOW = 0.9;

/** After a longer silence a replaced meter is as likely as one that was reset, so more time makes no more believable. */
const MOST_ELAPSED_MS = HOUR_MS;

/**
 * Energy used between two readings in order of time, mWh, never negative. `from.atMs` may be -Infinity: at an unknown time.
 * A rise is use, unless it is physically impossible: then the meter was replaced by one with a past.
 * A drop is a reset: what the register shows since zero is use, if that is physically possible; else it is nothing.
 */
export function energyBetween(from: RegisterReading, to: RegisterReading): number {
  const elapsedMs = Math.max(0, to.atMs - from.atMs);
  const rise = to.milliWh - from.milliWh;
  if (rise >= 0) {
    return rise <= toMilliWh(MOST_JUMP_KWH + (MOST_POWER_KW * elapsedMs) / HOUR_MS) ? rise : 0;
  }
  if (to.milliWh >= from.milliWh * RESET_BELOW) return 0;
  const believableKwh =
    MOST_AFTER_RESET_KWH + (MOST_POWER_KW * Math.min(elapsedMs, MOST_ELAPSED_MS)) / HOUR_MS;
  return to.milliWh <= toMilliWh(believableKwh) ? Math.max(0, to.milliWh) : 0;
}
