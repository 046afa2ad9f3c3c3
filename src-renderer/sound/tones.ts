import type { Priority } from '../../src-shared/domain/event.ts';
import { countOutputs } from './outputs.ts';
import { patternOf, tonesBetween, type Pattern, type Tone } from './patterns.ts';

/** Tones are handed to the audio thread so far ahead, s: a window that is busy for a second leaves no hole. */
const AHEAD_S = 2.5;
const REFILL_MS = 500;
/** Fades a tone in and out, s: a wave cut off clicks. */
const EDGE_S = 0.012;
/** The audio thread runs on so long after the last tone, ms; then it costs nothing until the next alarm. */
const REST_MS = 5_000;
/** After so long it is asked whether anybody can hear it, ms. */
const PROOF_MS = 1_500;

export interface Tones {
  /** Repeats the pattern until told otherwise. */
  readonly start: (priority: Priority, isEscalated: boolean) => void;
  readonly stop: () => void;
  /** One burst, apart from what sounds. */
  readonly once: (priority: Priority) => void;
  /** Asks without a tone whether it would be heard; `onHealth` tells. */
  readonly prove: () => void;
}

interface Opened {
  readonly context: AudioContext;
  readonly wave: PeriodicWave;
}

interface Playing {
  readonly priority: Priority;
  readonly isEscalated: boolean;
  readonly startS: number;
  readonly out: GainNode;
  readonly timer: ReturnType<typeof setInterval>;
}

/** The audio clock schedules, so timing is exact however busy the page is. `onHealth`: whether it is really heard. */
export function createTones(openAudio: () => AudioContext, onHealth: (isHeard: boolean) => void): Tones {
  let audio: Opened | null = null;
  let playing: Playing | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const restSoon = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => void audio?.context.suspend().catch(() => undefined), REST_MS);
  };

  /** Heard: the audio clock moves, and there is an output. Without any, Chromium plays into nothing and says nothing. */
  const tellHealth = async (context: AudioContext, beforeS: number): Promise<void> => {
    const hasMoved = context.currentTime > beforeS;
    onHealth(hasMoved && (await countOutputs()) !== 0);
  };

  const awake = (): Opened | null => {
    clearTimeout(resting);
    try {
      audio ??= opened(openAudio());
      const { context } = audio;
      context.resume().catch(() => onHealth(false));
      const before = context.currentTime;
      setTimeout(() => void tellHealth(context, before), PROOF_MS);
      return audio;
    } catch {
      // No audio in this machine at all.
      onHealth(false);
      return null;
    }
  };

  const stop = (): void => {
    if (playing === null) return;
    clearInterval(playing.timer);
    playing.out.disconnect();
    playing = null;
    restSoon();
  };

  return {
    stop,
    prove: () => {
      if (awake() !== null && playing === null) restSoon();
    },
    start: (priority, isEscalated) => {
      if (playing?.priority === priority && playing.isEscalated === isEscalated) return;
      const pattern = patternOf(priority, isEscalated);
      stop();
      const horn = awake();
      if (horn === null) return;
      const { context } = horn;
      const out = outputOf(context, pattern);
      const startS = context.currentTime + 0.05;
      let filledS = startS;
      const fill = (): void => {
        const toS = context.currentTime + AHEAD_S;
        if (toS <= filledS) return;
        for (const tone of tonesBetween(pattern, startS, filledS, toS)) sing(horn, out, tone);
        filledS = toS;
      };
      fill();
      playing = { priority, isEscalated, startS, out, timer: setInterval(fill, REFILL_MS) };
    },
    once: (priority) => {
      const horn = awake();
      if (horn === null) return;
      const { context } = horn;
      const pattern = patternOf(priority, false);
      const out = outputOf(context, pattern);
      const startS = context.currentTime + 0.05;
      for (const tone of pattern.tones) sing(horn, out, { ...tone, atS: startS + tone.atS });
      if (playing === null) restSoon();
    },
  };
}

function outputOf(context: AudioContext, { gain }: Pattern): GainNode {
  const out = context.createGain();
  out.gain.value = gain;
  out.connect(context.destination);
  return out;
}

/** With the third harmonic: small loudspeakers and old ears hear it better than a pure tone. Its table takes a while. */
const opened = (context: AudioContext): Opened => ({
  context,
  wave: context.createPeriodicWave([0, 0, 0, 0], [0, 1, 0, 0.35]),
});

function sing({ context, wave }: Opened, out: GainNode, { atS, lengthS, hz }: Tone): void {
  const envelope = context.createGain();
  envelope.gain.setValueAtTime(0, atS);
  envelope.gain.linearRampToValueAtTime(0.6, atS + EDGE_S);
  envelope.gain.setValueAtTime(0.6, atS + lengthS - EDGE_S);
  envelope.gain.linearRampToValueAtTime(0, atS + lengthS);
  envelope.connect(out);
  const oscillator = context.createOscillator();
  oscillator.setPeriodicWave(wave);
  oscillator.frequency.value = hz;
  oscillator.connect(envelope);
  oscillator.start(atS);
  oscillator.stop(atS + lengthS);
  oscillator.onended = () => envelope.disconnect();
}
