import { isLast, ofSample } from './aggregate.ts';
import { toKwh, toMilliWh, type RegisterReading } from './energy.ts';
import type { Aggregate, EnvSample, MinuteEvent, PowerSample } from './event.ts';
import { RegisterMinute } from './register-minute.ts';

export const MINUTE_MS = 60_000;

type Running = { -readonly [K in keyof Aggregate]: Aggregate[K] };

interface Meter {
  w: Running | null;
  v: Running | null;
  a: Running | null;
  register: RegisterMinute | null;
}

interface Sensor {
  c: Running | null;
  rh: Running | null;
  co2: Running | null;
}

/** As `merge` with one more reading, but in place. */
function fold(running: Running | null, value: number | null, atMs: number): Running | null {
  if (value === null) return running;
  if (running === null) return ofSample(value, atMs);
  running.n += 1;
  running.sum += value;
  if (value < running.min) running.min = value;
  if (value > running.max) running.max = value;
  if (isLast(value, atMs, running)) {
    running.last = value;
    running.lastMs = atMs;
  }
  return running;
}

/** One station's minute while it is open. Keys of signals are put together once, at its end, and not for each sample. */
export class MinuteFragment {
  readonly #minuteMs: number;
  readonly #meters = new Map<string, Meter>();
  readonly #sensors = new Map<string, Sensor>();
  #inside: Running | null = null;
  #newestMs: number;

  constructor(minuteMs: number) {
    this.#minuteMs = minuteMs;
    this.#newestMs = minuteMs;
  }

  /** Answers false when the register could not be taken; see RegisterMinute. */
  addPower(sample: PowerSample): boolean {
    const { meter: name, atMs } = sample;
    let meter = this.#meters.get(name);
    if (meter === undefined) {
      meter = { w: null, v: null, a: null, register: null };
      this.#meters.set(name, meter);
    }
    this.#newestMs = Math.max(this.#newestMs, atMs);
    meter.w = fold(meter.w, sample.powerW, atMs);
    meter.v = fold(meter.v, sample.voltageV, atMs);
    meter.a = fold(meter.a, sample.currentA, atMs);
    if (sample.registerKwh === null) return true;
    meter.register ??= new RegisterMinute();
    return meter.register.add({ atMs, milliWh: toMilliWh(sample.registerKwh) });
  }

  addEnv(sample: EnvSample): void {
    const { sensor: name, atMs } = sample;
    let sensor = this.#sensors.get(name);
    if (sensor === undefined) {
      sensor = { c: null, rh: null, co2: null };
      this.#sensors.set(name, sensor);
    }
    this.#newestMs = Math.max(this.#newestMs, atMs);
    sensor.c = fold(sensor.c, sample.celsius, atMs);
    sensor.rh = fold(sensor.rh, sample.humidityPercent, atMs);
    sensor.co2 = fold(sensor.co2, sample.co2Ppm, atMs);
  }

  addInside(inside: number, atMs: number): void {
    this.#newestMs = Math.max(this.#newestMs, atMs);
    this.#inside = fold(this.#inside, inside, atMs);
  }

  energyAfter(meter: string, base: RegisterReading | null): ReturnType<RegisterMinute['energyAfter']> {
    return this.#meters.get(meter)?.register?.energyAfter(base) ?? { milliWh: 0, last: base };
  }

  /** The event of this fragment; moves `bases`, the registers that its energy begins at, on to where it ends. */
  toEvent(
    origin: { readonly station: string; readonly id: string; readonly arrivedMs: number },
    bases: Map<string, RegisterReading | null>,
  ): MinuteEvent {
    const energyKwh: Record<string, number> = {};
    const registersKwh: Record<string, number> = {};
    for (const [name, { register }] of this.#meters) {
      if (register === null) continue;
      const base = bases.get(name) ?? null;
      const { milliWh, last } = register.energyAfter(base);
      energyKwh[name] = toKwh(milliWh);
      if (last === null || last === base) continue;
      registersKwh[name] = toKwh(last.milliWh);
      bases.set(name, last);
    }
    return {
      ...origin,
      kind: 'minute',
      atMs: this.#newestMs,
      stationMs: null,
      timing: 'ok',
      retained: false,
      seq: null,
      minuteMs: this.#minuteMs,
      signals: this.#signals(),
      energyKwh,
      registersKwh,
    };
  }

  #signals(): Record<string, Aggregate> {
    const signals: Record<string, Aggregate> = {};
    if (this.#inside !== null) signals.inside = this.#inside;
    for (const [name, { w, v, a }] of this.#meters) {
      if (w !== null) signals[`power/${name}/w`] = w;
      if (v !== null) signals[`power/${name}/v`] = v;
      if (a !== null) signals[`power/${name}/a`] = a;
    }
    for (const [name, { c, rh, co2 }] of this.#sensors) {
      if (c !== null) signals[`env/${name}/c`] = c;
      if (rh !== null) signals[`env/${name}/rh`] = rh;
      if (co2 !== null) signals[`env/${name}/co2`] = co2;
    }
    return signals;
  }
}
