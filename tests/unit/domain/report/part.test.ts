import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ofStations } from '../../../../src-shared/domain/report/part.ts';
import { anOctober, anyDays } from './reports.ts';

it('a part of a report has the figures that a count of those stations alone has', () => {
  fc.assert(
    fc.property(anyDays, (days) => {
      const { total, days: byDay, heat, stations, findings } = ofStations(anOctober(days), ['east']);
      const alone = anOctober(days, { stations: ['east'] });
      expect({ total, days: byDay, heat, stations, findings }).toEqual({
        total: alone.total,
        days: alone.days,
        heat: alone.heat,
        stations: alone.stations,
        findings: alone.findings,
      });
    }),
  );
});
