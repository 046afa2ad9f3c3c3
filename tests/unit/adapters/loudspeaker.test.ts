import { describe, expect, it } from 'vitest';
import { isMutedByAmixer, isMutedByPactl, isMutedByWpctl } from '../../../src-main/adapters/loudspeaker.ts';

const pactl = (mute: string, percent: number): string =>
  `Mute: ${mute}\nVolume: front-left: 26214 /  ${String(percent)}% / -23.88 dB,   front-right: 26214 /  ${String(percent)}% / -23.88 dB\n        balance 0.00\n`;
const amixer = (percent: number, state: string): string =>
  `Simple mixer control 'Master',0\n  Capabilities: pvolume pswitch\n  Limits: Playback 0 - 87\n  Front Left: Playback 40 [${String(percent)}%] [-35.25dB] [${state}]\n  Front Right: Playback 40 [${String(percent)}%] [-35.25dB] [${state}]\n`;

describe('the volume as the system tells it', () => {
  it.each([
    ['Volume: 0.40\n', false],
    ['Volume: 1.00\n', false],
    ['Volume: 0.40 [MUTED]\n', true],
    ['Volume: 0.00\n', true],
    ['Volume: 0\n', true],
    ['', false],
  ])('PipeWire: %j', (said, expected) => expect(isMutedByWpctl(said)).toBe(expected));

  it.each([
    [pactl('no', 40), false],
    [pactl('yes', 40), true],
    [pactl('no', 0), true],
    [pactl('no', 100), false],
    ['', false],
  ])('PulseAudio: %j', (said, expected) => expect(isMutedByPactl(said)).toBe(expected));

  it.each([
    [amixer(46, 'on'), false],
    [amixer(46, 'off'), true],
    [amixer(0, 'on'), true],
    ['', false],
  ])('ALSA: %j', (said, expected) => expect(isMutedByAmixer(said)).toBe(expected));
});
