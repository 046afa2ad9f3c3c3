import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { compareStamps } from '../../../src-shared/domain/stamp.ts';
import { emptyStation, reduceStation } from '../../../src-shared/domain/station.ts';
import { summarise } from '../../../src-shared/domain/summary.ts';
import { commitBatch } from '../../../src-renderer/history/commit.ts';
import { openReplay, type ReplayQuery } from '../../../src-renderer/history/replay.ts';
import {
  aDeedEvent,
  aDeviceStateEvent,
  aDoorEvent,
  aMinuteEvent,
  anAboutEvent,
  anAlarmEvent,
  aPeopleEvent,
  aStatusEvent,
  NOON_MS,
  STATION,
} from '../../builders/events.ts';
import { aJournal, aWindow, aWorker } from './rig.ts';
import { aBatch, anOpenDb, anOrigin } from './support.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const STALE_MS = 120_000;
const TASK = { progress: () => undefined, isCancelled: () => false };
const NIGHT: ReplayQuery = {
  stations: 'all',
  fromMs: NOON_MS,
  toMs: NOON_MS + 24 * HOUR_MS,
  staleAfterMs: STALE_MS,
};

async function opened(events: readonly StationEvent[], query: Partial<ReplayQuery> = {}) {
  const db = await anOpenDb();
  await commitBatch(db, aBatch(events));
  const replay = await openReplay(db, { ...NIGHT, ...query }, TASK);
  if (replay === null) throw new Error('nobody cancelled it');
  return replay;
}

const tileAt = async (replay: Awaited<ReturnType<typeof opened>>, atMs: number, station = STATION) =>
  (await replay.at({ atMs, station: null })).stations.find(({ id }) => id === station);

const ABOUT = anAboutEvent({}, { atMs: NOON_MS - HOUR_MS });

/** From midnight before the night until its end. */
const atMs = fc
  .integer({ min: -11 * 60, max: 24 * 60 - 1 })
  .map((minute) => NOON_MS + minute * MINUTE_MS + 7_000);
const event: fc.Arbitrary<StationEvent> = fc.oneof(
  fc.record({ atMs, entered: fc.nat(4), left: fc.nat(4) }).map(aPeopleEvent),
  fc.record({ atMs, inside: fc.nat(20) }).map(aPeopleEvent),
  fc
    .record({ atMs, event: fc.constantFrom('opened' as const, 'closed' as const, 'forced' as const) })
    .map(aDoorEvent),
  fc.record({ atMs, on: fc.boolean() }).map(aDeviceStateEvent),
  fc.record({ atMs, state: fc.constantFrom('online' as const, 'offline' as const) }).map(aStatusEvent),
  fc.record({ atMs, active: fc.boolean() }).map(anAlarmEvent),
  atMs.chain((at) =>
    fc.nat(900).map((watts) => {
      const signal = { n: 1, min: watts, max: watts, sum: watts, last: watts, lastMs: at };
      return aMinuteEvent({
        atMs: at,
        signals: { 'power/total/w': signal },
        energyKwh: { total: watts / 1_024 },
      });
    }),
  ),
);

/** The oracle: all that had happened by then, by the engine's reducers, one after another. */
function expectedAt(events: readonly StationEvent[], nowMs: number) {
  const happened = [ABOUT, ...events]
    .filter((one) => (one.kind === 'minute' ? one.minuteMs + MINUTE_MS <= nowMs + 1 : one.atMs <= nowMs))
    .sort(compareStamps);
  const heardMs = Math.max(NOON_MS - 12 * HOUR_MS, ...happened.map((one) => one.atMs));
  return summarise(happened.reduce(reduceStation, emptyStation(STATION)), {
    nowMs,
    staleAfterMs: STALE_MS,
    lastHeardMs: heardMs,
    origin: 'live',
    startedMs: 0,
    openEnergyKwh: 0,
  });
}

/** What a tile says; an address is known from an `about` only, of which the history keeps what is in the tile. */
const said = (tile: Awaited<ReturnType<typeof tileAt>>) => ({ ...tile, district: null });

describe('a replay', () => {
  it('shows at any time, in any order of leaps, what the engine would have made of all before', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 1, maxLength: 8 }),
        async (events, minutes) => {
          const replay = await opened([ABOUT, ...events]);
          for (const minute of minutes) {
            const at = NOON_MS + minute * MINUTE_MS + 30_000;
            expect(said(await tileAt(replay, at))).toEqual(said(expectedAt(events, at)));
          }
        },
      ),
      { numRuns: 25 },
    ));

  it('takes what came late where it happened', async () => {
    const late = aPeopleEvent({
      atMs: NOON_MS + HOUR_MS,
      arrivedMs: NOON_MS + 9 * HOUR_MS,
      timing: 'late',
      entered: 3,
    });
    const replay = await opened([ABOUT, late]);
    expect((await tileAt(replay, NOON_MS + 2 * HOUR_MS))?.visitsToday).toBe(3);
  });

  it('shows as unknown what the history does not know', async () => {
    const replay = await opened([ABOUT, aDeviceStateEvent({ atMs: NOON_MS + HOUR_MS, on: true })]);
    const before = await replay.at({ atMs: NOON_MS + 30 * MINUTE_MS, station: STATION });
    const light = before.detail?.devices.find(({ info }) => info.device === 'main-light');
    expect(light?.reported).toBeNull();
    expect(before.stations[0]).toMatchObject({
      state: 'unknown',
      inside: null,
      powerW: null,
      lightsKnown: 0,
    });
    expect((await tileAt(replay, NOON_MS + HOUR_MS))?.lightsOn).toBe(1);
  });

  it('knows alarms that stood when it begins, and what had been done about them', async () => {
    const raisedMs = NOON_MS - 40 * HOUR_MS;
    const raised = anAlarmEvent({ id: 'o1', atMs: raisedMs });
    const deed = {
      acknowledged: { atMs: raisedMs + MINUTE_MS, by: 'wang@control-1', note: null },
      occurrence: 'o1',
    };
    const cleared = anAlarmEvent({ id: 'c1', atMs: NOON_MS + HOUR_MS, active: false });
    const replay = await opened([ABOUT, raised, aDeedEvent(deed, { atMs: raisedMs + MINUTE_MS }), cleared]);
    const { alarms } = await replay.at({ atMs: NOON_MS, station: STATION });
    expect(alarms.map(({ alarm, life, sinceMs }) => [alarm, life, sinceMs])).toEqual([
      ['smoke-1', 'acknowledged', raisedMs],
    ]);
    expect((await tileAt(replay, NOON_MS + HOUR_MS))?.activeAlarms).toBe(0);
  });

  it('knows the connection of days ago where the day was laid out', async () => {
    const db = await anOpenDb();
    await commitBatch(db, aBatch([ABOUT]));
    const dayMs = Math.floor((NOON_MS - 72 * HOUR_MS) / (24 * HOUR_MS)) * 24 * HOUR_MS;
    const online = aStatusEvent({ atMs: dayMs + HOUR_MS });
    const series = { station: STATION, series: 'trace/status', dayMs, minutes: null };
    await db.digests.put({ ...series, events: JSON.stringify([online]) });
    const replay = await openReplay(db, NIGHT, TASK);
    expect(await replay?.at({ atMs: NOON_MS, station: null })).toMatchObject({
      stations: [{ state: 'stale' }],
    });
  });

  it('lists the alarms of the night in order of time, of its stations only', async () => {
    const [first, second, later] = [1, 5, 30].map((hours) =>
      anAlarmEvent({ id: `o${String(hours)}`, atMs: NOON_MS + hours * HOUR_MS }),
    );
    const elsewhere = anAlarmEvent({ station: 'elsewhere', atMs: NOON_MS + HOUR_MS });
    const events = [ABOUT, second, first, later, elsewhere].filter((one) => one !== undefined);
    const replay = await opened(events, { stations: [STATION] });
    expect(replay.opened.alarms.map(({ occurrence }) => occurrence)).toEqual(['o1', 'o5']);
    expect(replay.opened.stations).toBe(1);
  });

  it('is not opened when nobody wants it any more', async () => {
    const db = await anOpenDb();
    await commitBatch(db, aBatch([ABOUT]));
    expect(await openReplay(db, NIGHT, { ...TASK, isCancelled: () => true })).toBeNull();
  });

  it('has a thread of its own, in which nothing is open before and after', async () => {
    const origin = anOrigin();
    const journal = aJournal();
    journal.append(ABOUT, aPeopleEvent({ atMs: NOON_MS + HOUR_MS }));
    const { history } = aWindow(journal, () => aWorker(origin));
    await vi.waitFor(() => expect(history.status().cursor).toBe(2), { timeout: 20_000 });
    const replay = history.replay();
    const seek = { atMs: NOON_MS + 2 * HOUR_MS, station: null };
    expect(await replay.at(seek)).toBeNull();
    const follow = { signal: new AbortController().signal, onProgress: () => undefined };
    expect(await replay.open(NIGHT, follow)).toMatchObject({ stations: 1 });
    expect(await replay.at(seek)).toMatchObject({ stations: [{ id: STATION, visitsToday: 1 }] });
    replay.close();
    history.close();
  });
});
