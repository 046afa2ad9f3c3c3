import type { DiskSpace } from '../ports.ts';

/**
 * The feed pauses below this. At 12,000 events/s the journal takes about 10 MB/s and a look is taken every 2 s; the
 * rest is for LevelDB to compact in, and for the window to write its history: Chromium that meets a full disk may
 * delete the whole IndexedDB (electron #41877).
 */
export const PAUSE_BELOW_BYTES = 64 * 1024 * 1024;

/** Apart from the other, so that the feed does not flutter on and off. */
export const RESUME_ABOVE_BYTES = 96 * 1024 * 1024;

const LOOK_EVERY_MS = 2_000;

export interface FreeSpaceGuard {
  /** Free bytes at the last look; null before the first, or where the system does not tell. */
  readonly freeBytes: () => number | null;
  readonly isLow: () => boolean;
  readonly stop: () => void;
}

/** Looks at the free space every few seconds and calls `onChange` when it becomes low, or enough again. */
export function watchFreeSpace(
  freeBytes: DiskSpace['freeBytes'],
  onChange: (low: boolean) => void,
): FreeSpaceGuard {
  let last: number | null = null;
  let low = false;
  const look = async (): Promise<void> => {
    last = await freeBytes().catch(() => null);
    if (last === null) return;
    const wasLow = low;
    low = last < (wasLow ? RESUME_ABOVE_BYTES : PAUSE_BELOW_BYTES);
    if (low !== wasLow) onChange(low);
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  void look();
  return {
    freeBytes: () => last,
    isLow: () => low,
    stop: () => {
      clearInterval(timer);
    },
  };
}
