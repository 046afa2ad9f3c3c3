import type { EnvSample, PowerSample } from '../../../src-shared/domain/event.ts';
import type { Payload } from '../../../src-shared/feed/payloads.ts';
import type { Source } from './decode-event.ts';
import { stampOf } from './timing.ts';

export function powerSample(source: Source, meter: string, payload: Payload<'power'>): PowerSample {
  const { station, arrivedMs } = source;
  return {
    kind: 'power',
    station,
    atMs: stampOf(payload.ts, arrivedMs).atMs,
    arrivedMs,
    meter,
    powerW: payload.w ?? null,
    registerKwh: payload.kwh ?? null,
    voltageV: payload.v ?? null,
    currentA: payload.a ?? null,
  };
}

export function envSample(source: Source, sensor: string, payload: Payload<'env'>): EnvSample {
  const { station, arrivedMs } = source;
  return {
    kind: 'env',
    station,
    atMs: stampOf(payload.ts, arrivedMs).atMs,
    arrivedMs,
    sensor,
    celsius: payload.c ?? null,
    humidityPercent: payload.rh ?? null,
    co2Ppm: payload.co2 ?? null,
  };
}
