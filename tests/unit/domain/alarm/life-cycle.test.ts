import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  recordOf,
  reduceAlarms,
  reduceOperators,
  type Alarms,
} from '../../../../src-shared/domain/alarm/alarms.ts';
import {
  deedOf,
  lifeOf,
  refusalOf,
  SHELF_MOST_MS,
  takesEffect,
  timeOfDeed,
  type AlarmAct,
  type AlarmRecord,
} from '../../../../src-shared/domain/alarm/life-cycle.ts';
import { mergeOperators, NO_OPERATORS, NO_REPORT } from '../../../../src-shared/domain/alarm/operators.ts';
import type { AlarmEvent, OperatorsEvent, Priority } from '../../../../src-shared/domain/event.ts';
import { anAlarmEvent, anOperatorsEvent, NOON_MS } from '../../../builders/events.ts';
import { HOUR, MINUTE, SECOND } from '../support.ts';
import { CELLS, EVENTS, shown, STATES, stepOf, type LifeEvent, type Standing } from './isa-18-2.ts';

const ALARM = 'smoke-1';
const NORMAL: Standing = { process: 'A', covers: new Set() };
const QUIET = { raised: null, cleared: null, operators: NO_OPERATORS };

type Told = AlarmEvent | OperatorsEvent;

const told = (alarms: Alarms, event: Told): Alarms =>
  (event.kind === 'alarm' ? reduceAlarms(alarms, event) : reduceOperators(alarms, event)) ?? alarms;

/** One alarm at a console: what was told of it, and the time. */
class Rig {
  readonly events: Told[] = [];
  alarms: Alarms = {};
  nowMs = NOON_MS;
  suppressed = false;
  #occurrences = 0;
  readonly #latches: boolean;

  constructor(latches: boolean) {
    this.#latches = latches;
  }

  /** Only so many occurrences are remembered in any order of arrival. */
  get isWornOut(): boolean {
    return this.#occurrences === 8;
  }

  record(alarms = this.alarms): AlarmRecord {
    return recordOf(alarms[ALARM] ?? QUIET, this.suppressed);
  }

  life(alarms = this.alarms): string {
    return lifeOf(this.record(alarms), this.nowMs);
  }

  tell(event: Told): void {
    this.events.push(event);
    this.alarms = told(this.alarms, event);
  }

  report(active: boolean): void {
    if (active) this.#occurrences += 1;
    const id = `o${this.#occurrences}${active ? '' : '/normal'}`;
    const latches = this.#latches ? ({ latches: true } as const) : {};
    this.tell(anAlarmEvent({ id, alarm: ALARM, active, atMs: this.nowMs, priority: 'high', ...latches }));
  }

  do(act: AlarmAct): void {
    const record = this.record();
    const deed = { atMs: timeOfDeed(record, act.kind, this.nowMs), by: 'wang@control-1' };
    this.tell(
      anOperatorsEvent(deedOf(record, act, deed, this.nowMs), { alarm: ALARM, arrivedMs: this.nowMs }),
    );
  }
}

const ACTS: Partial<Record<LifeEvent, (nowMs: number) => AlarmAct>> = {
  acknowledge: () => ({ kind: 'acknowledge', note: '' }),
  reset: () => ({ kind: 'reset' }),
  shelve: (nowMs) => ({ kind: 'shelve', untilMs: nowMs + HOUR, reason: '检修' }),
  unshelve: () => ({ kind: 'unshelve' }),
  'out-of-service': () => ({ kind: 'out-of-service', reason: '探头损坏' }),
  'in-service': () => ({ kind: 'in-service' }),
};

function happens(rig: Rig, event: LifeEvent): void {
  const act = ACTS[event];
  if (act !== undefined) rig.do(act(rig.nowMs));
  else if (event === 'occurs' || event === 're-alarms') rig.report(true);
  else if (event === 'returns') rig.report(false);
  else if (event === 'shelf-ends') rig.nowMs = rig.record().operators.shelved?.untilMs ?? rig.nowMs;
  else rig.suppressed = event === 'suppress';
}

/** Goes the way that the standard's table allows, and holds the code against it at each step. */
function live(rig: Rig, latches: boolean, events: readonly LifeEvent[], visited: Set<string>): Standing {
  let standing = NORMAL;
  for (const event of events) {
    const step = stepOf(standing, event, latches);
    const isOccurrence = event === 'occurs' || event === 're-alarms';
    if (step.kind === 'impossible' || (isOccurrence && rig.isWornOut)) continue;
    rig.nowMs += SECOND;
    visited.add(`${shown(standing)} ${event}`);
    const act = ACTS[event]?.(rig.nowMs);
    const refusal = act === undefined ? null : refusalOf(rig.record(), act, rig.nowMs);
    expect({ event, at: shown(standing), refusal }).toEqual({
      event,
      at: shown(standing),
      refusal: step.kind === 'refused' ? step.code : null,
    });
    if (step.kind === 'next') {
      happens(rig, event);
      standing = step.standing;
    }
    expect({ event, life: rig.life() }).toEqual({ event, life: STATES[shown(standing)] });
  }
  return standing;
}

/** Covers hide what is beneath: without weights the process would hardly be seen. */
const lifeEvents = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<LifeEvent[]>('occurs', 'acknowledge', 'returns', 'reset') },
    { weight: 2, arbitrary: fc.constantFrom(...EVENTS) },
  ),
  { maxLength: 50, size: 'max' },
);

describe('the life of an alarm', () => {
  it('is that of the standard, whatever happens, and every refusal is the table’s', () => {
    const visited = new Set<string>();
    fc.assert(
      fc.property(lifeEvents, fc.boolean(), (events, latches) => {
        live(new Rig(latches), latches, events, visited);
      }),
      { numRuns: 1_500, seed: 18_2 },
    );
    // Every cell of the table, and so every one of the nine states.
    expect([...visited].sort()).toEqual([...CELLS].sort());
  });

  it('ends the same in any order of arrival, with duplicates and after any restart', () => {
    fc.assert(
      fc.property(lifeEvents, fc.boolean(), fc.infiniteStream(fc.nat(1_000)), (events, latches, chance) => {
        const rig = new Rig(latches);
        live(rig, latches, events, new Set());
        const next = (): number => {
          const drawn = chance.next();
          return drawn.done === true ? 0 : drawn.value;
        };
        const otherwise = [...rig.events, ...rig.events.filter(() => next() % 3 === 0)]
          .map((event) => ({ event, place: next() }))
          .sort((a, b) => a.place - b.place);
        const alarms = otherwise.reduce<Alarms>((before, { event }) => {
          const restored = next() % 4 === 0 ? (JSON.parse(JSON.stringify(before)) as Alarms) : before;
          return told(restored, event);
        }, {});
        expect(alarms).toEqual(rig.alarms);
        expect(rig.life(alarms)).toBe(rig.life());
      }),
      { numRuns: 500 },
    );
  });

  it.each<[keyof typeof STATES, boolean, LifeEvent[]]>([
    ['A', false, []],
    ['B', false, ['occurs']],
    ['C', false, ['occurs', 'acknowledge']],
    ['D', false, ['occurs', 'returns']],
    ['E', true, ['occurs', 'returns']],
    ['F', true, ['occurs', 'acknowledge', 'returns']],
    ['G', false, ['occurs', 'shelve']],
    ['H', false, ['occurs', 'suppress']],
    ['I', false, ['occurs', 'out-of-service']],
  ])('reaches state %s', (letter, latches, events) => {
    const rig = new Rig(latches);
    for (const event of events) happens(rig, event);
    expect(rig.life()).toBe(STATES[letter]);
  });

  it('begins anew with each occurrence: who acknowledged the last one has not acknowledged this one', () => {
    const rig = new Rig(false);
    for (const event of ['occurs', 'acknowledge', 'returns', 'occurs'] as const) {
      rig.nowMs += SECOND;
      happens(rig, event);
    }
    expect(rig.life()).toBe('unacknowledged');
  });
});

/** An alarm that is unacknowledged, and what operators did to it. */
const aRecord = (fields: Partial<AlarmRecord> = {}): AlarmRecord => ({
  active: true,
  occurrence: 'o1',
  priority: 'high',
  latches: false,
  suppressed: false,
  operators: NO_OPERATORS,
  ...fields,
});

const shelf = (atMs: number, untilMs: number | null) => ({
  atMs,
  by: 'wang@control-1',
  untilMs,
  reason: '检修',
});

const shelvedAt = (atMs: number, untilMs: number, priority: Priority = 'high'): AlarmRecord =>
  aRecord({
    priority,
    operators: mergeOperators(NO_OPERATORS, { ...NO_REPORT, shelved: shelf(atMs, untilMs) }),
  });

describe('a shelf', () => {
  const record = shelvedAt(NOON_MS, NOON_MS + HOUR);

  it.each([
    ['holds from its beginning', 0, 'shelved'],
    ['holds to the last millisecond', HOUR - 1, 'shelved'],
    ['ends at its end', HOUR, 'unacknowledged'],
    ['stays ended after a jump of the clock far beyond it', 9_000 * HOUR, 'unacknowledged'],
    ['holds where the clock is set back by what clocks differ', -5 * MINUTE, 'shelved'],
    [
      'is not trusted where the clock is set back to before it: the alarm is heard',
      -5 * MINUTE - 1,
      'unacknowledged',
    ],
  ] as const)('%s', (_what, afterMs, life) => {
    expect(lifeOf(record, NOON_MS + afterMs)).toBe(life);
  });

  it('follows the clock over its end and back, by the clock alone', () => {
    const jumps = fc.array(fc.integer({ min: -3 * HOUR, max: 3 * HOUR }), { minLength: 1 });
    fc.assert(
      fc.property(jumps, (all) => {
        for (const afterMs of all) {
          const isWithin = afterMs >= -5 * MINUTE && afterMs < HOUR;
          expect(lifeOf(record, NOON_MS + afterMs)).toBe(isWithin ? 'shelved' : 'unacknowledged');
        }
      }),
    );
  });

  it.each(['critical', 'high', 'medium', 'low'] as const)(
    'of another console that is longer than a %s alarm allows is not honoured',
    (priority) => {
      const mostMs = SHELF_MOST_MS[priority];
      expect(lifeOf(shelvedAt(NOON_MS, NOON_MS + mostMs, priority), NOON_MS)).toBe('shelved');
      expect(lifeOf(shelvedAt(NOON_MS, NOON_MS + mostMs + 1, priority), NOON_MS)).toBe('unacknowledged');
    },
  );

  it('that was right for a low alarm does not hide it once it is critical', () => {
    const untilMs = NOON_MS + 20 * HOUR;
    expect(lifeOf(shelvedAt(NOON_MS, untilMs, 'low'), NOON_MS)).toBe('shelved');
    expect(lifeOf(shelvedAt(NOON_MS, untilMs, 'critical'), NOON_MS)).toBe('unacknowledged');
  });

  it('no alarm is silent for longer than its priority allows, whatever any console says', () => {
    const priorities = fc.constantFrom<Priority[]>('critical', 'high', 'medium', 'low');
    const ms = fc.integer({ min: NOON_MS - 48 * HOUR, max: NOON_MS + 48 * HOUR });
    fc.assert(
      fc.property(priorities, ms, ms, (priority, atMs, untilMs) => {
        const laterMs = NOON_MS + SHELF_MOST_MS[priority] + 5 * MINUTE;
        const lives = [NOON_MS, laterMs].map((nowMs) => lifeOf(shelvedAt(atMs, untilMs, priority), nowMs));
        expect(lives).not.toEqual(['shelved', 'shelved']);
      }),
    );
  });
});

describe('an act is refused', () => {
  const shelve = (untilMs: number, reason = '检修'): AlarmAct => ({ kind: 'shelve', untilMs, reason });

  it.each<[string, AlarmAct, Partial<AlarmRecord>]>([
    ['note-required', { kind: 'acknowledge', note: '' }, { priority: 'critical' }],
    ['reason-required', shelve(NOON_MS + 1, ''), {}],
    ['end-in-the-past', shelve(NOON_MS), {}],
    ['shelf-too-long', shelve(NOON_MS + 4 * HOUR + 1), {}],
    ['shelf-too-long', shelve(NOON_MS + HOUR), { priority: 'critical' }],
    ['reason-required', { kind: 'out-of-service', reason: '' }, {}],
  ])('%s', (code, act, fields) => {
    expect(refusalOf(aRecord(fields), act, NOON_MS)).toBe(code);
  });

  it.each<[AlarmAct, Partial<AlarmRecord>]>([
    [{ kind: 'acknowledge', note: '已到场' }, { priority: 'critical' }],
    [shelve(NOON_MS + 4 * HOUR), {}],
    [{ kind: 'work', status: 'new', assignee: '', comment: '' }, { suppressed: true }],
  ])('and else allowed: %j', (act, fields) => {
    expect(refusalOf(aRecord(fields), act, NOON_MS)).toBeNull();
  });
});

describe('a deed of now', () => {
  const acts: AlarmAct[] = [
    { kind: 'acknowledge', note: '已到场' },
    { kind: 'reset' },
    { kind: 'unshelve' },
    { kind: 'out-of-service', reason: '探头损坏' },
    { kind: 'in-service' },
    { kind: 'work', status: 'new', assignee: '', comment: '' },
  ];
  /** As another console left it whose clock is ahead of ours. */
  const leftBy = (aheadMs: number): AlarmRecord => {
    const deed = { atMs: NOON_MS + aheadMs, by: 'zhao@control-9' };
    const report = {
      occurrence: 'o1',
      acknowledged: { ...deed, note: null },
      reset: deed,
      shelved: { ...deed, untilMs: NOON_MS + aheadMs + HOUR, reason: '检修' },
      service: { ...deed, out: true, reason: '探头损坏' },
      work: { ...deed, status: 'resolved' as const, assignee: null, comment: null },
    };
    return aRecord({ operators: mergeOperators(NO_OPERATORS, report) });
  };
  const deedAt = (record: AlarmRecord, act: AlarmAct) =>
    deedOf(record, act, { atMs: timeOfDeed(record, act.kind, NOON_MS), by: 'an@control-1' }, NOON_MS);

  it.each(acts)('holds against what it answers, whoever’s clock is ahead: $kind', (act) => {
    for (const aheadMs of [-HOUR, 0, HOUR, 9_000 * HOUR]) {
      const record = leftBy(aheadMs);
      expect(takesEffect(record, act, deedAt(record, act), NOON_MS)).toBe(true);
    }
  });

  it.each([0, 6 * MINUTE, HOUR, 9_000 * HOUR])(
    'of a shelf holds until its end though another console’s clock is ahead by %i ms',
    (aheadMs) => {
      const left = leftBy(aheadMs);
      const record = { ...left, operators: { ...left.operators, service: null } };
      const act: AlarmAct = { kind: 'shelve', untilMs: NOON_MS + HOUR, reason: '检修' };
      expect(takesEffect(record, act, deedAt(record, act), NOON_MS)).toBe(true);
      const operators = mergeOperators(record.operators, deedAt(record, act));
      const lifeAt = (nowMs: number) => lifeOf({ ...record, operators }, nowMs);
      expect(lifeAt(NOON_MS + HOUR - 1)).toBe('shelved');
      expect(lifeAt(NOON_MS + HOUR)).not.toBe('shelved');
      // A clock that is set back: it was put there in the future.
      expect(lifeAt(NOON_MS - 6 * MINUTE)).not.toBe('shelved');
    },
  );

  it('never leaves the times that can be told, and is known to have no effect there', () => {
    const record = leftBy(253_402_300_799_999 - NOON_MS);
    for (const act of acts) {
      expect(timeOfDeed(record, act.kind, NOON_MS)).toBe(253_402_300_799_999);
      expect(takesEffect(record, act, deedAt(record, act), NOON_MS)).toBe(false);
    }
  });

  it('is that of its own time where no other is near', () => {
    expect(timeOfDeed(leftBy(-HOUR), 'acknowledge', NOON_MS)).toBe(NOON_MS);
  });

  it('of an acknowledgement is later than those of other occurrences: only the newest are kept', () => {
    const crowded = Array.from({ length: 20 }, (_, n) => n).reduce(
      (state, n) =>
        mergeOperators(state, {
          ...NO_REPORT,
          occurrence: `x${n}`,
          acknowledged: { atMs: NOON_MS + HOUR + n, by: 'zhao@control-9', note: null },
        }),
      NO_OPERATORS,
    );
    const record = aRecord({ operators: crowded });
    const after = mergeOperators(crowded, deedAt(record, { kind: 'acknowledge', note: '' }));
    expect(lifeOf({ ...record, operators: after }, NOON_MS)).toBe('acknowledged');
  });
});
