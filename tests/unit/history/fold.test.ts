import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { countBatch, planBatch } from '../../../src-renderer/history/fold.ts';
import type { HourRow, StationRow } from '../../../src-renderer/history/rows.ts';
import { addAll, type Counts } from '../../../src-shared/domain/statistics/counts.ts';
import type { StationDay } from '../../../src-shared/domain/statistics/station-day.ts';
import { aDoorEvent, aMinuteEvent, anAboutEvent, aPeopleEvent, NOON_MS } from '../../builders/events.ts';
import { anyEvent } from './arbitrary.ts';

function foldAll(batches: readonly (readonly StationEvent[])[]) {
  const stations = new Map<string, StationRow>();
  const days = new Map<string, StationDay>();
  const hours = new Map<string, HourRow>();
  for (const batch of batches) {
    const plan = planBatch(batch, stations);
    countBatch(plan, days, hours);
    for (const [id, row] of plan.stations) stations.set(id, row);
  }
  return { stations, days, hours };
}

/** Sums over the hours of a day. */
function dayTotals({ hours }: StationDay) {
  const names = {
    byGroup: new Map() as Counts,
    byMethod: new Map() as Counts,
    doorEvents: new Map() as Counts,
  };
  const energyKwh: Counts = new Map();
  let [visits, minutesWithData, late] = [0, 0, 0];
  for (const hour of hours.values()) {
    visits += hour.visits;
    late += hour.late;
    minutesWithData += hour.minutes.minutesWithData;
    for (const name of ['byGroup', 'byMethod', 'doorEvents'] as const) addAll(names[name], hour[name]);
    addAll(energyKwh, hour.minutes.energyKwh);
  }
  return { visits, minutesWithData, late, energyKwh, ...names };
}

const totals = (events: readonly StationEvent[]) => [...foldAll([events]).days.values()].map(dayTotals);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('properties', () => {
  it('visits of all days and hours are the entries counted, and nothing retained is', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const entered = events.flatMap((event) =>
          event.kind === 'people' && !event.retained ? [event.entered] : [],
        );
        expect(sum(totals(events).map(({ visits }) => visits))).toBe(sum(entered));
      }),
    );
  });

  it('every group adds up to the doors granted, whatever the groups are called', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        for (const day of totals(events)) {
          expect(sum([...day.byGroup.values()])).toBe(day.doorEvents.get('granted') ?? 0);
          expect(sum([...day.byMethod.values()])).toBe(day.doorEvents.get('granted') ?? 0);
        }
      }),
    );
  });

  it('energy of the days is the energy of the minutes', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
        const { days, hours } = foldAll([events]);
        const byDay = sum([...days.values()].flatMap((row) => [...dayTotals(row).energyKwh.values()]));
        const byMinute = sum(
          [...hours.values()].flatMap(({ energyKwh }) =>
            [...energyKwh.values()].flatMap((cells) => [...cells].filter((kwh) => !Number.isNaN(kwh))),
          ),
        );
        expect(byDay).toBe(byMinute);
      }),
    );
  });
});

describe('a day', () => {
  it("is the station's own, from the moment its zone is known", () => {
    const beforeMidnightUtc = Date.parse('2026-11-23T17:30:00Z');
    const inShanghai = aPeopleEvent({ station: 'east', atMs: beforeMidnightUtc });
    const inLondon = aPeopleEvent({ station: 'west', atMs: beforeMidnightUtc });
    const { days } = foldAll([
      [anAboutEvent({ timezone: 'Europe/London' }, { station: 'west' }), inShanghai, inLondon],
    ]);
    expect([...days.keys()].sort()).toEqual(['east 2026-11-24', 'west 2026-11-23']);
    expect([...(days.get('east 2026-11-24')?.hours.keys() ?? [])]).toEqual([1]);
  });

  it('counts a minute with data once, however many fragments it has', () => {
    const [day] = totals([aMinuteEvent(), aMinuteEvent(), aMinuteEvent({ minuteMs: NOON_MS + 60_000 })]);
    expect(day?.minutesWithData).toBe(2);
  });

  it('says how much of it came late', () => {
    const [day] = totals([aPeopleEvent({ timing: 'late' }), aPeopleEvent()]);
    expect(day?.late).toBe(1);
  });

  it('goes on counting when a gateway makes up names, without keeping them all', () => {
    const made = Array.from({ length: 400 }, (_, at) => aDoorEvent({ group: `group-${at}` }));
    const [day] = totals(made);
    expect(sum([...(day?.byGroup.values() ?? [])])).toBe(400);
    expect(day?.byGroup.size).toBeLessThan(300);
  });
});
