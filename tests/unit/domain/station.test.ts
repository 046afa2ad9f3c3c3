import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { MAX_NAMES } from '../../../src-shared/domain/keyed.ts';
import { emptyStation, reduceStation, type StationState } from '../../../src-shared/domain/station.ts';
import { detail, summarise } from '../../../src-shared/domain/summary.ts';
import {
  aCorrectionEvent,
  aDeviceStateEvent,
  aDoorEvent,
  anAlarmEvent,
  aPeopleEvent,
  aStatusEvent,
  NOON_MS,
  STATION,
} from '../../builders/events.ts';
import { anyEvent, journal, shuffled } from './arbitraries.ts';
import { after, context, HOUR } from './support.ts';

/** Everything that is seen of a state; the order of names in a map is not. */
const seen = (state: StationState) => [summarise(state, context()), detail(state, context())];

/** A session of the sequence begins where the journal has its `online`. */
const opening = aStatusEvent({ atMs: NOON_MS - 2 * HOUR, session: 's1', seq: null });

const countsTwice = new Set<StationEvent['kind']>(['people', 'minute']);

describe('a station state', () => {
  it('is the same for any order of arrival within the reorder window', () => {
    fc.assert(
      fc.property(shuffled(journal(HOUR)), ([events, otherwise]) => {
        const state = after(opening, ...events);
        expect(after(opening, ...otherwise)).toEqual(state);
        expect(seen(after(opening, ...otherwise))).toEqual(seen(state));
      }),
      { numRuns: 400 },
    );
  });

  it('is the same for any order over days, where no anchor of occupancy comes later than the window', () => {
    const events = journal(50 * HOUR).map((list) =>
      list
        .filter(({ kind }) => kind !== 'correction')
        .map((event) => (event.kind === 'people' ? { ...event, inside: null } : event)),
    );
    fc.assert(
      fc.property(shuffled(events), ([inOrder, otherwise]) => {
        const early = aStatusEvent({ atMs: NOON_MS - 60 * HOUR });
        expect(after(early, ...otherwise)).toEqual(after(early, ...inOrder));
      }),
    );
  });

  it('is the same however often an event that only sets state comes again', () => {
    const settings = journal(HOUR).map((list) => list.filter(({ kind }) => !countsTwice.has(kind)));
    const repeated = settings.chain((list) =>
      fc.tuple(fc.constant(list), list.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...list))),
    );
    fc.assert(
      fc.property(repeated, ([events, again]) => {
        expect(after(opening, ...events, ...again)).toEqual(after(opening, ...events));
      }),
    );
  });

  it('goes on from a snapshot as if there had been none', () => {
    fc.assert(
      fc.property(journal(3 * HOUR), fc.nat(), (events, cut) => {
        const at = events.length === 0 ? 0 : cut % events.length;
        const snapshot = JSON.parse(JSON.stringify(after(...events.slice(0, at)))) as StationState;
        expect(events.slice(at).reduce(reduceStation, snapshot)).toEqual(after(...events));
      }),
    );
  });

  it('is never changed in place', () => {
    fc.assert(
      fc.property(journal(HOUR), anyEvent(HOUR), (events, next) => {
        const state = after(...events);
        const before = JSON.stringify(state);
        reduceStation(state, next);
        expect(JSON.stringify(state)).toBe(before);
      }),
    );
  });

  it('shares what an event does not touch with the state before', () => {
    const state = after(aDoorEvent(), aPeopleEvent(), anAlarmEvent());
    const next = reduceStation(state, aDeviceStateEvent({ on: true }));
    expect(next.people).toBe(state.people);
    expect(next.doors).toBe(state.doors);
    expect(next.alarms).toBe(state.alarms);
  });

  it('begins with everything unknown', () => {
    expect(summarise(emptyStation(STATION), context())).toMatchObject({
      state: 'unknown',
      inside: null,
      powerW: null,
      energyTodayKwh: null,
      lock: 'unknown',
      leaf: 'unknown',
      newestMs: null,
    });
  });

  it('is as new as the newest that the station sent, and not as what an operator says', () => {
    const state = after(aPeopleEvent({ atMs: NOON_MS }), aCorrectionEvent({ atMs: NOON_MS + HOUR }));
    expect(state.newestMs).toBe(NOON_MS);
  });

  it('keeps a bounded number of doors and devices, and counts what is beyond', () => {
    const names = Array.from({ length: MAX_NAMES + 10 }, (_, index) => `made-up-${index}`);
    const doors = after(...names.map((door) => aDoorEvent({ door })));
    const devices = after(...names.map((device) => aDeviceStateEvent({ device, leaf: 'open' })));
    expect([Object.keys(doors.doors).length, doors.ignored]).toEqual([MAX_NAMES, 10]);
    expect([Object.keys(devices.devices).length, devices.ignored]).toEqual([MAX_NAMES, 10]);
  });
});
