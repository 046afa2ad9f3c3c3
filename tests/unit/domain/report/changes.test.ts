import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../../src-shared/domain/report/changes.ts';
import { aPeopleEvent } from '../../../builders/events.ts';
import { aCountedDay, anOctober, anyDays } from './reports.ts';

describe('changes between two counts of a month', () => {
  it('are none between a count and the same again', () => {
    fc.assert(fc.property(anyDays, (days) => changesBetween(anOctober(days), anOctober(days)).length === 0));
  });

  it('are the same the other way round, with before and after exchanged', () => {
    fc.assert(
      fc.property(anyDays, anyDays, (some, others) => {
        const [a, b] = [anOctober(some), anOctober(others)];
        const back = changesBetween(b, a).map((change) => ({
          ...change,
          before: change.after,
          after: change.before,
        }));
        expect(back).toEqual(changesBetween(a, b));
      }),
    );
  });

  it('account for every visit between the two totals', () => {
    fc.assert(
      fc.property(anyDays, anyDays, (some, others) => {
        const [a, b] = [anOctober(some), anOctober(others)];
        const difference = changesBetween(a, b)
          .filter(({ measure }) => measure === 'visits')
          .reduce((sum, { before, after }) => sum + (after ?? 0) - (before ?? 0), 0);
        expect(difference).toBe(b.total.visits - a.total.visits);
      }),
    );
  });

  it('name the station, the day and the measure of what came late', () => {
    const day = (entered: number) => aCountedDay('east', '2026-10-05', { 9: [aPeopleEvent({ entered })] });
    const late = changesBetween(anOctober([day(3)]), anOctober([day(5)]));
    expect(late).toEqual([{ station: 'east', day: '2026-10-05', measure: 'visits', before: 3, after: 5 }]);
  });

  it('leave alarms out where retention has taken some', () => {
    const counted = anOctober([]);
    const [first, ...rest] = counted.stations;
    if (first === undefined) throw new Error('there are two stations');
    const days = first.days.map((day) => ({ ...day, alarms: 7 }));
    const withAlarms = { ...counted, stations: [{ ...first, days }, ...rest] };
    expect(changesBetween(withAlarms, counted)).toHaveLength(31);
    expect(changesBetween(withAlarms, anOctober([], { alarmsWhole: false }))).toEqual([]);
  });
});
