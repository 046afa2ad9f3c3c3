import fc from 'fast-check';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import {
  aCorrectionEvent,
  aDoorEvent,
  aMinuteEvent,
  anAboutEvent,
  anAlarmEvent,
  aPeopleEvent,
  aDeviceStateEvent,
  aResultEvent,
  aStatusEvent,
  NOON_MS,
} from '../../builders/events.ts';
import { MINUTE } from './support.ts';

/** What all of a station's events have in common; times collide often, for that is where order could show. */
const envelope = (spanMs: number) =>
  fc
    .record({
      id: fc.uuid(),
      behindMs: fc.oneof(fc.integer({ min: 0, max: spanMs }), fc.constantFrom(0, MINUTE, 2 * MINUTE)),
      delayMs: fc.integer({ min: -4 * MINUTE, max: 10 * MINUTE }),
      retained: fc.boolean(),
      timing: fc.constantFrom('ok' as const, 'late' as const, 'missing' as const),
      seq: fc.option(fc.integer({ min: 0, max: 40 })),
    })
    .map(({ behindMs, delayMs, ...rest }) => {
      const atMs = NOON_MS - behindMs;
      return { ...rest, atMs, stationMs: atMs, arrivedMs: atMs + delayMs };
    });

const count = fc.integer({ min: 0, max: 5 });
const milli = fc.integer({ min: 0, max: 5_000 }).map((n) => n / 1_000);

const kinds = {
  status: fc.record({
    state: fc.constantFrom('online' as const, 'offline' as const),
    // One session: where the next begins is a matter of the journal's order; see sequence.test.ts.
    session: fc.constantFrom('s1', null),
  }),
  people: fc.record({ entered: count, left: count, inside: fc.option(fc.integer({ min: 0, max: 20 })) }),
  door: fc.record({
    door: fc.constantFrom('front', 'constructor'),
    event: fc.constantFrom('granted', 'denied', 'opened', 'closed', 'forced', 'held', 'tamper', 'exit'),
  }),
  state: fc.record({
    device: fc.constantFrom('front', 'main-light'),
    on: fc.option(fc.boolean()),
    lock: fc.option(fc.constantFrom('locked', 'unlocked')),
    leaf: fc.option(fc.constantFrom('open', 'closed', 'unknown')),
  }),
  alarm: fc.record({ alarm: fc.constantFrom('smoke-1', 'sos-1'), active: fc.boolean() }),
  minute: fc.record({
    energyKwh: fc.record({ total: milli, microwave: milli }),
    registersKwh: fc.record({ total: milli }),
  }),
};

/** Any event of the one station within `spanMs` before noon. */
export const anyEvent = (spanMs: number): fc.Arbitrary<StationEvent> => {
  const own = envelope(spanMs);
  const both = <T>(fields: fc.Arbitrary<T>) => fc.tuple(own, fields).map(([a, b]) => ({ ...a, ...b }));
  return fc.oneof(
    both(kinds.status).map((fields) => aStatusEvent(fields)),
    both(fc.constant({})).map((fields) => anAboutEvent({}, fields)),
    both(kinds.people).map((fields) => aPeopleEvent(fields)),
    both(kinds.door).map((fields) => aDoorEvent(fields)),
    both(kinds.state).map((fields) => aDeviceStateEvent(fields)),
    both(kinds.alarm).map((fields) => anAlarmEvent(fields)),
    own.map((fields) => aResultEvent(fields)),
    fc
      .tuple(own, count)
      .map(([fields, inside]) => aCorrectionEvent({ ...fields, seq: null, retained: false, inside })),
    both(kinds.minute).map((fields) => aMinuteEvent({ ...fields, seq: null, retained: false })),
  );
};

/** Events as a journal holds them: each id once. */
export const journal = (spanMs: number): fc.Arbitrary<StationEvent[]> =>
  fc.uniqueArray(anyEvent(spanMs), { maxLength: 60, selector: ({ id }) => id });

/** The events, and the same in any other order. */
export const shuffled = (
  events: fc.Arbitrary<StationEvent[]>,
): fc.Arbitrary<[StationEvent[], StationEvent[]]> =>
  events.chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
    ),
  );
