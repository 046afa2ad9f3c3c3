import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Loudspeaker } from '../core/ports.ts';

const run = promisify(execFile);

/** A sound server that is asked answers at once, or hangs. */
const ANSWER_WITHIN_MS = 2_000;

const OPTIONS = { timeout: ANSWER_WITHIN_MS, env: { ...process.env, LC_ALL: 'C' } };

interface Tool {
  readonly command: string;
  /** Of each run; what they say is read as one. */
  readonly runs: readonly (readonly string[])[];
  readonly isMuted: (said: string) => boolean;
}

/** PipeWire's, PulseAudio's and ALSA's own, in the order in which a desktop has them. Chromium itself cannot be asked. */
const TOOLS: readonly Tool[] = [
  { command: 'wpctl', runs: [['get-volume', '@DEFAULT_AUDIO_SINK@']], isMuted: isMutedByWpctl },
  {
    command: 'pactl',
    runs: [
      ['get-sink-mute', '@DEFAULT_SINK@'],
      ['get-sink-volume', '@DEFAULT_SINK@'],
    ],
    isMuted: isMutedByPactl,
  },
  { command: 'amixer', runs: [['get', 'Master']], isMuted: isMutedByAmixer },
];

/** The system's volume, as far as the system tells: not on Windows and macOS, and never that of the loudspeaker's own knob. */
export function systemLoudspeaker(): Loudspeaker {
  let tools = process.platform === 'linux' ? TOOLS : [];
  return {
    volume: async () => {
      for (const tool of tools) {
        try {
          const said = await Promise.all(tool.runs.map((args) => run(tool.command, args, OPTIONS)));
          return tool.isMuted(said.map(({ stdout }) => stdout).join('')) ? 'muted' : 'audible';
        } catch (error) {
          // It will not be there the next time either.
          if (isMissing(error)) tools = tools.filter((other) => other !== tool);
        }
      }
      return null;
    },
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** `Volume: 0.40 [MUTED]` */
export function isMutedByWpctl(said: string): boolean {
  return said.includes('[MUTED]') || /Volume: 0(\.0+)?\s*$/.test(said.trim());
}

/** `Mute: no`, and `Volume: front-left: 26214 /  40% / -23.88 dB, …` */
export function isMutedByPactl(said: string): boolean {
  return /^Mute: yes/m.test(said) || isSilent(percents(said));
}

/** `Front Left: Playback 0 [0%] [-65.25dB] [on]` */
export function isMutedByAmixer(said: string): boolean {
  const channels = said.split('\n').filter((line) => /\[(on|off)\]/.test(line));
  return channels.length > 0 && channels.every((line) => line.includes('[off]') || isSilent(percents(line)));
}

const percents = (line: string): number[] =>
  [...line.matchAll(/(\d+)%/g)].map(([, digits]) => Number(digits));

const isSilent = (volumes: readonly number[]): boolean =>
  volumes.length > 0 && volumes.every((percent) => percent === 0);
