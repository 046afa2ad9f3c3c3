import type { Watched } from '../app/watched.ts';

/** Who plugs a loudspeaker in looks at the screen for about so long, ms. */
const LOOK_MS = 5_000;

interface HearingOptions {
  /** As the tones were last proved; null: not yet. */
  readonly isHeard: Watched<boolean | null>;
  /** Whether this computer has no sound output at all. */
  readonly isOutputMissing: Watched<boolean>;
  /** How many outputs there are; null: unknown. */
  readonly countOutputs: () => Promise<number | null>;
  readonly isSounding: () => boolean;
  /** Tries the audio without a tone, and tells `isHeard`. */
  readonly prove: () => void;
}

/**
 * Knows before an alarm does that nobody would hear it, and afterwards that it can be heard again. Chromium plays on into
 * nothing when the loudspeaker goes and tells nobody, so it is asked.
 */
export function followOutputs(options: HearingOptions): void {
  const { isHeard, isOutputMissing, countOutputs, isSounding, prove } = options;
  const look = async (): Promise<void> => {
    const count = await countOutputs();
    const isMissing = count === 0;
    if (isMissing !== isOutputMissing.get()) isOutputMissing.set(isMissing);
    if (isMissing && isSounding() && isHeard.get() !== false) isHeard.set(false);
    // A window that was loaded anew does not know what the last one told main.
    if (!isMissing && isHeard.get() !== true) prove();
  };
  // Not at once: a window that starts has other things to do.
  setInterval(() => void look(), LOOK_MS);
}
