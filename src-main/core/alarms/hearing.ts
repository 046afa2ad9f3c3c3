import type { Horn } from '../../../src-shared/contract/live.ts';
import type { Loudspeaker } from '../ports.ts';

/** Who turns the volume down looks at the screen for about so long. */
const LOOK_MS = 15_000;

interface HearingOptions {
  readonly loudspeaker: Loudspeaker;
  /** Somebody said so before the program was started anew. */
  readonly saidUnheard: boolean;
  readonly onSaid: (isUnheard: boolean) => void;
  readonly onChange: () => void;
}

/** Whether the horn would be heard: as the window tried it, as a person said who listened, and as the system's volume stands. */
export interface Hearing {
  /** Null: not known yet. */
  readonly hasFailed: () => boolean | null;
  /** What the window cannot know by itself. */
  readonly unheard: () => Horn['unheard'];
  /** The window tried to play. */
  readonly tried: (heard: boolean) => void;
  /** A person listened to the self-test. His "no" holds, whatever the computer believes, until somebody hears it. */
  readonly said: (heard: boolean) => void;
  readonly close: () => void;
}

export function createHearing({ loudspeaker, saidUnheard, onSaid, onChange }: HearingOptions): Hearing {
  let heardByWindow: boolean | null = null;
  let isUnheard = saidUnheard;
  let isMuted = false;

  const look = async (): Promise<void> => {
    const before = isMuted;
    isMuted = (await loudspeaker.volume().catch(() => null)) === 'muted';
    if (isMuted !== before) onChange();
  };
  const looking = setInterval(() => void look(), LOOK_MS);
  void look();

  const unheard = (): Horn['unheard'] => {
    if (isUnheard) return 'said';
    return isMuted ? 'muted' : null;
  };
  return {
    unheard,
    hasFailed: () => {
      if (unheard() !== null) return true;
      return heardByWindow === null ? null : !heardByWindow;
    },
    tried: (heard) => {
      heardByWindow = heard;
    },
    said: (heard) => {
      if (isUnheard === !heard) return;
      isUnheard = !heard;
      onChange();
      onSaid(isUnheard);
    },
    close: () => clearInterval(looking),
  };
}
