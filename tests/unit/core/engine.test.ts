import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../src-main/core/engine.ts';
import { createLiveBoard } from '../../../src-main/core/live-board.ts';
import { restoreEngine, startSnapshots } from '../../../src-main/core/snapshots.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import {
  aDoorEvent,
  anAlarmEvent,
  anOperatorsEvent,
  aPeopleEvent,
  aPowerSample,
  aStatusEvent,
  NOON_MS,
  STATION,
} from '../../builders/events.ts';
import { aMemoryJournal } from '../../builders/memory-journal.ts';

const quiet = { info: () => undefined, warn: () => undefined };
const STALE_AFTER_MS = 120_000;

function anEngine(clock = { nowMs: NOON_MS }) {
  const board = createLiveBoard('run');
  const engine = createEngine({
    board,
    now: () => clock.nowMs,
    staleAfterMs: () => STALE_AFTER_MS,
    instance: 'test',
  });
  return { engine, board, clock };
}

const entries = (events: readonly StationEvent[], from = 1) =>
  events.map((event, index) => ({ cursor: from + index, event }));

const shown = (engine: Engine) => ({ ...engine.summary(STATION), origin: null });

describe('the engine', () => {
  it('shows a station live once it is heard', () => {
    const { engine } = anEngine();
    engine.apply(entries([aStatusEvent(), aPeopleEvent({ entered: 3, left: 1 })]));
    expect(engine.summary(STATION)).toMatchObject({
      state: 'online',
      inside: 2,
      visitsToday: 3,
      origin: 'live',
    });
  });

  it('says of what it only read from its disk that it is restored, and of what the broker kept that it is retained', () => {
    const { engine } = anEngine();
    engine.restore(entries([aStatusEvent()]));
    expect(engine.summary(STATION)?.origin).toBe('restored');
    engine.apply(entries([aStatusEvent({ retained: true, atMs: NOON_MS + 1 })], 2));
    expect(engine.summary(STATION)?.origin).toBe('retained');
    engine.apply(entries([aPeopleEvent()], 3));
    expect(engine.summary(STATION)?.origin).toBe('live');
  });

  it('calls a station stale that says it is online but is silent, and announces the change', () => {
    const { engine, board, clock } = anEngine();
    engine.apply(entries([aStatusEvent()]));
    engine.tick();
    clock.nowMs += STALE_AFTER_MS + 1;
    const before = board.version();
    engine.tick();
    expect(engine.summary(STATION)?.state).toBe('stale');
    expect(board.version()).toBeGreaterThanOrEqual(before);
  });

  it('notices silence after the clock of the computer was set back', () => {
    const { engine, clock } = anEngine();
    clock.nowMs += 5 * 3_600_000;
    engine.apply(entries([aStatusEvent({ arrivedMs: clock.nowMs })]));
    clock.nowMs -= 5 * 3_600_000;
    engine.tick();
    expect(engine.summary(STATION)?.state).toBe('online');
    clock.nowMs += STALE_AFTER_MS + 1;
    expect(engine.summary(STATION)?.state).toBe('stale');
  });

  it('keeps a bounded number of stations in memory, whoever makes up names', () => {
    const { engine } = anEngine();
    const events = Array.from({ length: 5_001 }, (_, n) => aPeopleEvent({ station: `s${String(n)}` }));
    engine.apply(entries(events));
    expect(engine.snapshot()).toMatchObject({ cursor: 5_001 });
    expect(engine.snapshot().stations).toHaveLength(5_000);
    expect(engine.has('s5000')).toBe(false);
  });

  it('knows what operators did at a station that was never heard, and shows no station by that', () => {
    const { engine } = anEngine();
    engine.apply(entries([anOperatorsEvent()]));
    engine.tick();
    expect([engine.summary(STATION), engine.detail(STATION), engine.has(STATION)]).toEqual([
      null,
      null,
      false,
    ]);
    expect(engine.isNews(anOperatorsEvent())).toBe(false);
    engine.apply(entries([anAlarmEvent({ id: 'o1' })], 2));
    expect(engine.alarms(STATION)).toMatchObject([{ life: 'acknowledged' }]);
    expect(engine.has(STATION)).toBe(true);
  });

  it('folds readings to minutes, with the people inside as a signal', () => {
    const { engine, clock } = anEngine();
    engine.apply(entries([aStatusEvent(), aPeopleEvent({ inside: 4 })]));
    engine.observe(aPowerSample({ powerW: 800 }));
    expect(engine.closeMinutes()).toEqual([]);
    clock.nowMs += 75_000;
    const [minute] = engine.closeMinutes();
    expect(minute?.signals['inside']).toMatchObject({ last: 4 });
    expect(Object.keys(minute?.signals ?? {})).toContainEqual(expect.stringMatching(/^power\/.*\/w$/));
  });

  it('takes from late deliveries only what the sensor counted then, not what is inside now', () => {
    const { engine, clock } = anEngine();
    const late = { arrivedMs: NOON_MS, timing: 'late' as const };
    engine.apply(
      entries([
        aPeopleEvent({ inside: 9 }),
        aPeopleEvent({ ...late, atMs: NOON_MS - 3_600_000, inside: 4 }),
        aPeopleEvent({ ...late, atMs: NOON_MS - 7_200_000 }),
      ]),
    );
    clock.nowMs += 75_000;
    const inside = engine.closeMinutes().map(({ minuteMs, signals }) => [minuteMs, signals['inside']?.last]);
    expect(inside).toEqual([
      [NOON_MS - 3_600_000, 4],
      [NOON_MS, 9],
    ]);
  });

  it('comes back from snapshot and journal as it was, wherever the snapshot was taken', async () => {
    const some = fc.array(
      fc.oneof(
        fc.nat(300_000).map((later) => aPeopleEvent({ atMs: NOON_MS + later })),
        fc.nat(300_000).map((later) => aDoorEvent({ atMs: NOON_MS + later, event: 'opened' })),
        fc.constantFrom('online' as const, 'offline' as const).map((state) => aStatusEvent({ state })),
      ),
      { minLength: 1, maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(some, fc.nat(40), async (events, cut) => {
        const journal = aMemoryJournal();
        const { engine: first } = anEngine();
        const early = await journal.append(events.slice(0, cut));
        first.apply(early);
        await startSnapshots(first, journal, quiet).close();
        first.apply(await journal.append(events.slice(cut)));

        const { engine: second } = anEngine();
        await restoreEngine(second, journal, quiet);
        expect(shown(second)).toEqual(shown(first));
        expect(second.snapshot()).toEqual(first.snapshot());
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['is of another version', ['{"version":0,"cursor":2,"stations":0}']],
    ['was cut short', ['{"version":1,"cursor":2,"stations":1}']],
    ['is empty', []],
    ['is no JSON', ['{"version":1,"cursor":2,"stations":1}', '{"id":']],
  ])('replays the journal when the snapshot %s', async (_, lines) => {
    const journal = aMemoryJournal();
    await journal.append([aStatusEvent(), aPeopleEvent({ entered: 2 })]);
    await journal.saveSnapshot(2, lines);
    const { engine } = anEngine();
    await restoreEngine(engine, journal, quiet);
    expect(engine.summary(STATION)?.visitsToday).toBe(2);
  });
});
