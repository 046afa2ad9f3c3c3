/** Main answers at least once a second (LIVE_PULL_HOLD_MS): after five missed answers nothing on the screen is live. */
export const SILENCE_MS = 5_000;

/** Pause after a failed pull, ms. */
export const RETRY_MS = 500;

/** Failed pulls in a row after which the port is taken for dead and the window starts anew. */
export const DEAD_AFTER_FAILURES = 10;

export interface LaneOptions {
  /** Asks main, and puts on the screen what it answers; calls `answered` in between. Rejects when main does not answer. */
  readonly pullOnce: (answered: () => void) => Promise<void>;
  readonly stopped: AbortSignal;
  /** Whether main answers here. */
  readonly onAnswering: (isAnswering: boolean) => void;
  /** Called when no pull succeeds any more: only a new port can help. */
  readonly onDead: () => void;
}

/** Pulls one after the other until it is stopped; tells when main is silent, and tries again after a failure. */
export async function runLane({ pullOnce, stopped, onAnswering, onDead }: LaneOptions): Promise<void> {
  const isStopped = (): boolean => stopped.aborted;
  for (let failures = 0; !isStopped();) {
    const silence = setTimeout(() => onAnswering(false), SILENCE_MS);
    try {
      await pullOnce(() => onAnswering(true));
      failures = 0;
    } catch {
      if (isStopped()) return;
      onAnswering(false);
      failures += 1;
      if (failures === DEAD_AFTER_FAILURES) onDead();
      await pause(RETRY_MS, stopped);
    } finally {
      clearTimeout(silence);
    }
  }
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
