import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detail } from '../../../src-shared/domain/summary.ts';
import { aCorrectionEvent, anAboutEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { after, context, HOUR, MINUTE, SECOND, tile } from './support.ts';

const at = (minutes: number): number => NOON_MS + minutes * MINUTE;
const people = (minutes: number, entered: number, left: number, inside: number | null = null) =>
  aPeopleEvent({ atMs: at(minutes), entered, left, inside });
const corrected = (minutes: number, inside: number) => aCorrectionEvent({ atMs: at(minutes), inside });

describe('people inside', () => {
  it('are unknown until the counter has spoken', () => {
    expect(tile([]).inside).toBeNull();
  });

  it('are those who came in without those who went out, where nothing else is known', () => {
    expect(tile([people(0, 5, 0), people(1, 0, 2)]).inside).toBe(3);
  });

  it('may be fewer than none: two went out who were never seen to come in', () => {
    expect(tile([people(0, 0, 2)]).inside).toBe(-2);
  });

  it("are the sensor's own count, and who came and went after it", () => {
    expect(tile([people(0, 1, 0, 7), people(1, 2, 1)]).inside).toBe(8);
  });

  it('are not changed by a movement of before the count, whenever it arrives', () => {
    expect(tile([people(5, 0, 0, 7), people(1, 2, 0)]).inside).toBe(7);
  });

  it('take up a count that arrives late, with what moved after it', () => {
    expect(tile([people(5, 1, 0), people(7, 1, 0), people(6, 0, 0, 10)]).inside).toBe(11);
  });

  it('leave out a count that comes too late to know what moved since', () => {
    const events = [people(0, 4, 0), people(70, 1, 0), people(140, 1, 0), people(-1, 0, 0, 50)];
    expect(tile(events, { nowMs: at(141) }).inside).toBe(6);
  });
});

describe('a correction by hand', () => {
  it('sets the number, and who comes and goes after it counts on', () => {
    expect(tile([people(0, 9, 0), corrected(1, 3), people(2, 2, 1)]).inside).toBe(4);
  });

  it("holds against the sensor until the station's next day", () => {
    const events = [people(0, 0, 0, 9), corrected(1, 3), people(2, 1, 0, 10)];
    expect(tile(events).inside).toBe(4);
    const midnight = at(12 * 60);
    const nextDay = aPeopleEvent({ atMs: midnight, entered: 0, left: 0, inside: 2 });
    const lastMinute = aPeopleEvent({ atMs: midnight - SECOND, entered: 0, left: 0, inside: 2 });
    expect(tile([...events, lastMinute]).inside).toBe(4);
    expect(tile([...events, nextDay]).inside).toBe(2);
  });

  it('ends at midnight of the zone that the station names, even if it names it later', () => {
    const afterNewYorksMidnight = aPeopleEvent({ atMs: at(61), entered: 0, left: 0, inside: 8 });
    const events = [corrected(0, 3), afterNewYorksMidnight];
    expect(tile(events).inside).toBe(3);
    // Noon in Zhengzhou is 23:00 in New York.
    expect(tile([...events, anAboutEvent({ timezone: 'America/New_York' })]).inside).toBe(8);
  });

  it('is recorded with its author and never counts a visit', () => {
    const events = [people(0, 2, 0), corrected(1, 9)];
    expect(tile(events).visitsToday).toBe(2);
    const { correction, enteredTotal, leftTotal } = detail(after(...events), context());
    expect(correction).toEqual({ atMs: at(1), inside: 9, by: 'wang@control-1', note: '数过了' });
    expect([enteredTotal, leftTotal]).toEqual([2, 0]);
  });
});

describe('drift', () => {
  it('is unknown without a sensor that counts itself', () => {
    expect(tile([people(0, 1, 0), corrected(1, 5)]).drift).toBeNull();
  });

  it("is what the sensor's count gained on what was counted since its first word", () => {
    expect(tile([people(0, 1, 0, 7), people(1, 1, 0, 8)]).drift).toBe(0);
    expect(tile([people(0, 1, 0, 7), people(1, 1, 0, 10)]).drift).toBe(2);
  });

  it('is counted from a correction when there is one', () => {
    expect(tile([people(0, 0, 0, 9), corrected(1, 3), people(2, 1, 0, 10)]).drift).toBe(6);
  });
});

describe('visits', () => {
  it('are entries of the own day: none of yesterday', () => {
    const yesterday = people(-12 * 60 - 1, 5, 0);
    const today = people(-12 * 60, 3, 1);
    expect(tile([yesterday, today]).visitsToday).toBe(3);
  });

  it('are right in whatever zone the station turns out to be', () => {
    const events = [people(0, 1, 0), people(60, 2, 0)];
    const about = anAboutEvent({ timezone: 'America/New_York' });
    expect(tile([...events, about], { nowMs: at(90) }).visitsToday).toBe(2);
    expect(tile([about, ...events], { nowMs: at(30) }).visitsToday).toBe(1);
  });

  it('are never counted from the memory of a broker', () => {
    const kept = aPeopleEvent({ entered: 4, inside: 6, retained: true, timing: 'late' });
    expect(tile([kept])).toMatchObject({ visitsToday: 0, inside: 6 });
  });

  it('of all days together are all entries, corrected or not, in any zone', () => {
    const zone = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'no/where',
    );
    const entry = fc.record({
      minutes: fc.integer({ min: -36 * 60, max: 0 }),
      entered: fc.nat(9),
      fixed: fc.boolean(),
    });
    fc.assert(
      fc.property(zone, fc.array(entry, { maxLength: 40 }), (timezone, entries) => {
        const events = entries.flatMap(({ minutes, entered, fixed }) =>
          fixed ? [people(minutes, entered, 0), corrected(minutes, 0)] : [people(minutes, entered, 0)],
        );
        const state = after(anAboutEvent({ timezone }), ...events);
        const days = [-48, -24, 0, 24].map((hours) =>
          tile([anAboutEvent({ timezone }), ...events], { nowMs: NOON_MS + hours * HOUR }),
        );
        expect(days.reduce((sum, { visitsToday }) => sum + visitsToday, 0)).toBe(state.people.enteredTotal);
      }),
    );
  });
});

describe('the line of the last hour', () => {
  it('shows people inside every five minutes, and nothing before anything was known', () => {
    const { hour } = tile([people(-22, 2, 0), people(-8, 1, 0), people(-1, 0, 2)]);
    expect(hour).toEqual([null, null, null, null, null, null, 2, 2, 2, 3, 1, 1]);
  });

  it("follows the sensor's word where there is one", () => {
    const { hour } = tile([people(-90, 0, 0, 4), people(-30, 1, 0), people(-21, 0, 0, 9)]);
    expect(hour).toEqual([4, 4, 4, 4, 4, 5, 9, 9, 9, 9, 9, 9]);
  });

  it('ends where the station fell silent', () => {
    const { hour } = tile([people(-50, 2, 0)], { lastHeardMs: at(-31) });
    expect(hour).toEqual([null, 2, 2, 2, 2, null, null, null, null, null, null, null]);
  });
});
