/** A meter's hour: when what hangs on it was on. Cycles over hours follow from neighbours, see `cyclesOf`. */
export interface Spells {
  /** Runs of minutes that are on, within the hour. */
  readonly runs: number;
  readonly minutesOn: number;
  /** Used while on, kWh: by the register where it told, else mean power times time. */
  readonly kwh: number;
  /** On in its first minute, and in its last: a run that goes on in the next hour is one cycle. */
  readonly onAtStart: boolean;
  readonly onAtEnd: boolean;
  /** The last minute with a reading, 0 to 59; -1: none yet. */
  readonly lastMinute: number;
  readonly lastOn: boolean;
}

/** Above what an appliance draws while it waits (a microwave 3 W, a dispenser 8 W), below what any does at work. */
export const ON_FROM_W = 20;

/** A reading that is missing between two that are on is a lost message, not a pause. */
const BRIDGED_MINUTES = 2;
const LAST_MINUTE = 59;

export const noSpells = (): Spells => ({
  runs: 0,
  minutesOn: 0,
  kwh: 0,
  onAtStart: false,
  onAtEnd: false,
  lastMinute: -1,
  lastOn: false,
});

interface PowerMinute {
  /** Of the hour, 0 to 59, growing from call to call. */
  readonly minute: number;
  readonly meanW: number;
  readonly kwh: number | null;
}

/** Takes the next minute in. */
export function takePower(spells: Spells, { minute, meanW, kwh }: PowerMinute): Spells {
  const isOn = meanW >= ON_FROM_W;
  const goesOn = spells.lastOn && minute - spells.lastMinute <= BRIDGED_MINUTES;
  return {
    runs: spells.runs + (isOn && !goesOn ? 1 : 0),
    minutesOn: spells.minutesOn + (isOn ? 1 : 0),
    kwh: spells.kwh + (isOn ? (kwh ?? meanW / 60_000) : 0),
    onAtStart: spells.onAtStart || (isOn && minute === 0),
    onAtEnd: isOn && minute === LAST_MINUTE,
    lastMinute: minute,
    lastOn: isOn,
  };
}

/** Runs of an hour that did not begin in the hour before; `before` is null where there is no such hour. */
export const cyclesOf = (spells: Spells, before: Spells | null): number =>
  spells.runs - (spells.onAtStart && before?.onAtEnd === true ? 1 : 0);
