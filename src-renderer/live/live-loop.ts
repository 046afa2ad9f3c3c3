import type { LiveDelta, LivePullInput } from '../../src-shared/contract/live.ts';
import type { LiveStore } from './live-store.ts';

/** Main answers at least once a second (LIVE_PULL_HOLD_MS): after five missed answers nothing on the screen is live. */
export const SILENCE_MS = 5_000;

/** Pause after a failed pull, ms. */
export const RETRY_MS = 500;

/** Failed pulls in a row after which the port is taken for dead and the window starts anew. */
export const DEAD_AFTER_FAILURES = 10;

export interface LiveLoopOptions {
  readonly pull: (input: LivePullInput, signal: AbortSignal) => Promise<LiveDelta>;
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

/**
 * Pulls, commits with the next frame, and pulls again: a slow window asks less often, and is sent no more than it
 * can show. Changing what is watched ends the pull under way, so that the detail comes at once.
 */
export function startLive(options: LiveLoopOptions): LiveLoop {
  const { store, now } = options;
  const stopped = new AbortController();
  let rewatched = new AbortController();
  let watched: { readonly station: string; readonly since: number } | null = null;
  let place = { session: '', since: 0 };

  const pullOnce = async (): Promise<void> => {
    const asked = watched;
    const { signal } = rewatched;
    const silence = setTimeout(() => store.setLink('lost', now()), SILENCE_MS);
    try {
      const input = { ...place, watch: asked };
      const delta = await options.pull(input, AbortSignal.any([stopped.signal, signal]));
      await options.nextFrame();
      if (isStopped()) return;
      place = { session: delta.session, since: delta.version };
      store.setLink('live', now());
      store.apply(watched === asked ? delta : { ...delta, detail: null });
      if (watched === asked && asked !== null && delta.detail !== null)
        watched = { station: asked.station, since: delta.version };
    } finally {
      clearTimeout(silence);
    }
  };

  const isStopped = (): boolean => stopped.signal.aborted;

  const run = async (): Promise<void> => {
    for (let failures = 0; !stopped.signal.aborted;) {
      const { signal } = rewatched;
      try {
        await pullOnce();
        failures = 0;
      } catch {
        if (signal.aborted || isStopped()) continue;
        store.setLink('lost', now());
        failures += 1;
        if (failures === DEAD_AFTER_FAILURES) options.onDead();
        await pause(RETRY_MS, stopped.signal);
      }
    }
  };

  void run();
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

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
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
