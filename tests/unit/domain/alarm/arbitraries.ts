import fc from 'fast-check';
import { readableName } from '../../../../src-main/core/feed/decode-operators.ts';
import type { AlarmAct } from '../../../../src-shared/domain/alarm/life-cycle.ts';
import { NO_REPORT, type OperatorsReport } from '../../../../src-shared/domain/alarm/operators.ts';
import { NOON_MS } from '../../../builders/events.ts';

/** Few names and times: they collide, for that is where order could show. */
const by = fc.constantFrom('wang@control-1', 'li@control-2', readableName('张伟\n@control-3'));
const atMs = fc.integer({ min: NOON_MS, max: NOON_MS + 4 });
const words = fc.constantFrom(null, '已到场', 'checked');
const done = { atMs, by };

export const acknowledgement = fc.record({ ...done, note: words });
export const reset = fc.record(done);
const shelved = fc.record(
  {
    ...done,
    untilMs: fc.option(fc.integer({ min: NOON_MS, max: NOON_MS + 9 })),
    reason: words,
    sinceMs: atMs,
  },
  { requiredKeys: ['atMs', 'by', 'untilMs', 'reason'] },
);
const service = fc.record({ ...done, out: fc.boolean(), reason: words });
const status = fc.constantFrom('new' as const, 'in-progress' as const, 'resolved' as const);
const work = fc.record({ ...done, status, assignee: words, comment: words });

/** Any report, as it is once decoded; of up to 5 occurrences. */
export const anyReport: fc.Arbitrary<OperatorsReport> = fc.oneof(
  fc.record({
    occurrence: fc.constantFrom('o1', 'o2', 'o3', '4', '__proto__'),
    acknowledged: fc.option(acknowledgement),
    reset: fc.option(reset),
    shelved: fc.option(shelved),
    service: fc.option(service),
    work: fc.option(work),
  }),
  shelved.map((shelf) => ({ ...NO_REPORT, shelved: shelf })),
);

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', '已到场\r\n两人', ' \u202e '),
);

/** Any act, with whatever was typed. */
export const anAct: fc.Arbitrary<AlarmAct> = fc.oneof(
  typed.map((note) => ({ kind: 'acknowledge' as const, note })),
  fc.constant({ kind: 'reset' as const }),
  fc.record({
    kind: fc.constant('shelve' as const),
    untilMs: fc.double({ min: NOON_MS, max: NOON_MS + 90_000, noNaN: true }),
    reason: typed,
  }),
  fc.constant({ kind: 'unshelve' as const }),
  typed.map((reason) => ({ kind: 'out-of-service' as const, reason })),
  fc.constant({ kind: 'in-service' as const }),
  fc.record({ kind: fc.constant('work' as const), status, assignee: typed, comment: typed }),
);
