import { describe, expect, it } from 'vitest';
import { createAlarmWatch } from '../../../src-main/core/alarms/alarm-watch.ts';
import { createEngine } from '../../../src-main/core/engine.ts';
import { createLiveBoard } from '../../../src-main/core/live-board.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import { aDoorEvent, anAlarmEvent, anOperatorsEvent, NOON_MS, STATION } from '../../builders/events.ts';

const HOUR_MS = 3_600_000;

/** A watch over an engine that restored `before`; what it told is `heard`. */
function aWatch(...before: readonly StationEvent[]) {
  const clock = { nowMs: NOON_MS };
  const board = createLiveBoard('run');
  const engine = createEngine({
    board,
    now: () => clock.nowMs,
    staleAfterMs: () => 60_000,
    instance: 'test',
  });
  const entries = (events: readonly StationEvent[]) => events.map((event, cursor) => ({ cursor, event }));
  engine.restore(entries(before));
  const heard: string[] = [];
  const onChanged = (station: string, alarms: readonly { life: string }[]): void =>
    void heard.push(`${station} ${alarms.map(({ life }) => life).join()}`);
  const watch = createAlarmWatch({ engine, board, onChanged });
  return {
    board,
    at: (afterMs: number): string[] => {
      clock.nowMs = NOON_MS + afterMs;
      watch.tick();
      return heard.splice(0);
    },
    take: (...events: readonly StationEvent[]): string[] => {
      engine.apply(entries(events));
      watch.take(entries(events));
      return heard.splice(0);
    },
    heard: () => heard.splice(0),
  };
}

const raised = anAlarmEvent({ id: 'o1' });
const onShelf = anOperatorsEvent({
  acknowledged: null,
  shelved: { atMs: NOON_MS, by: 'wang@control-1', untilMs: NOON_MS + HOUR_MS / 2, reason: '检修' },
});

describe('the watch over all alarms', () => {
  it('begins with the alarms of the last run, and with no station that has none', () => {
    expect(aWatch(raised, aDoorEvent({ station: 'oak' })).heard()).toEqual([`${STATION} unacknowledged`]);
  });

  it('follows what stations report and operators do, and nothing else', () => {
    const watch = aWatch();
    expect(watch.take(aDoorEvent())).toEqual([]);
    expect(watch.take(raised)).toEqual([`${STATION} unacknowledged`]);
    expect(watch.take(anOperatorsEvent())).toEqual([`${STATION} acknowledged`]);
  });

  it('tells a station once, however many of its alarms changed', () => {
    expect(aWatch().take(raised, anAlarmEvent({ alarm: 'sos-1' }), anOperatorsEvent())).toEqual([
      `${STATION} acknowledged,unacknowledged`,
    ]);
  });
});

describe('a shelf that ends by itself', () => {
  it('is told once, at its end, and the window is woken', () => {
    const watch = aWatch(raised, onShelf);
    expect(watch.heard()).toEqual([`${STATION} shelved`]);
    const version = watch.board.version();
    expect([watch.at(HOUR_MS / 2 - 1), watch.board.version()]).toEqual([[], version]);
    expect(watch.at(HOUR_MS / 2)).toEqual([`${STATION} unacknowledged`]);
    expect(watch.board.alarmsSince(version)).toEqual([STATION]);
    expect(watch.at(HOUR_MS)).toEqual([]);
  });

  it('is told again as the clock is set back over its end, and before its beginning', () => {
    const watch = aWatch(raised, onShelf);
    watch.heard();
    expect(watch.at(HOUR_MS)).toEqual([`${STATION} unacknowledged`]);
    expect(watch.at(HOUR_MS / 4)).toEqual([`${STATION} shelved`]);
    expect(watch.at(-HOUR_MS)).toEqual([`${STATION} unacknowledged`]);
    expect(watch.at(0)).toEqual([`${STATION} shelved`]);
  });

  it('that ended while the console was off is told at the start', () => {
    const watch = aWatch(raised, onShelf);
    watch.heard();
    expect(watch.at(HOUR_MS)).toEqual([`${STATION} unacknowledged`]);
  });
});
