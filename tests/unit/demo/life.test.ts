import { describe, expect, test } from 'vitest';
import { METERS } from '../../../src-main/demo/energy.ts';
import { createLife } from '../../../src-main/demo/life.ts';
import { DEMO_STATIONS } from '../../../src-main/demo/stations.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const NOON_MS = Date.parse('2026-10-05T12:00:00+08:00');
const SEED = 7;

describe.each(DEMO_STATIONS)('the life of $id', (station) => {
  const life = createLife(station, SEED);
  const events = life.events(NOON_MS - DAY_MS, NOON_MS);

  test('the same seed and time give the same day, however it is asked for', () => {
    const again = createLife(station, SEED);
    const inPieces = Array.from(
      { length: 24 * 6 },
      (_, piece) => NOON_MS - DAY_MS + piece * 10 * MINUTE_MS,
    ).flatMap((fromMs) => again.events(fromMs, fromMs + 10 * MINUTE_MS));
    expect(inPieces).toEqual(events);
  });

  test('another seed gives another day', () => {
    expect(createLife(station, SEED + 1).events(NOON_MS - DAY_MS, NOON_MS)).not.toEqual(events);
  });

  test('an id names one event', () => {
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  test('people inside are those who came and have not left, never less than nobody', () => {
    let inside = life.insideAt(NOON_MS - DAY_MS);
    for (const { atMs, message } of events) {
      if (message.kind !== 'people') continue;
      inside += message.entered - message.left;
      expect(inside).toBe(life.insideAt(atMs));
      expect(inside).toBeGreaterThanOrEqual(0);
    }
  });

  test('the station is hardly ever fuller than it may be, and busier by day than before dawn', () => {
    const minutes = Array.from({ length: 1_440 }, (_, minute) => life.insideAt(NOON_MS - minute * MINUTE_MS));
    const overfull = minutes.filter((inside) => inside > station.about.capacity);
    expect(overfull.length).toBeLessThan(30);
    const arrivals = (fromHour: number, toHour: number) =>
      events.filter(({ atMs, message }) => {
        const hour = ((atMs + 8 * 60 * MINUTE_MS) % DAY_MS) / (60 * MINUTE_MS);
        return message.kind === 'people' && message.entered === 1 && hour >= fromHour && hour < toHour;
      }).length;
    expect(arrivals(9, 12)).toBeGreaterThan(2 * arrivals(1, 4));
  });

  test('every person comes in through an opened door, most by face, some by another way', () => {
    const granted = events.flatMap(({ message }) =>
      message.kind === 'door' && message.report.event === 'granted' ? [message.report.method] : [],
    );
    const entered = events.filter(({ message }) => message.kind === 'people' && message.entered === 1);
    expect(Math.abs(granted.length - entered.length)).toBeLessThanOrEqual(1);
    const byFace = granted.filter((method) => method === 'face').length / granted.length;
    expect(byFace).toBeGreaterThan(0.6);
    expect(byFace).toBeLessThan(0.85);
  });

  test('every alarm that is raised is cleared later', () => {
    const twoDays = life.events(NOON_MS - DAY_MS, NOON_MS + DAY_MS);
    const open = new Set<string>();
    for (const { message } of twoDays) {
      if (message.kind !== 'alarm') continue;
      if (message.report.active) open.add(message.alarm);
      else open.delete(message.alarm);
    }
    expect(open.size).toBeLessThanOrEqual(1);
  });

  test.each(METERS)('the register of %s never falls and agrees with the power', (meter) => {
    let registerKwh = 0;
    let integralKwh = 0;
    const stepMs = 10_000;
    const fromMs = NOON_MS - DAY_MS;
    const firstKwh = life.power(meter, fromMs).registerKwh;
    for (let atMs = fromMs; atMs < NOON_MS; atMs += stepMs) {
      const reading = life.power(meter, atMs);
      expect(reading.registerKwh).toBeGreaterThanOrEqual(registerKwh);
      registerKwh = reading.registerKwh;
      integralKwh += (reading.powerW * stepMs) / 3_600_000 / 1_000;
    }
    expect(registerKwh - firstKwh).toBeCloseTo(integralKwh, 0);
  });
});
