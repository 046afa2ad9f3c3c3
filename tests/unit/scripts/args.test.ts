import { describe, expect, it } from 'vitest';
import { parseStartArgs, parseTestArgs } from '../../../scripts/lib/args.mjs';

describe('parseStartArgs', () => {
  it('hands everything but --check on to the console, in order', () => {
    const flags = ['--broker', 'mqtt://a', '--broker', 'mqtt://b', '--kiosk'];
    expect(parseStartArgs(flags)).toEqual({ checkPicture: undefined, flags });
    expect(parseStartArgs(['--demo', '--check', '--lang', 'en'])).toEqual({
      checkPicture: 'test-results/check.png',
      flags: ['--demo', '--lang', 'en'],
    });
  });

  it('takes the path of the picture', () => {
    expect(parseStartArgs(['--check=shots/now.png']).checkPicture).toBe('shots/now.png');
    expect(parseStartArgs(['--check=']).checkPicture).toBe('test-results/check.png');
  });
});

describe('parseTestArgs', () => {
  it('means everything and a short round unless told', () => {
    expect(parseTestArgs([])).toEqual({ only: undefined, isFull: false });
  });

  it('takes names and the full counts', () => {
    expect(parseTestArgs(['--only', 'unit,lint', '--full'])).toEqual({
      only: ['unit', 'lint'],
      isFull: true,
    });
  });

  it('refuses what it does not know', () => {
    expect(() => parseTestArgs(['--fast'])).toThrow('--fast');
  });
});
