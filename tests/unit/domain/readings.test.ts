import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_METERS } from '../../../src-shared/domain/keyed.ts';
import { mainMeters } from '../../../src-shared/domain/power-view.ts';
import { detail, summarise } from '../../../src-shared/domain/summary.ts';
import { observeTelemetry } from '../../../src-shared/domain/telemetry.ts';
import type { Telemetry } from '../../../src-shared/domain/event.ts';
import {
  aDevice,
  aMinuteEvent,
  anAboutEvent,
  anEnvSample,
  aPowerSample,
  NOON_MS,
} from '../../builders/events.ts';
import { after, context, HOUR, MINUTE, SECOND, tile } from './support.ts';

const seen = (...samples: Telemetry[]) => samples.reduce(observeTelemetry, after());
const watts = (...samples: Telemetry[]) => summarise(seen(...samples), context()).powerW;
const aggregate = (last: number, lastMs: number) => ({ n: 1, min: last, max: last, sum: last, last, lastMs });

describe('the newest reading', () => {
  it('is shown, whatever the order of arrival', () => {
    const [first, second] = [
      aPowerSample({ powerW: 800 }),
      aPowerSample({ atMs: NOON_MS + SECOND, powerW: 200 }),
    ];
    expect(watts(first, second)).toBe(200);
    expect(watts(second, first)).toBe(200);
  });

  it('of two in the same millisecond is the greater', () => {
    expect(watts(aPowerSample({ powerW: 1 }), aPowerSample({ powerW: 2 }))).toBe(2);
    expect(watts(aPowerSample({ powerW: 2 }), aPowerSample({ powerW: 1 }))).toBe(2);
  });

  it('of each value stands by itself, and all are as old as the oldest of them', () => {
    const warm = anEnvSample({ celsius: 21, humidityPercent: null, co2Ppm: null });
    const moist = anEnvSample({ atMs: NOON_MS + MINUTE, celsius: null, humidityPercent: 40, co2Ppm: null });
    expect(detail(seen(warm, moist), context()).env).toEqual([
      { sensor: 'hall', celsius: 21, humidityPercent: 40, co2Ppm: null, atMs: NOON_MS },
    ]);
  });

  it('makes no new state when it is not news', () => {
    const state = seen(aPowerSample({ powerW: 800 }));
    expect(observeTelemetry(state, aPowerSample({ atMs: NOON_MS - SECOND, powerW: 1 }))).toBe(state);
  });

  it('does not depend on the order of arrival', () => {
    const sample = fc.oneof(
      fc.record({ atMs: fc.nat(20), powerW: fc.nat(3) }).map((fields) => aPowerSample(fields)),
      fc.record({ atMs: fc.nat(20), celsius: fc.option(fc.nat(3)) }).map((fields) => anEnvSample(fields)),
    );
    const pair = fc
      .array(sample, { maxLength: 20 })
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(pair, ([list, otherwise]) => {
        expect(seen(...otherwise)).toEqual(seen(...list));
      }),
    );
  });

  it('comes back from the last journalled minute after a restart', () => {
    const signals = { 'power/total/w': aggregate(750, NOON_MS), 'env/hall/co2': aggregate(612, NOON_MS) };
    expect(tile([aMinuteEvent({ signals })]).powerW).toBe(750);
    expect(detail(after(aMinuteEvent({ signals })), context()).env).toMatchObject([
      { sensor: 'hall', co2Ppm: 612 },
    ]);
  });

  it('is kept of a bounded number of meters, and the others are counted', () => {
    const { readings } = seen(...Array.from({ length: 100 }, (_, n) => aPowerSample({ meter: `m${n}` })));
    expect([Object.keys(readings.meters).length, readings.ignored]).toEqual([MAX_METERS, 100 - MAX_METERS]);
  });
});

describe('the power of a station', () => {
  const microwave = aPowerSample({ meter: 'microwave', powerW: 900 });
  const socket = aPowerSample({ meter: 'socket', powerW: 50 });

  it('is that of all meters together, when none is the main one', () => {
    expect(watts(microwave, socket)).toBe(950);
  });

  it('is that of the meter "total", which has the others in it', () => {
    expect(watts(microwave, aPowerSample({ meter: 'total', powerW: 1_000 }))).toBe(1_000);
  });

  it('is that of the meters listed as such, and not as part of an appliance', () => {
    const devices = [
      aDevice({ device: 'mains', kind: 'meter' }),
      aDevice({ device: 'oven', kind: 'appliance', meter: 'microwave' }),
    ];
    const state = [microwave, aPowerSample({ meter: 'mains', powerW: 1_000 })].reduce(
      observeTelemetry,
      after(anAboutEvent({ devices })),
    );
    expect(mainMeters(state)).toEqual(['mains']);
    expect(summarise(state, context()).powerW).toBe(1_000);
  });

  it('leaves out a meter that fell silent while others speak', () => {
    const later = aPowerSample({ meter: 'socket', powerW: 50, atMs: NOON_MS + HOUR });
    expect(watts(microwave, later)).toBe(50);
  });
});

describe('the energy of the day', () => {
  const minute = (atMs: number, kwh: number) =>
    aMinuteEvent({ atMs, minuteMs: atMs, energyKwh: { total: kwh } });
  const midnight = Date.parse('2026-11-23T00:00:00+08:00');

  it('is unknown without a meter', () => {
    expect(tile([]).energyTodayKwh).toBeNull();
  });

  it('is what its journalled minutes used, and what is not journalled yet', () => {
    const events = [minute(midnight - MINUTE, 5), minute(midnight, 0.1), minute(NOON_MS, 0.2)];
    expect(tile(events, { openEnergyKwh: 0.05 }).energyTodayKwh).toBeCloseTo(0.35, 9);
    expect(tile(events, { nowMs: midnight - 1 }).energyTodayKwh).toBe(5);
  });

  it('counts the fragments of a minute together', () => {
    expect(tile([minute(NOON_MS, 0.1), minute(NOON_MS, 0.2)]).energyTodayKwh).toBeCloseTo(0.3, 9);
  });

  it('leaves the registers to go on from, the newest of each meter', () => {
    const newer = aMinuteEvent({ atMs: NOON_MS + MINUTE, registersKwh: { total: 42 } });
    const older = aMinuteEvent({ atMs: NOON_MS, registersKwh: { total: 41 } });
    expect(after(newer, older).readings.meters.total?.registerKwh).toEqual({
      last: 42,
      lastMs: NOON_MS + MINUTE,
    });
  });
});
