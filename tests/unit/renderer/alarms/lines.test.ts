import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupedLines, plainLines, type Line } from '../../../../src-renderer/views/alarms/list/lines.ts';
import type { AlarmView } from '../../../../src-shared/domain/alarm/alarm-view.ts';
import { anAlarm } from '../builders.ts';

const NOTHING: ReadonlySet<string> = new Set();
const alarmsOf = (lines: readonly Line[]): AlarmView[] =>
  lines.flatMap((line) => (line.kind === 'alarm' ? [line.alarm] : []));
const groupsOf = (lines: readonly Line[]): string[] =>
  lines.flatMap((line) => (line.kind === 'group' ? [`${line.key} ${String(line.alarms.length)}`] : []));

const someAlarms = fc.uniqueArray(
  fc.record({
    station: fc.constantFrom('elm', 'oak', 'fir'),
    type: fc.constantFrom('smoke', 'door-held', 'supplies'),
    alarm: fc.stringMatching(/^[a-z]{3}$/),
    priority: fc.constantFrom('critical' as const, 'high' as const, 'low' as const),
    life: fc.constantFrom('unacknowledged' as const, 'acknowledged' as const),
    sinceMs: fc.integer({ min: 1, max: 1_000 }),
  }),
  { selector: ({ station, alarm }) => `${station}/${alarm}` },
);

it('groups by station and type, the station with the most urgent alarm first, critical ones before all', () => {
  const lines = groupedLines(
    [
      anAlarm({ alarm: 'a', station: 'elm', type: 'supplies', priority: 'low' }),
      anAlarm({ alarm: 'b', station: 'oak', type: 'door-held', priority: 'high' }),
      anAlarm({ alarm: 'c', station: 'elm', type: 'smoke', priority: 'critical' }),
      anAlarm({ alarm: 'd', station: 'oak', type: 'supplies', priority: 'low' }),
      anAlarm({ alarm: 'e', station: 'oak', type: 'door-held', priority: 'high' }),
    ],
    NOTHING,
  );
  expect(groupsOf(lines)).toEqual(['critical 1', 'oak door-held 2', 'oak supplies 1', 'elm supplies 1']);
});

it('holds each alarm once while all is open, and none of a group that was closed', () => {
  fc.assert(
    fc.property(someAlarms, (fields) => {
      const alarms = fields.map(anAlarm);
      const lines = groupedLines(alarms, NOTHING);
      expect(new Set(alarmsOf(lines))).toEqual(new Set(alarms));
      expect(alarmsOf(lines)).toHaveLength(alarms.length);
      const keys = lines.flatMap((line) => (line.kind === 'group' ? [line.key] : []));
      expect(new Set(keys).size).toBe(keys.length);
      expect(alarmsOf(groupedLines(alarms, new Set(keys)))).toEqual([]);
    }),
  );
});

it('begins with closed groups where there are too many alarms to look over, but never closes the critical ones', () => {
  const many = Array.from({ length: 300 }, (_, n) => anAlarm({ alarm: `a${String(n)}`, priority: 'low' }));
  const lines = groupedLines([...many, anAlarm({ alarm: 'fire', priority: 'critical' })], NOTHING);
  expect(alarmsOf(lines).map(({ alarm }) => alarm)).toEqual(['fire']);
  expect(plainLines(many)).toHaveLength(300);
});
