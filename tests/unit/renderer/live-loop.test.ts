import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  AlarmDelta,
  AlarmPullInput,
  LiveDelta,
  LivePullInput,
} from '../../../src-shared/contract/live.ts';
import { DEAD_AFTER_FAILURES, RETRY_MS, SILENCE_MS } from '../../../src-renderer/live/live-lane.ts';
import { startLive, type LiveLoop } from '../../../src-renderer/live/live-loop.ts';
import { LiveStore } from '../../../src-renderer/live/live-store.ts';
import { aDelta, aDetail, anAlarm, anAlarmDelta, aStation } from './builders.ts';

/** Main and the screen, moved by hand. */
class Rig {
  readonly store = new LiveStore(0);
  readonly asked: LivePullInput[] = [];
  frames = 0;
  deaths = 0;
  #answer: ((delta: LiveDelta) => void) | null = null;
  #refuse: ((error: Error) => void) | null = null;
  readonly askedForAlarms: AlarmPullInput[] = [];
  #answerAlarms: ((delta: AlarmDelta) => void) | null = null;
  #paint: (() => void)[] = [];
  readonly loop: LiveLoop = startLive({
    store: this.store,
    now: Date.now,
    onDead: () => {
      this.deaths += 1;
    },
    nextFrame: () =>
      new Promise((resolve) => {
        this.frames += 1;
        this.#paint.push(resolve);
      }),
    pull: (input, signal) =>
      new Promise((resolve, reject) => {
        this.asked.push(input);
        this.#answer = resolve;
        this.#refuse = reject;
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    pullAlarms: (input) =>
      new Promise((resolve) => {
        this.askedForAlarms.push(input);
        this.#answerAlarms = resolve;
      }),
  });

  async answer(delta: LiveDelta): Promise<void> {
    this.#answer?.(delta);
    await vi.advanceTimersByTimeAsync(0);
  }

  async answerAlarms(delta: AlarmDelta): Promise<void> {
    this.#answerAlarms?.(delta);
    await vi.advanceTimersByTimeAsync(0);
  }

  async refuse(): Promise<void> {
    this.#refuse?.(new Error('port closed'));
    await vi.advanceTimersByTimeAsync(0);
  }

  async paint(): Promise<void> {
    for (const painted of this.#paint.splice(0)) painted();
    await vi.advanceTimersByTimeAsync(0);
  }
}

let rig: Rig;

beforeEach(() => {
  vi.useFakeTimers();
  rig = new Rig();
});
afterEach(() => {
  rig.loop.stop();
  vi.useRealTimers();
});

describe('live loop', () => {
  it('asks for a snapshot first, and then for what is newer', async () => {
    await rig.answer(aDelta({ session: 's9', version: 7, full: true, stations: [aStation()] }));
    await rig.paint();
    expect(rig.asked).toEqual([
      { session: '', since: 0, watch: null },
      { session: 's9', since: 7, watch: null },
    ]);
  });

  it('commits with a frame and asks no more before it', async () => {
    await rig.answer(aDelta({ full: true, stations: [aStation()] }));
    expect([rig.frames, rig.asked.length, rig.store.placed().length]).toEqual([1, 1, 0]);
    await rig.paint();
    expect([rig.frames, rig.asked.length, rig.store.placed().length]).toEqual([1, 2, 1]);
  });

  it('greys the picture when main is silent, and says so when it speaks again', async () => {
    await vi.advanceTimersByTimeAsync(SILENCE_MS - 1);
    expect(rig.store.link().phase).toBe('starting');
    await vi.advanceTimersByTimeAsync(1);
    expect(rig.store.link().phase).toBe('lost');
    await rig.answer(aDelta({ full: true }));
    await rig.paint();
    expect(rig.store.link().phase).toBe('lost');
    await rig.answerAlarms(anAlarmDelta({ full: true }));
    expect(rig.store.link().phase).toBe('live');
  });

  it('shows alarms as they come, while the picture waits for its frame, and asks for more after one', async () => {
    await rig.answer(aDelta({ full: true, stations: [aStation()] }));
    await rig.answerAlarms(anAlarmDelta({ version: 4, alarms: [{ station: 'elm', alarms: [anAlarm()] }] }));
    expect([rig.store.placed().length, rig.store.alarms().length]).toEqual([0, 1]);
    expect(rig.askedForAlarms).toHaveLength(1);
    await rig.paint();
    expect(rig.askedForAlarms.at(-1)).toEqual({ session: 's1', since: 4 });
  });

  it('tries again after a failure, and gives the port up after many', async () => {
    await rig.refuse();
    expect([rig.store.link().phase, rig.asked.length]).toEqual(['lost', 1]);
    for (let failures = 1; failures < DEAD_AFTER_FAILURES; failures += 1) {
      expect(rig.deaths).toBe(0);
      await vi.advanceTimersByTimeAsync(RETRY_MS);
      await rig.refuse();
    }
    expect(rig.deaths).toBe(1);
  });

  it('asks at once for the detail of a station that is being looked at', async () => {
    await rig.answerAlarms(anAlarmDelta({ full: true }));
    await rig.answer(aDelta({ version: 3, full: true, stations: [aStation()] }));
    await rig.paint();
    rig.loop.watch('elm');
    await vi.advanceTimersByTimeAsync(0);
    expect(rig.asked.at(-1)).toMatchObject({ since: 3, watch: { station: 'elm', since: 0 } });
    expect(rig.store.link().phase).toBe('live');

    await rig.answer(aDelta({ version: 4, detail: aDetail('elm') }));
    await rig.paint();
    expect(rig.store.detail()?.id).toBe('elm');
    expect(rig.asked.at(-1)).toMatchObject({ watch: { station: 'elm', since: 4 } });
  });

  it('drops a detail that comes when another station is being looked at', async () => {
    rig.loop.watch('elm');
    await vi.advanceTimersByTimeAsync(0);
    await rig.answer(aDelta({ full: true, detail: aDetail('elm') }));
    rig.loop.watch('oak');
    await rig.paint();
    expect(rig.store.detail()).toBeNull();
    expect(rig.asked.at(-1)).toMatchObject({ watch: { station: 'oak', since: 0 } });
  });

  it('asks no more once it is stopped', async () => {
    rig.loop.stop();
    await vi.advanceTimersByTimeAsync(10 * SILENCE_MS);
    expect(rig.asked).toHaveLength(1);
  });
});
