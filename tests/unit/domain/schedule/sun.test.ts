import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sunTimes } from '../../../../src-shared/domain/schedule/sun.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;

const anInstant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2060, 0, 1) });
/** Between the polar circles with some room: there it rises and sets every day. */
const anInhabitedPlace = fc.record({
  lat: fc.double({ min: -65, max: 65, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('sunrise and sunset', () => {
  it.each([
    // As suncalc 2.0.2 has them.
    ['Zhengzhou, summer', '2026-06-21T04:00Z', 34.75, 113.62, '2026-06-20T21:12:34Z', '2026-06-21T11:42:01Z'],
    ['Zhengzhou, winter', '2026-12-22T04:00Z', 34.75, 113.62, '2026-12-21T23:29:13Z', '2026-12-22T09:18:39Z'],
    [
      'Zhengzhou, equinox',
      '2026-03-20T04:00Z',
      34.75,
      113.62,
      '2026-03-19T22:29:50Z',
      '2026-03-20T10:36:52Z',
    ],
    ['Ürümqi', '2026-12-21T06:00Z', 43.8, 87.6, '2026-12-21T01:40:12Z', '2026-12-21T10:34:53Z'],
    ['London', '2026-06-21T12:00Z', 51.5, 0, '2026-06-21T03:42:37Z', '2026-06-21T20:21:02Z'],
    ['Sydney', '2026-02-01T02:00Z', -33.87, 151.21, '2026-01-31T19:16:19Z', '2026-02-01T09:00:31Z'],
    ['Anchorage', '2026-06-21T19:00Z', 61.2, -149.9, '2026-06-21T12:20:30Z', '2026-06-22T07:42:30Z'],
  ])('are right to two minutes: %s', (_name, around, lat, lon, rise, set) => {
    const sun = sunTimes(Date.parse(around), { lat, lon });
    expect(Math.abs((sun?.riseMs ?? 0) - Date.parse(rise))).toBeLessThan(2 * MINUTE_MS);
    expect(Math.abs((sun?.setMs ?? 0) - Date.parse(set))).toBeLessThan(2 * MINUTE_MS);
  });

  it('come in this order, within a day, around the noon that is nearest', () => {
    fc.assert(
      fc.property(anInstant, anInhabitedPlace, (atMs, place) => {
        const sun = sunTimes(atMs, place);
        expect(sun).not.toBeNull();
        const { riseMs, setMs } = sun ?? { riseMs: 0, setMs: 0 };
        expect(setMs - riseMs).toBeGreaterThan(0);
        expect(setMs - riseMs).toBeLessThan(DAY_MS);
        // The equation of time is a quarter of an hour at most.
        expect(Math.abs((riseMs + setMs) / 2 - atMs)).toBeLessThan(DAY_MS / 2 + 20 * MINUTE_MS);
      }),
    );
  });

  it('move by a few minutes from day to day', () => {
    fc.assert(
      fc.property(anInstant, anInhabitedPlace, (atMs, place) => {
        const [today, tomorrow] = [sunTimes(atMs, place), sunTimes(atMs + DAY_MS, place)];
        expect(Math.abs((tomorrow?.setMs ?? 0) - (today?.setMs ?? 0) - DAY_MS)).toBeLessThan(15 * MINUTE_MS);
      }),
    );
  });

  it.each([
    ['polar night', '2026-12-21T12:00Z', 78],
    ['polar day', '2026-06-21T12:00Z', 78],
    ['the pole', '2026-06-21T12:00Z', 90],
  ])('are not there: %s', (_name, around, lat) => {
    expect(sunTimes(Date.parse(around), { lat, lon: 15 })).toBeNull();
  });
});
