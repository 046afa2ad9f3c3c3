import { describe, expect, it } from 'vitest';
import { closingOf } from '../../../src-renderer/report-page/closing.ts';
import type { ClosedText } from '../../../src-shared/contract/months.ts';
import type { Report } from '../../../src-shared/domain/report/model.ts';
import { aPeopleEvent } from '../../builders/events.ts';
import { aCountedDay, anOctober } from '../domain/report/reports.ts';

const MONTH = '2026-10';
const withVisits = (entered: number, alarmsWhole = true): Report =>
  anOctober([aCountedDay('east', '2026-10-05', { 9: [aPeopleEvent({ entered })] })], { alarmsWhole });

const closedWith = (report: Report): ClosedText => ({
  head: { month: MONTH, version: 1, at: '2026-11-01T09:00:00.000Z', by: 'wang@control-1', changed: 0 },
  changes: '[]',
  report: JSON.stringify(report),
});

describe('a closing', () => {
  it('freezes the whole report', () => {
    const report = withVisits(3);
    const closing = closingOf(report, MONTH, null);
    expect(closing).toMatchObject({ kind: 'closing', visits: 3, changed: 0, changes: '[]' });
    expect(closing.kind === 'closing' && JSON.parse(closing.report)).toEqual(report);
  });

  it('lists what is other than in the version before', () => {
    const closing = closingOf(withVisits(5), MONTH, closedWith(withVisits(3)));
    expect(closing).toMatchObject({ kind: 'closing', visits: 5, changed: 1 });
    expect(closing.kind === 'closing' && JSON.parse(closing.changes)).toEqual([
      { station: 'east', day: '2026-10-05', measure: 'visits', before: 3, after: 5 },
    ]);
  });

  it('is refused while the month goes on at one of the stations', () => {
    expect(closingOf(withVisits(3), '2026-11', null)).toMatchObject({ kind: 'refused', code: 'not-over' });
  });

  it('is refused where it would lose alarms that the version before has', () => {
    const before = closedWith(withVisits(3));
    expect(closingOf(withVisits(5, false), MONTH, before)).toMatchObject({ code: 'alarms-gone' });
    expect(closingOf(withVisits(5, false), MONTH, null)).toMatchObject({ kind: 'closing' });
  });
});
