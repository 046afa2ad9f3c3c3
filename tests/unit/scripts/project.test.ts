import { describe, expect, it } from 'vitest';
import { isInstalled } from '../../../scripts/lib/project.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/mqtt': { version: '5.16.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  },
};

describe('isInstalled', () => {
  it('holds when every package is there in its version, but those of other platforms', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/mqtt': { version: '5.16.0' } } })).toBe(true);
  });

  it('does not hold when nothing is there, one is missing or one has another version', () => {
    expect(isInstalled(lock, undefined)).toBe(false);
    expect(isInstalled(lock, { packages: {} })).toBe(false);
    expect(isInstalled(lock, { packages: { 'node_modules/mqtt': { version: '5.15.0' } } })).toBe(false);
  });
});
