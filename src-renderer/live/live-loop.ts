import type { AlarmDelta, AlarmPullInput, LiveDelta, LivePullInput } from '../../src-shared/contract/live.ts';
import { runLane } from './live-lane.ts';
import type { LiveStore } from './live-store.ts';

export interface LiveLoopOptions {
  readonly pull: (input: LivePullInput, signal: AbortSignal) => Promise<LiveDelta>;
  readonly pullAlarms: (input: AlarmPullInput, signal: AbortSignal) => Promise<AlarmDelta>;
  readonly store: LiveStore;
  /** Resolves when the next frame is about to be painted. */
  readonly nextFrame: () => Promise<void>;
  readonly now: () => number;
  /** Called when no pull succeeds any more: only a new port can help. */
  readonly onDead: () => void;
}

export interface LiveLoop {
  /** Asks for this station's detail too, from now on; null: for none. */
  readonly watch: (station: string | null) => void;
  readonly stop: () => void;
}

const FROM_START = { session: '', since: 0 };

/**
 * Two lanes. The picture: pulls, commits with the next frame, and pulls again, so a slow window asks less often, and is
 * sent no more than it can show. The alarms: what rings is put on the screen as it comes, and the frame is waited for
 * afterwards. Only while both are answered is the picture live.
 */
export function startLive(options: LiveLoopOptions): LiveLoop {
  const { store, now, nextFrame, onDead } = options;
  const stopped = new AbortController();
  const isStopped = (): boolean => stopped.signal.aborted;
  let rewatched = new AbortController();
  let watched: { readonly station: string; readonly since: number } | null = null;
  let place = FROM_START;
  let alarmPlace = FROM_START;

  const isAnswering = new Map<'picture' | 'alarms', boolean>();
  const run = (lane: 'picture' | 'alarms', pullOnce: (answered: () => void) => Promise<void>): void => {
    const onAnswering = (answering: boolean): void => {
      isAnswering.set(lane, answering);
      if ([...isAnswering.values()].includes(false)) store.setLink('lost', now());
      else if (isAnswering.size === 2) store.setLink('live', now());
    };
    void runLane({ pullOnce, stopped: stopped.signal, onAnswering, onDead });
  };

  /** Changing what is watched ends the pull under way, so that the detail comes at once. */
  const pullPicture = async (answered: () => void): Promise<void> => {
    const asked = watched;
    const { signal } = rewatched;
    const input = { ...place, watch: asked };
    const delta = await unlessAborted(options.pull(input, AbortSignal.any([stopped.signal, signal])), signal);
    if (delta === null) return;
    await nextFrame();
    if (isStopped()) return;
    place = { session: delta.session, since: delta.version };
    answered();
    store.apply(watched === asked ? delta : { ...delta, detail: null });
    if (watched === asked && asked !== null && delta.detail !== null)
      watched = { station: asked.station, since: delta.version };
  };

  const pullAlarms = async (answered: () => void): Promise<void> => {
    const delta = await options.pullAlarms(alarmPlace, stopped.signal);
    if (isStopped()) return;
    alarmPlace = { session: delta.session, since: delta.version };
    answered();
    store.applyAlarms(delta);
    await nextFrame();
  };

  run('alarms', pullAlarms);
  run('picture', pullPicture);
  return {
    watch: (station) => {
      if (watched?.station === station || (watched === null && station === null)) return;
      watched = station === null ? null : { station, since: 0 };
      store.forgetDetail();
      rewatched.abort();
      rewatched = new AbortController();
    },
    stop: () => stopped.abort(),
  };
}

/** Null where the work failed because it was given up. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
}

/** A hidden window paints no frames; its picture is kept up by a timer instead, ms. */
const HIDDEN_FRAME_MS = 100;

/** The next frame, or a timer where none comes: whichever is first. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      cancelAnimationFrame(frame);
      resolve();
    }, HIDDEN_FRAME_MS);
    const frame = requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
