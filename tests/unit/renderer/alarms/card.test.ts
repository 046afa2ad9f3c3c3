import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actsOf } from '../../../../src-renderer/alarm-desk/acts.ts';
import { createText } from '../../../../src-renderer/text/i18n.ts';
import { formatLength, formatShortTime } from '../../../../src-renderer/text/format.ts';
import { responseKind } from '../../../../src-renderer/text/labels.ts';
import { nextClockTime, shelfEnd, shelfLengths } from '../../../../src-renderer/views/alarms/card/shelf.ts';
import { timelineOf } from '../../../../src-renderer/views/alarms/card/timeline.ts';
import {
  lifeOf,
  refusalOf,
  SHELF_MOST_MS,
  type AlarmAct,
} from '../../../../src-shared/domain/alarm/life-cycle.ts';
import { NO_OPERATORS, NO_REPORT } from '../../../../src-shared/domain/alarm/operators.ts';
import type { StationEvent } from '../../../../src-shared/domain/event.ts';
import { ALARM_TYPES } from '../../../../src-shared/feed/codes.ts';

const ZONE = 'Asia/Shanghai';
const NOW_MS = Date.parse('2026-11-23T03:36:20+08:00');
const PRIORITIES = ['critical', 'high', 'medium', 'low'] as const;

describe('acts that are offered', () => {
  const ACTS: Readonly<Record<string, AlarmAct>> = {
    acknowledge: { kind: 'acknowledge', note: 'x' },
    reset: { kind: 'reset' },
    shelve: { kind: 'shelve', untilMs: NOW_MS + 60_000, reason: 'x' },
    unshelve: { kind: 'unshelve' },
    'out-of-service': { kind: 'out-of-service', reason: 'x' },
    'in-service': { kind: 'in-service' },
  };
  const deed = { atMs: NOW_MS - 1, by: 'wang@control-1' };
  const maybe = <T>(value: T) => fc.option(fc.constant(value));

  it('are those that main allows, in every state', () => {
    const record = fc.record({
      active: fc.boolean(),
      occurrence: fc.constant('o1'),
      priority: fc.constantFrom(...PRIORITIES),
      latches: fc.boolean(),
      suppressed: fc.boolean(),
      operators: fc.record({
        occurrences: fc
          .record({ acknowledged: maybe({ ...deed, note: 'x' }), reset: maybe(deed) })
          .map((o1) => ({ o1 })),
        shelved: maybe({ ...deed, untilMs: NOW_MS + 1_000, reason: 'x' }),
        service: maybe({ ...deed, out: true, reason: 'x' }),
        work: fc.constant(NO_OPERATORS.work),
      }),
    });
    fc.assert(
      fc.property(record, (each) => {
        const allowed = Object.keys(ACTS).filter((kind) => {
          const act = ACTS[kind];
          return act !== undefined && refusalOf(each, act, NOW_MS) === null;
        });
        expect([...actsOf(lifeOf(each, NOW_MS))].sort()).toEqual(allowed.sort());
      }),
    );
  });
});

describe('shelf', () => {
  it.each(PRIORITIES)('offers nothing longer than main takes, and the longest (%s)', (priority) => {
    const lengths = shelfLengths(priority);
    expect(lengths.at(-1)).toBe(SHELF_MOST_MS[priority]);
    expect(shelfEnd(NOW_MS, lengths.at(-1) ?? 0)).toBeLessThan(NOW_MS + SHELF_MOST_MS[priority]);
  });
  it('ends when the clock of the station shows the time, today or tomorrow', () => {
    const atSix = nextClockTime('06:00', NOW_MS, ZONE) ?? 0;
    expect(new Date(atSix).toISOString()).toBe('2026-11-22T22:00:00.000Z');
    expect((nextClockTime('03:36', NOW_MS, ZONE) ?? 0) - NOW_MS).toBe(24 * 3_600_000 - 20_000);
    expect(nextClockTime('24:00', NOW_MS, ZONE)).toBeNull();
  });
  it('ends at that time whatever the minute it is asked in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), (afterMs) => {
        const nowMs = NOW_MS + afterMs;
        const endMs = nextClockTime('06:00', nowMs, ZONE) ?? 0;
        expect(formatShortTime(endMs, ZONE)).toBe('06:00');
        expect(endMs).toBeGreaterThan(nowMs);
      }),
    );
  });
  it('says whole hours without minutes', () => {
    const { t } = createText('en');
    expect([1_800_000, 3_600_000, 5_400_000].map((ms) => formatLength(ms, t))).toEqual([
      '30 min',
      '1 h',
      '1 h 30 min',
    ]);
  });
});

describe('response cards', () => {
  it('are there for every type of the contract', () => {
    for (const type of ALARM_TYPES) expect(responseKind(type)).toBe(type);
    expect(responseKind('constructor')).toBe('other');
  });
});

describe('timeline', () => {
  const base = {
    station: 'elm',
    alarm: 'smoke',
    stationMs: 0,
    arrivedMs: 0,
    timing: 'ok',
    retained: false,
    seq: null,
  } as const;
  const alarm = (id: string, atMs: number, active: boolean): StationEvent => ({
    ...base,
    kind: 'alarm',
    id,
    atMs,
    active,
    type: 'smoke',
    priority: 'critical',
    text: 'hall',
  });
  const acknowledged = { atMs: 20, by: 'wang@control-1', note: 'seen' };
  const operators = (id: string, report: object): StationEvent => ({
    ...base,
    kind: 'operators',
    id,
    atMs: 0,
    report: { ...NO_REPORT, ...report },
  });
  const shelved = { atMs: 30, by: 'li@control-2', untilMs: 99, reason: 'repair' };
  const events = [
    alarm('a', 10, true),
    operators('b', { acknowledged }),
    operators('c', { acknowledged, shelved }),
    alarm('a', 40, false),
    { ...alarm('z', 50, true), alarm: 'other' },
  ];

  it('is newest first, of this alarm only, each deed once however often it was told', () => {
    const lines = timelineOf(events, { alarm: 'smoke' });
    expect(lines.map(({ kind, atMs, words }) => [kind, atMs, words])).toEqual([
      ['cleared', 40, null],
      ['shelved', 30, 'repair'],
      ['acknowledged', 20, 'seen'],
      ['raised', 10, 'hall'],
    ]);
  });
  it('tells taking off the shelf from putting on it, and out from in', () => {
    const by = { atMs: 1, by: 'li' };
    const report = {
      shelved: { ...by, untilMs: null, reason: null },
      service: { ...by, out: false, reason: null },
    };
    const lines = timelineOf([operators('b', report)], { alarm: 'smoke' });
    expect(lines.map(({ kind }) => kind).sort()).toEqual(['in', 'unshelved']);
  });
});
