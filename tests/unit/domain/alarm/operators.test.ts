import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  operatorsEvent,
  operatorsPayload,
  operatorsReported,
  readableAct,
  readableName,
} from '../../../../src-main/core/feed/decode-operators.ts';
import { deedOf, type AlarmAct } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import {
  deedsFor,
  mergeOperators,
  NO_OPERATORS,
  NO_REPORT,
  reportOf,
  type OperatorsReport,
  type OperatorsState,
} from '../../../../src-shared/domain/alarm/operators.ts';
import { payloads } from '../../../../src-shared/feed/payloads.ts';
import { NOON_MS, STATION } from '../../../builders/events.ts';
import { acknowledgement, anyReport, reset, anAct } from './arbitraries.ts';

const merged = (reports: readonly OperatorsReport[], from = NO_OPERATORS): OperatorsState =>
  reports.reduce(mergeOperators, from);

const acknowledged = (occurrence: string, atMs: number, by = 'wang@control-1'): OperatorsReport => ({
  ...NO_REPORT,
  occurrence,
  acknowledged: { atMs, by, note: null },
});

const reports = fc.array(anyReport, { maxLength: 12 });

describe('what operators of several consoles did', () => {
  it('is the same in any order, and however often it is heard', () => {
    const heard = reports.chain((list) => {
      const twice = [...list, ...list];
      return fc.tuple(fc.constant(list), fc.shuffledSubarray(twice, { minLength: twice.length }));
    });
    fc.assert(
      fc.property(heard, ([list, otherwise]) => {
        expect(JSON.stringify(merged(otherwise))).toBe(JSON.stringify(merged(list)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same whether it is heard one by one or as another console sums it up', () => {
    fc.assert(
      fc.property(reports, reports, fc.constantFrom('o1', 'o2', 'o3'), (ours, theirs, occurrence) => {
        const summed = reportOf(merged(theirs), occurrence) ?? NO_REPORT;
        const direct = merged(theirs, merged(ours));
        expect(reportOf(merged([summed], merged(ours)), occurrence)?.shelved ?? null).toEqual(direct.shelved);
        // Of the deeds of one occurrence a summary holds all, but nothing of another occurrence.
        const others = theirs.filter((report) => report.occurrence === occurrence);
        expect(deedsFor(merged([summed], merged(ours)), occurrence)).toEqual(
          deedsFor(merged([...ours, ...others]), occurrence),
        );
      }),
    );
  });

  it('brings nothing new the second time, and the state is then the very same', () => {
    fc.assert(
      fc.property(reports, (list) => {
        const state = merged(list);
        for (const report of list) expect(mergeOperators(state, report)).toBe(state);
      }),
    );
  });

  it('comes back from the disk as it was, and then still knows what it knew', () => {
    fc.assert(
      fc.property(reports, reports, (before, after) => {
        const restored = JSON.parse(JSON.stringify(merged(before))) as OperatorsState;
        for (const report of before) expect(mergeOperators(restored, report)).toBe(restored);
        expect(merged(after, restored)).toEqual(merged([...before, ...after]));
      }),
    );
  });

  it.each([
    ['the later', acknowledged('o1', 2, 'a@x'), acknowledged('o1', 1, 'b@x'), 'a@x'],
    [
      'of the same time that of the greater name',
      acknowledged('o1', 1, 'a@x'),
      acknowledged('o1', 1, 'b@x'),
      'b@x',
    ],
  ])('counts by %s', (_what, one, other, by) => {
    for (const list of [
      [one, other],
      [other, one],
    ])
      expect(deedsFor(merged(list), 'o1').acknowledged?.by).toBe(by);
  });

  it('answers for its own occurrence only, while shelf, service and work outlive it', () => {
    const shelved = { atMs: 1, by: 'a@x', untilMs: 9, reason: 'r' };
    const service = { atMs: 1, by: 'a@x', out: true, reason: 'r' };
    const work = { atMs: 1, by: 'a@x', status: 'new', assignee: null, comment: null } as const;
    const state = merged([
      { ...acknowledged('o1', 1), reset: { atMs: 2, by: 'a@x' }, shelved, service, work },
    ]);
    expect(reportOf(state, 'o2')).toEqual({ ...NO_REPORT, shelved, service, work });
    expect(reportOf(state, 'o1')).toMatchObject({
      occurrence: 'o1',
      reset: { atMs: 2 },
      shelved,
      service,
      work,
    });
  });

  it('without an occurrence acknowledges nothing', () => {
    expect(merged([{ ...acknowledged('o1', 1), occurrence: null }])).toBe(NO_OPERATORS);
  });

  it('is nothing to tell where nobody did anything', () => {
    expect(reportOf(NO_OPERATORS, 'o1')).toBeNull();
    expect(reportOf(merged([acknowledged('o1', 1)]), 'o2')).toBeNull();
  });

  it('is kept for a few occurrences, the newest; an older one is no news however often it is told', () => {
    const state = merged(Array.from({ length: 40 }, (_, n) => acknowledged(`o${n}`, n)));
    expect(Object.keys(state.occurrences).sort()).toEqual(
      ['o32', 'o33', 'o34', 'o35', 'o36', 'o37', 'o38', 'o39'].sort(),
    );
    expect(mergeOperators(state, acknowledged('o3', 3))).toBe(state);
  });

  it.each(['__proto__', 'constructor', '7'])(
    'is kept for an occurrence named %s like for any other',
    (name) => {
      const restored = JSON.parse(JSON.stringify(merged([acknowledged(name, 1)]))) as OperatorsState;
      expect(deedsFor(restored, name).acknowledged).toEqual({ atMs: 1, by: 'wang@control-1', note: null });
      expect(deedsFor(merged([]), name)).toEqual({ acknowledged: null, reset: null });
    },
  );
});

/** What comes off the wire at any console that is told the report. */
function readBack(report: OperatorsReport) {
  const payload = payloads.operatorsAlarm.parse(JSON.parse(operatorsPayload(report)));
  const source = { topic: 'unused', station: STATION, arrivedMs: NOON_MS + 77, retain: true };
  return operatorsEvent(source, 'smoke-1', payload);
}

const reported = (report: OperatorsReport) =>
  operatorsReported({ station: STATION, alarm: 'smoke-1', report, arrivedMs: NOON_MS, retained: false });

/** An act at a desk, whatever was typed there. */
function deedAt(act: AlarmAct, by: string, atMs = NOON_MS): OperatorsReport {
  const record = {
    active: true,
    occurrence: 'o1',
    priority: 'low',
    latches: true,
    suppressed: false,
    operators: NO_OPERATORS,
  } as const;
  return deedOf(record, readableAct(act), { atMs, by: readableName(by) }, NOON_MS);
}

describe('a deed that comes back from the broker', () => {
  it('is the identical event, whatever was typed', () => {
    fc.assert(
      fc.property(anAct, fc.string({ unit: 'binary', maxLength: 200 }), (act, by) => {
        const report = deedAt(act, by);
        expect(readBack(report)).toMatchObject({ id: reported(report).id, report });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['王芳@control-1', '已到场\n现场无明火', '已到场 现场无明火'],
    ['Ægir@control-1', '  spaces  ', 'spaces'],
    ['👩‍🚒@control-1', '长'.repeat(3_000), `${'长'.repeat(1_999)}…`],
    ['wang@control-1', '"\\\u2028</script>', '"\\ </script>'],
  ])('is the identical event: %s %j', (by, note, shown) => {
    const report = deedAt({ kind: 'acknowledge', note }, by);
    expect(report.acknowledged).toEqual({ atMs: NOON_MS, by, note: shown });
    expect(readBack(report).id).toBe(reported(report).id);
  });

  it('is the identical event also where it is told with all that others did', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { minLength: 1, maxLength: 12 }), (list) => {
        const report = reportOf(merged(list), 'o1');
        fc.pre(report !== null);
        expect(readBack(report)).toMatchObject({ id: reported(report).id, report });
      }),
    );
  });

  it('brings nothing new to the one who did it', () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 12 }), acknowledgement, reset, (list, ack, done) => {
        const state = merged([...list, { ...NO_REPORT, occurrence: 'o1', acknowledged: ack, reset: done }]);
        expect(mergeOperators(state, readBack(reportOf(state, 'o1') ?? NO_REPORT).report)).toBe(state);
      }),
    );
  });
});
