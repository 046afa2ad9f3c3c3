import { isLast } from './aggregate.ts';
import { toMilliWh } from './energy.ts';
import type { Aggregate, EnvSample, MinuteEvent, PowerSample } from './event.ts';
import { lookup, MAX_METERS, put, type Keyed } from './keyed.ts';
import { addToQuarter, type Quarters } from './quarters.ts';

/** A value and when it was read: the shape of an aggregate's last, so that the same rule says which is newer. */
interface Reading {
  readonly last: number;
  readonly lastMs: number;
}

export interface MeterState {
  readonly powerW: Reading | null;
  /** The newest register that has been journalled, kWh: where counting goes on after a restart. */
  readonly registerKwh: Reading | null;
  /** Used, whole mWh, of journalled minutes. */
  readonly energyMilliWh: Quarters;
}

/** Each value by itself: a sensor may send them in messages of their own. */
interface SensorState {
  readonly celsius: Reading | null;
  readonly humidityPercent: Reading | null;
  readonly co2Ppm: Reading | null;
}

export interface ReadingsState {
  readonly meters: Keyed<MeterState>;
  readonly sensors: Keyed<SensorState>;
  /** Readings of meters and sensors beyond MAX_METERS. */
  readonly ignored: number;
}

export const NO_READINGS: ReadingsState = { meters: {}, sensors: {}, ignored: 0 };

const NO_METER: MeterState = { powerW: null, registerKwh: null, energyMilliWh: [] };
const NO_SENSOR: SensorState = { celsius: null, humidityPercent: null, co2Ppm: null };

function newer(known: Reading | null, value: number | null, atMs: number): Reading | null {
  if (value === null || (known !== null && !isLast(value, atMs, known))) return known;
  return { last: value, lastMs: atMs };
}

function changeMeter(
  state: ReadingsState,
  meter: string,
  change: (known: MeterState) => MeterState,
): ReadingsState {
  const known = lookup(state.meters, meter) ?? NO_METER;
  const next = change(known);
  if (next === known) return state;
  const meters = put(state.meters, meter, next, MAX_METERS);
  return meters === null ? { ...state, ignored: state.ignored + 1 } : { ...state, meters };
}

function changeSensor(
  state: ReadingsState,
  sensor: string,
  sample: Omit<EnvSample, 'kind' | 'station' | 'arrivedMs' | 'sensor'>,
): ReadingsState {
  const known = lookup(state.sensors, sensor) ?? NO_SENSOR;
  const celsius = newer(known.celsius, sample.celsius, sample.atMs);
  const humidityPercent = newer(known.humidityPercent, sample.humidityPercent, sample.atMs);
  const co2Ppm = newer(known.co2Ppm, sample.co2Ppm, sample.atMs);
  if (celsius === known.celsius && humidityPercent === known.humidityPercent && co2Ppm === known.co2Ppm)
    return state;
  const sensors = put(state.sensors, sensor, { celsius, humidityPercent, co2Ppm }, MAX_METERS);
  return sensors === null ? { ...state, ignored: state.ignored + 1 } : { ...state, sensors };
}

function withPower(state: ReadingsState, meter: string, powerW: number | null, atMs: number): ReadingsState {
  return changeMeter(state, meter, (known) => {
    const next = newer(known.powerW, powerW, atMs);
    const { registerKwh, energyMilliWh } = known;
    return next === known.powerW ? known : { powerW: next, registerKwh, energyMilliWh };
  });
}

/** The newest values; the register is not among them, it counts when its minute is journalled. */
export function reduceSample(state: ReadingsState, sample: PowerSample | EnvSample): ReadingsState {
  return sample.kind === 'power'
    ? withPower(state, sample.meter, sample.powerW, sample.atMs)
    : changeSensor(state, sample.sensor, sample);
}

function withSignal(state: ReadingsState, signal: string, { last, lastMs }: Aggregate): ReadingsState {
  const [topic, name, field] = signal.split('/');
  if (name === undefined) return state;
  if (topic === 'power') return field === 'w' ? withPower(state, name, last, lastMs) : state;
  return changeSensor(state, name, {
    atMs: lastMs,
    celsius: field === 'c' ? last : null,
    humidityPercent: field === 'rh' ? last : null,
    co2Ppm: field === 'co2' ? last : null,
  });
}

/** A journalled minute: energy and register of its meters, and the newest values again after a restart. */
export function reduceMinute(state: ReadingsState, event: MinuteEvent): ReadingsState {
  let next = state;
  for (const [signal, aggregate] of Object.entries(event.signals)) next = withSignal(next, signal, aggregate);
  for (const [meter, kwh] of Object.entries(event.energyKwh)) {
    next = changeMeter(next, meter, (known) => {
      const energyMilliWh = addToQuarter(known.energyMilliWh, event.minuteMs, toMilliWh(kwh));
      return energyMilliWh === known.energyMilliWh ? known : { ...known, energyMilliWh };
    });
  }
  for (const [meter, kwh] of Object.entries(event.registersKwh)) {
    // Power and register come in one message as a rule, so the power's time is the register's.
    const atMs = event.signals[`power/${meter}/w`]?.lastMs ?? event.atMs;
    next = changeMeter(next, meter, (known) => {
      const registerKwh = newer(known.registerKwh, kwh, atMs);
      return registerKwh === known.registerKwh ? known : { ...known, registerKwh };
    });
  }
  return next;
}
