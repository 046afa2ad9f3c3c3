import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatusEvent } from '../../../src-shared/domain/event.ts';
import { NO_STATUS, reduceStatus, reportedStatus } from '../../../src-shared/domain/status.ts';
import { aPeopleEvent, aStatusEvent, NOON_MS } from '../../builders/events.ts';
import { HOUR, MINUTE, SECOND, tile } from './support.ts';

const at = (seconds: number): number => NOON_MS + seconds * SECOND;

const online = (seconds: number, fields: Partial<StatusEvent> = {}) =>
  aStatusEvent({ atMs: at(seconds), state: 'online', session: null, ...fields });

/** A last will: made at connecting, shortly before the `online`, and delivered when the connection was lost. */
const will = (madeSeconds: number, deliveredSeconds: number, fields: Partial<StatusEvent> = {}) =>
  aStatusEvent({
    atMs: at(madeSeconds),
    arrivedMs: at(deliveredSeconds),
    state: 'offline',
    session: null,
    ...fields,
  });

const goodbye = (seconds: number, fields: Partial<StatusEvent> = {}) => will(seconds, seconds, fields);

const heard = { nowMs: at(600), lastHeardMs: at(600) };

describe('the last will of a station', () => {
  it('ends the connection it was made for, though it is older than the "online" of that connection', () => {
    const { state, stateSinceMs } = tile([online(10), will(9, 300)], heard);
    expect(state).toBe('offline');
    expect(stateSinceMs).toBe(at(300));
  });

  it('may carry the very time of its "online"', () => {
    expect(tile([online(10), will(10, 300)], heard).state).toBe('offline');
  });

  it('does not end the connection that came after, even if it is delivered after it', () => {
    expect(tile([online(10), online(200), will(9, 210)], heard).state).toBe('online');
    expect(tile([will(9, 210), online(200), online(10)], heard).state).toBe('online');
  });

  it('is believed when nothing else was ever said', () => {
    expect(tile([will(9, 300, { retained: true })], heard)).toMatchObject({
      state: 'offline',
      stateSinceMs: at(9),
    });
  });
});

describe('a station that leaves in good order', () => {
  it('is offline from the time it says', () => {
    const { state, stateSinceMs } = tile([online(10), goodbye(300)], heard);
    expect([state, stateSinceMs]).toEqual(['offline', at(300)]);
  });

  it('is online again with its next "online", though the goodbye lies between the two', () => {
    expect(tile([online(10), goodbye(300), online(320)], heard)).toMatchObject({
      state: 'online',
      stateSinceMs: at(320),
    });
  });

  it('is online again when the session tells that the goodbye was of the one before', () => {
    const events = [
      online(10, { session: 'a' }),
      online(320, { session: 'b' }),
      will(300, 330, { session: 'a' }),
    ];
    expect(tile(events, heard).state).toBe('online');
  });

  it('is online when goodbye and return were delivered in one go', () => {
    const inOneGo = { arrivedMs: at(500) };
    expect(tile([online(10), goodbye(300, inOneGo), online(320, inOneGo)], heard).state).toBe('online');
  });
});

describe('silence', () => {
  it('makes a station stale that says it is online, since it was last heard', () => {
    const silent = { nowMs: at(600), lastHeardMs: at(500), staleAfterMs: MINUTE };
    expect(tile([online(10)], silent)).toMatchObject({ state: 'stale', stateSinceMs: at(500) });
    expect(tile([online(10)], { ...silent, nowMs: at(560) }).state).toBe('online');
  });

  it('of a station with a kept "online" is not taken for life for longer than that', () => {
    const kept = aStatusEvent({
      atMs: NOON_MS - 100 * HOUR,
      arrivedMs: NOON_MS,
      retained: true,
      timing: 'late',
    });
    const never = { lastHeardMs: null, staleAfterMs: MINUTE };
    expect(tile([kept], { ...never, nowMs: NOON_MS + MINUTE }).state).toBe('online');
    expect(tile([kept], { ...never, nowMs: NOON_MS + MINUTE + 1 }).state).toBe('stale');
  });

  it('does not turn offline into stale', () => {
    expect(tile([online(10), goodbye(20)], { nowMs: at(9_000), lastHeardMs: at(20) }).state).toBe('offline');
  });
});

describe('a station that speaks but never told its status', () => {
  it('stays unknown, and what it says is shown', () => {
    expect(tile([aPeopleEvent({ entered: 2 })])).toMatchObject({
      state: 'unknown',
      stateSinceMs: null,
      inside: 2,
    });
  });
});

describe('any statuses of any sessions', () => {
  it('say the same in any order and with any repetition', () => {
    const status = fc
      .record({
        state: fc.constantFrom('online' as const, 'offline' as const),
        atMs: fc.nat(12),
        arrivedMs: fc.nat(12),
        session: fc.constantFrom('a', 'b', null),
        retained: fc.boolean(),
      })
      .map((fields) => aStatusEvent(fields));
    const pair = fc
      .array(status, { maxLength: 12 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length })),
      );
    fc.assert(
      fc.property(pair, ([list, otherwise]) => {
        const said = list.reduce(reduceStatus, NO_STATUS);
        expect(otherwise.reduce(reduceStatus, NO_STATUS)).toEqual(said);
        expect(reportedStatus(otherwise.reduce(reduceStatus, NO_STATUS))).toEqual(reportedStatus(said));
      }),
      { numRuns: 1_000 },
    );
  });
});
