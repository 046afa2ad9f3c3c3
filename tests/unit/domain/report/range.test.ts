import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, parseRange, rangesBefore } from '../../../../src-shared/domain/report/range.ts';

describe('a range', () => {
  it.each([
    ['2026-10', '2026-10-01', '2026-10-31'],
    ['2028-02', '2028-02-01', '2028-02-29'],
    ['2026-10-05', '2026-10-05', '2026-10-05'],
    ['2026-10-01..2026-10-15', '2026-10-01', '2026-10-15'],
  ])('%s is the days from %s to %s', (text, from, to) => {
    expect(parseRange(text)).toEqual({ from, to });
  });

  it.each([
    '',
    '2026',
    '2026-13',
    '2026-00',
    '2026-02-30',
    '2026-10-15..2026-10-01',
    '2026-10..2026-11',
    'x',
    '2026-1',
    '2026-10-01..',
    '0000-01-01..9999-01-01',
  ])('%s is none', (text) => {
    expect(parseRange(text)).toBeNull();
  });

  it('lists each day once, in order', () => {
    const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.nat(400), (first, more) => {
        const from = first.toISOString().slice(0, 10);
        const to = new Date(Date.parse(from) + more * 86_400_000).toISOString().slice(0, 10);
        const days = daysOf({ from, to });
        expect([days[0], days.at(-1), days.length]).toEqual([from, to, more + 1]);
        expect(days).toEqual([...new Set(days)].sort());
      }),
    );
  });

  it('of a whole month is compared with whole months, of days with as many', () => {
    expect(rangesBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({
      before: { from: '2026-02-01', to: '2026-02-28' },
      yearBefore: { from: '2025-03-01', to: '2025-03-31' },
    });
    expect(rangesBefore({ from: '2028-02-28', to: '2028-02-29' })).toEqual({
      before: { from: '2028-02-26', to: '2028-02-27' },
      yearBefore: { from: '2027-02-28', to: '2027-02-28' },
    });
  });
});
