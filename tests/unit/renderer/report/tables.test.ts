import { expect, it } from 'vitest';
import { createText } from '../../../../src-renderer/text/i18n.ts';
import { gapsTable } from '../../../../src-renderer/report/tables.ts';
import { buildReport } from '../../../../src-shared/domain/report/build.ts';

const nothing = { range: { from: '', to: '' }, visits: null, energyKwh: null, alarms: null };

it.each([
  ['Asia/Shanghai', '2026-11-01T00:00', '2026-11-02T00:00', 24],
  // The day on which the clock is set back has 25 hours.
  ['America/New_York', '2026-11-01T00:00', '2026-11-02T00:00', 25],
])('a gap at %s is told by the clock of the station', (timezone, from, to, hours) => {
  const station = { station: 'east', name: null, nameEn: null, timezone, capacity: null, devices: [] };
  const report = buildReport({
    range: { from: '2026-11-01', to: '2026-11-01' },
    dayBeginsAtHour: 0,
    nowMs: Date.parse('2026-12-01T00:00:00Z'),
    program: '0',
    stations: [{ ...station, firstMs: 0, days: [], alarms: [] }],
    compared: { before: nothing, yearBefore: nothing },
    alarmsWhole: true,
  });
  expect(gapsTable(report, createText('en').t, 'en').rows.map((row) => row.slice(3))).toEqual([
    [from, to, hours],
  ]);
});
