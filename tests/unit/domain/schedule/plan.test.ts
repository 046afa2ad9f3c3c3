import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayKey, wallClock } from '../../../../src-shared/domain/local-time.ts';
import { nextRun, plannedRuns } from '../../../../src-shared/domain/schedule/plan.ts';
import type { LightSchedule, LitStation, Moment } from '../../../../src-shared/domain/schedule/schedule.ts';
import { sunTimes } from '../../../../src-shared/domain/schedule/sun.ts';
import { aLitStation, aSchedule, ZHENGZHOU } from './builders.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const ZONES = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Cairo'];

const planned = (schedule: LightSchedule, station: LitStation, from: string, until: string) =>
  plannedRuns([schedule], [station], ZHENGZHOU, Date.parse(from), Date.parse(until));
const times = (schedule: LightSchedule, station: LitStation, from: string, until: string): string[] =>
  planned(schedule, station, from, until).map(({ atMs }) => new Date(atMs).toISOString());

const aClock = fc.integer({ min: 0, max: 1_439 }).map((minute): Moment => ({ kind: 'clock', minute }));
const bySun = fc.record({
  kind: fc.constantFrom('sunrise' as const, 'sunset' as const),
  offsetMin: fc.integer({ min: -180, max: 180 }),
});
const anInstant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) });
const aZone = fc.constantFrom(...ZONES);

describe('the plan', () => {
  it("is by the station's own clock", () => {
    expect(times(aSchedule(), aLitStation(), '2026-11-25T00:00Z', '2026-11-26T00:00Z')).toEqual([
      '2026-11-25T10:00:00.000Z',
    ]);
  });

  it("is by the station's own week: Saturday evening there is Saturday noon in London", () => {
    const auckland = aLitStation({ timezone: 'Pacific/Auckland' });
    const saturday = aSchedule({ days: [6], at: { kind: 'clock', minute: 60 } });
    // Saturday 01:00 in Auckland is Friday noon UTC.
    expect(times(saturday, auckland, '2026-11-23T00:00Z', '2026-11-30T00:00Z')).toEqual([
      '2026-11-27T12:00:00.000Z',
    ]);
  });

  it('takes an hour that the clocks skip at the jump, and one that comes twice the first time', () => {
    const berlin = aLitStation({ timezone: 'Europe/Berlin' });
    const atHalfPastTwo = aSchedule({ at: { kind: 'clock', minute: 150 } });
    expect(times(atHalfPastTwo, berlin, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual([
      '2026-03-29T01:00:00.000Z',
    ]);
    expect(times(atHalfPastTwo, berlin, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toEqual([
      '2026-10-25T00:30:00.000Z',
    ]);
  });

  it('goes by the sun of the station, or of the place that was set where it does not tell', () => {
    const sunset = aSchedule({ at: { kind: 'sunset', offsetMin: -10 } });
    const kashgar = { lat: 39.47, lon: 75.99 };
    const at = (place: LitStation['place']): number =>
      planned(sunset, aLitStation({ place }), '2026-11-25T00:00Z', '2026-11-26T00:00Z')[0]?.atMs ?? 0;
    const around = Date.parse('2026-11-25T04:00Z');
    expect(at(ZHENGZHOU)).toBe((sunTimes(around, ZHENGZHOU)?.setMs ?? 0) - 10 * MINUTE_MS);
    expect(at(null)).toBe(at(ZHENGZHOU));
    expect(at(kashgar) - at(ZHENGZHOU)).toBeGreaterThan(2 * HOUR_MS);
  });

  it('has no run of what is disabled, elsewhere, another light, or another day', () => {
    const [from, until] = ['2026-11-25T00:00Z', '2026-11-26T00:00Z'];
    const none = [
      aSchedule({ enabled: false }),
      aSchedule({ stations: ['b'] }),
      aSchedule({ lights: ['porch'] }),
      aSchedule({ days: [0] }),
    ];
    for (const schedule of none) expect(planned(schedule, aLitStation(), from, until)).toEqual([]);
  });

  it('has one run where two schedules mean the same, under the same key at every console', () => {
    const runs = plannedRuns(
      [aSchedule(), aSchedule({ id: 'again', by: 'li@control-2' })],
      [aLitStation()],
      ZHENGZHOU,
      Date.parse('2026-11-25T00:00Z'),
      Date.parse('2026-11-26T00:00Z'),
    );
    expect(runs.map(({ key }) => key)).toEqual(['2026-11-25 on clock 1080 a/lamp']);
  });

  it('shows the minute that was asked for, once on each day that has it', () => {
    fc.assert(
      fc.property(aClock, aZone, anInstant, (at, timezone, fromMs) => {
        const station = aLitStation({ timezone });
        const runs = plannedRuns([aSchedule({ at })], [station], ZHENGZHOU, fromMs, fromMs + 3 * DAY_MS);
        expect(new Set(runs.map(({ atMs }) => dayKey(atMs, timezone))).size).toBe(runs.length);
        expect(runs.length).toBeGreaterThanOrEqual(2);
        const minute = at.kind === 'clock' ? at.minute : 0;
        // Where the clocks skip it, it is the first minute after the gap.
        for (const { atMs } of runs)
          expect(
            wallClock(atMs, timezone).minute === minute ||
              wallClock(atMs - MINUTE_MS, timezone).minute < minute,
          ).toBe(true);
      }),
    );
  });

  it('is the same however the time is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.oneof(aClock, bySun),
        aZone,
        anInstant,
        fc.array(fc.integer({ min: 1, max: 20 * HOUR_MS }), { minLength: 1, maxLength: 8 }),
        (at, timezone, fromMs, pieces) => {
          const plan = (from: number, until: number) =>
            plannedRuns([aSchedule({ at })], [aLitStation({ timezone })], ZHENGZHOU, from, until);
          let atMs = fromMs;
          const cut = pieces.flatMap((ms) => plan(atMs, (atMs += ms)));
          expect(cut).toEqual(plan(fromMs, atMs));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the next run', () => {
  const nowMs = Date.parse('2026-11-25T00:00Z');

  it('tells the first and the last station of the evening, and all lights', () => {
    const sunset = aSchedule({ at: { kind: 'sunset', offsetMin: 0 } });
    const west = aLitStation({
      station: 'b',
      place: { lat: 39.47, lon: 75.99 },
      lights: ['lamp', 'sign'].map((device) => ({ device, name: null })),
    });
    const next = nextRun(sunset, [aLitStation(), west], ZHENGZHOU, nowMs);
    expect(next?.lights).toBe(3);
    expect((next?.lastMs ?? 0) - (next?.atMs ?? 0)).toBeGreaterThan(2 * HOUR_MS);
  });

  it('is none where no station has such a light, or the sun does not set', () => {
    expect(nextRun(aSchedule({ lights: ['porch'] }), [aLitStation()], ZHENGZHOU, nowMs)).toBeNull();
    const svalbard = aLitStation({ place: { lat: 78, lon: 15 } });
    const sunset = aSchedule({ at: { kind: 'sunset', offsetMin: 0 } });
    expect(nextRun(sunset, [svalbard], ZHENGZHOU, Date.parse('2026-12-21T00:00Z'))).toBeNull();
  });
});
