import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLiveBoard } from '../../../src-main/core/live-board.ts';

describe('the live board', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('answers only with the stations that changed since', () => {
    const board = createLiveBoard('run');
    board.touchNow('a');
    const seen = board.version();
    board.touchNow('b');
    expect(board.stationsSince(seen)).toEqual(['b']);
    expect(board.stationsSince(0)).toEqual(['a', 'b']);
    expect(board.stationChangedSince('a', seen)).toBe(false);
  });

  it('wakes a waiting pull at once for people, doors and alarms', async () => {
    const board = createLiveBoard('run');
    const woken = vi.fn();
    const waiting = board.waitBeyond(board.version(), 1_000, undefined).then(woken);
    board.touchNow('a');
    await waiting;
    expect(woken).toHaveBeenCalledOnce();
  });

  it('gathers a flood of doors and people like telemetry, and holds no alarm up', async () => {
    const board = createLiveBoard('run');
    for (let n = 0; n < 20_000; n += 1) board.touchNow(`s${String(n % 300)}`);
    expect(board.version()).toBe(50);

    board.touchAlarms('a');
    expect(board.version()).toBe(51);
    await vi.advanceTimersByTimeAsync(250);
    expect(board.version()).toBe(52);
    expect(board.stationsSince(51)).toHaveLength(300);

    board.touchNow('s0');
    expect(board.version()).toBe(53);
  });

  it('gathers telemetry and shows it a few times a second', async () => {
    const board = createLiveBoard('run');
    for (let n = 0; n < 100; n += 1) board.touchSoon(`s${String(n % 3)}`);
    expect(board.version()).toBe(0);
    await vi.advanceTimersByTimeAsync(250);
    expect(board.version()).toBe(1);
    expect(board.stationsSince(0)).toEqual(['s0', 's1', 's2']);
  });

  it('answers after the hold when nothing happens, and at once when the asker goes', async () => {
    const board = createLiveBoard('run');
    const held = vi.fn();
    void board.waitBeyond(0, 1_000, undefined).then(held);
    await vi.advanceTimersByTimeAsync(999);
    expect(held).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(held).toHaveBeenCalledOnce();

    const asker = new AbortController();
    const gone = vi.fn();
    void board.waitBeyond(0, 1_000, asker.signal).then(gone);
    asker.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(gone).toHaveBeenCalledOnce();
  });

  it('wakes who waits for alarms by alarms and the horn alone, and those who wait for anything too', async () => {
    const board = createLiveBoard('run');
    const [forAlarms, forAnything] = [vi.fn(), vi.fn()];
    const wait = (): void => {
      void board.waitForAlarms(board.version(), 10_000, undefined).then(forAlarms);
      void board.waitBeyond(board.version(), 10_000, undefined).then(forAnything);
    };
    wait();
    board.touchNow('a');
    await vi.advanceTimersByTimeAsync(0);
    expect([forAlarms.mock.calls.length, forAnything.mock.calls.length]).toEqual([0, 1]);
    for (const touch of [() => board.touchAlarms('a'), () => board.touchHorn()]) {
      forAlarms.mockClear();
      touch();
      await vi.advanceTimersByTimeAsync(0);
      expect(forAlarms).toHaveBeenCalled();
      wait();
    }
  });

  it('tells changes of alarms from other changes', () => {
    const board = createLiveBoard('run');
    board.touchAlarms('a');
    const seen = board.version();
    board.touchNow('a');
    expect(board.alarmsSince(seen)).toEqual([]);
    expect(board.alarmsSince(seen - 1)).toEqual(['a']);
  });
});
