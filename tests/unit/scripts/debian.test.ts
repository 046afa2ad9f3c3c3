import { describe, expect, it } from 'vitest';
import { hasCommand, missingLibraries, namesKnownHere } from '../../../scripts/lib/debian.mjs';

const LDD = `
	linux-vdso.so.1 (0x00007ffd)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f11)
	libgtk-3.so.0 => not found
	libnss3.so => not found
	libnss3.so => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f10)
`;

describe('missingLibraries', () => {
  it('names each library that ldd did not find once', () => {
    expect(missingLibraries(LDD)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  });

  it('is empty when all are there', () => {
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
  });
});

describe('namesKnownHere', () => {
  it('takes the new name where this Debian has one', () => {
    const policy = 'libasound2t64:\n  Installed: (none)\n  Candidate: 1.2.14-1\n  Version table:\n';
    expect(namesKnownHere(['libasound2', 'libnss3'], policy)).toEqual(['libasound2t64', 'libnss3']);
  });

  it('keeps the old names where the new are unknown', () => {
    expect(namesKnownHere(['libasound2'], '')).toEqual(['libasound2']);
  });
});

describe('hasCommand', () => {
  it('looks along PATH', () => {
    const folder = process.execPath.replace(/\/[^/]*$/, '');
    expect(hasCommand('node', { PATH: `/nowhere:${folder}` })).toBe(true);
    expect(hasCommand('no-such-command-here', { PATH: folder })).toBe(false);
  });
});
