import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merge } from '../../../src-shared/domain/aggregate.ts';
import type { Aggregate, MinuteEvent, PowerSample, Telemetry } from '../../../src-shared/domain/event.ts';
import { MAX_METERS } from '../../../src-shared/domain/keyed.ts';
import { MINUTE_GRACE_MS, MinuteFolder } from '../../../src-shared/domain/minutes.ts';
import { anEnvSample, aPowerSample, NOON_MS, STATION } from '../../builders/events.ts';
import { HOUR, MINUTE, SECOND } from './support.ts';

const at = (seconds: number): number => NOON_MS + seconds * SECOND;
const power = (seconds: number, fields: Partial<PowerSample> = {}) =>
  aPowerSample({ atMs: at(seconds), ...fields });
const register = (seconds: number, kwh: number, meter = 'total') =>
  power(seconds, { meter, registerKwh: kwh });

function folded(samples: readonly Telemetry[], folder = new MinuteFolder('run')): MinuteEvent[] {
  for (const sample of samples) folder.add(sample);
  return folder.flush(at(0));
}
const energyOf = (events: readonly MinuteEvent[], meter = 'total'): number =>
  events.reduce((sum, event) => sum + (event.energyKwh[meter] ?? 0), 0);

describe('a minute', () => {
  it('is closed when its end and the time of grace have passed', () => {
    const folder = new MinuteFolder('run');
    folder.add(power(0));
    folder.add(power(61));
    expect(folder.close(at(60) + MINUTE_GRACE_MS - 1)).toEqual([]);
    expect(folder.close(at(60) + MINUTE_GRACE_MS)).toMatchObject([{ minuteMs: NOON_MS, station: STATION }]);
    expect(folder.close(at(60) + MINUTE_GRACE_MS)).toEqual([]);
    expect(folder.flush(at(62))).toMatchObject([{ minuteMs: at(60) }]);
  });

  it('holds each signal as number, least, greatest, sum and last', () => {
    const [event] = folded([
      power(1, { powerW: 800, voltageV: 230, currentA: 3.5 }),
      power(5, { powerW: 200 }),
      power(3, { powerW: 900 }),
      anEnvSample({ atMs: at(7), humidityPercent: null, co2Ppm: null }),
    ]);
    expect(event?.signals).toEqual({
      'power/total/w': { n: 3, min: 200, max: 900, sum: 1_900, last: 200, lastMs: at(5) },
      'power/total/v': { n: 1, min: 230, max: 230, sum: 230, last: 230, lastMs: at(1) },
      'power/total/a': { n: 1, min: 3.5, max: 3.5, sum: 3.5, last: 3.5, lastMs: at(1) },
      'env/hall/c': { n: 1, min: 21.4, max: 21.4, sum: 21.4, last: 21.4, lastMs: at(7) },
    });
    expect(event?.atMs).toBe(at(7));
  });

  it('holds people inside as a signal like the others', () => {
    const folder = new MinuteFolder('run');
    folder.addInside(STATION, at(3), 4);
    folder.addInside(STATION, at(9), 2);
    expect(folder.flush(at(10))[0]?.signals.inside).toMatchObject({ n: 2, max: 4, last: 2 });
  });

  it('gets a further fragment from what comes after it was closed, under an id of its own', () => {
    const folder = new MinuteFolder('run');
    folder.add(power(0));
    const [first] = folder.close(at(75));
    folder.add(power(2));
    const [second] = folder.close(at(76));
    expect(second?.minuteMs).toBe(first?.minuteMs);
    expect(second?.id).not.toBe(first?.id);
    expect(first?.id).toContain('run');
    expect(second?.id.length).toBeLessThanOrEqual(64);
  });

  it('is each of its station', () => {
    const events = folded([power(0), power(0, { station: 'other' })]);
    expect(events.map(({ station }) => station)).toEqual([STATION, 'other']);
  });
});

describe('energy', () => {
  it('is what the register rose, over minutes too', () => {
    const events = folded([register(0, 41.3), register(30, 41.317), register(70, 41.4)]);
    expect(events.map(({ energyKwh }) => energyKwh.total)).toEqual([0.017, 0.083]);
    expect(events.map(({ registersKwh }) => registersKwh.total)).toEqual([41.317, 41.4]);
  });

  it('goes on after a restart from the register of the last journalled minute', () => {
    const folder = new MinuteFolder('run');
    folder.seedRegister(STATION, 'total', 41.3);
    expect(energyOf(folded([register(0, 41.5)], folder))).toBeCloseTo(0.2, 9);
  });

  it('of a register that fell to a little above zero is what it shows since', () => {
    expect(energyOf(folded([register(0, 41.3), register(10, 0.2), register(20, 0.25)]))).toBeCloseTo(0.25, 9);
  });

  it('of a meter that was replaced by one with a past is nothing, whether that shows less or more', () => {
    expect(energyOf(folded([register(0, 41.3), register(10, 12.6), register(20, 12.7)]))).toBeCloseTo(0.1, 9);
    expect(energyOf(folded([register(0, 41.3), register(10, 8_000), register(20, 8_000.1)]))).toBeCloseTo(
      0.1,
      9,
    );
  });

  it('of a register that trembles is not counted anew', () => {
    expect(energyOf(folded([register(0, 0.5), register(10, 0.499), register(20, 0.499)]))).toBe(0);
  });

  it('of a long silence is all that the register rose meanwhile', () => {
    const folder = new MinuteFolder('run');
    folder.seedRegister(STATION, 'total', 1_000, at(0) - 48 * HOUR);
    expect(energyOf(folded([register(0, 1_400)], folder))).toBeCloseTo(400, 9);
  });

  it('has nothing to add from what is late and older than the register that counts', () => {
    const folder = new MinuteFolder('run');
    const before = folded([register(0, 41.3), register(50, 41.5)], folder);
    const late = folded([register(20, 41.4)], folder);
    expect(energyOf([...before, ...late])).toBeCloseTo(0.2, 9);
    expect(late[0]?.registersKwh).toEqual({});
  });

  it('of open minutes is known before they are closed, and theirs no more after', () => {
    const folder = new MinuteFolder('run');
    for (const sample of [register(0, 41), register(59, 41.5), register(61, 42)]) folder.add(sample);
    expect(folder.openEnergyKwh(STATION, 'total')).toBe(1);
    folder.close(at(75));
    expect(folder.openEnergyKwh(STATION, 'total')).toBe(0.5);
    expect(folder.openEnergyKwh('nobody', 'total')).toBe(0);
  });
});

const reading = fc.record({
  seconds: fc.integer({ min: 0, max: 179 }),
  kwh: fc
    .oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 50_000_000 }))
    .map((n) => n / 1_000),
  meter: fc.constantFrom('total', 'constructor'),
});
const readings = fc
  .array(reading, { maxLength: 60 })
  .map((list) =>
    list.map(({ seconds, kwh, meter }) => ({ ...register(seconds, kwh, meter), powerW: seconds })),
  );
const reordered = readings.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
);
const withoutIds = (events: readonly MinuteEvent[]) => events.map((event) => ({ ...event, id: '' }));

describe('any readings', () => {
  it('fold to the same minutes in any order of arrival', () => {
    fc.assert(
      fc.property(reordered, ([samples, otherwise]) => {
        expect(withoutIds(folded(otherwise))).toEqual(withoutIds(folded(samples)));
      }),
    );
  });

  it('never make negative energy', () => {
    fc.assert(
      fc.property(readings, (samples) => {
        for (const event of folded(samples)) {
          for (const kwh of Object.values(event.energyKwh)) expect(kwh).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('of a register that only rises make all of its rise, wherever the program was stopped in between', () => {
    const rises = fc.array(fc.record({ milliKwh: fc.nat(400), stops: fc.boolean() }), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(rises, (steps) => {
        let folder = new MinuteFolder('run');
        let kwh = 41;
        const events: MinuteEvent[] = [];
        steps.forEach(({ milliKwh, stops }, index) => {
          kwh += milliKwh / 1_000;
          folder.add(register(index * 7, kwh));
          if (!stops) return;
          events.push(...folder.flush(at(0)));
          folder = new MinuteFolder(`run${index}`);
          folder.seedRegister(STATION, 'total', events.at(-1)?.registersKwh.total ?? 0);
        });
        events.push(...folder.flush(at(0)));
        const first = 41 + (steps[0]?.milliKwh ?? 0) / 1_000;
        expect(energyOf(events)).toBeCloseTo(kwh - first, 6);
      }),
    );
  });

  it('are in the fragments of a minute together what they are in one', () => {
    const wasClosed = fc.array(fc.tuple(fc.nat(59), fc.nat(900), fc.boolean()), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(wasClosed, (list) => {
        const folder = new MinuteFolder('run');
        const fragments: MinuteEvent[] = [];
        for (const [seconds, powerW, closes] of list) {
          folder.add(power(seconds, { powerW }));
          if (closes) fragments.push(...folder.flush(at(0)));
        }
        fragments.push(...folder.flush(at(0)));
        const whole = folded(list.map(([seconds, powerW]) => power(seconds, { powerW })))[0]?.signals[
          'power/total/w'
        ];
        const parts = fragments.flatMap(({ signals }): Aggregate[] => Object.values(signals));
        expect(parts.reduce(merge)).toEqual(whole);
      }),
    );
  });
});

describe('bounds', () => {
  it('keep a station that sends ten thousand readings a second to a few, without losing energy', () => {
    const folder = new MinuteFolder('run');
    for (let n = 0; n < 20_000; n += 1)
      folder.add(aPowerSample({ atMs: NOON_MS + n, registerKwh: 41 + n / 100_000 }));
    const [event] = folder.flush(at(30));
    expect(event?.signals['power/total/w']?.n).toBe(20_000);
    expect(event?.energyKwh.total).toBeCloseTo(0.19999, 9);
    expect(folder.dropped).toBe(0);
  });

  it('leave out and count meters and sensors beyond the most that a station may have', () => {
    const folder = new MinuteFolder('run');
    for (let n = 0; n < 100_000; n += 1) folder.add(power(0, { meter: `m${n}` }));
    for (let n = 0; n < 1_000; n += 1) folder.add(anEnvSample({ sensor: `s${n}` }));
    expect(folder.dropped).toBe(101_000 - 2 * MAX_METERS);
    expect(Object.keys(folder.flush(at(1))[0]?.signals ?? {})).toHaveLength(MAX_METERS + 3 * MAX_METERS);
  });

  it('leave out and count minutes beyond a day of backlog', () => {
    const folder = new MinuteFolder('run');
    for (let n = 0; n < 2_000; n += 1) folder.add(aPowerSample({ atMs: NOON_MS - n * MINUTE }));
    expect(folder.flush(at(0))).toHaveLength(1_440);
    expect(folder.dropped).toBe(560);
  });

  it('leave out and count a register that is none', () => {
    const folder = new MinuteFolder('run');
    for (let n = 0; n < 2_000; n += 1) folder.add(aPowerSample({ atMs: NOON_MS + n, registerKwh: n % 2 }));
    expect(folder.dropped).toBe(1_400);
  });
});
