import { describe, expect, it } from 'vitest';
import { narHash, treeOf, type NarFile, type NarFolder } from '../../../scripts/lib/nar.mjs';

const file = (text: string, executable = false): NarFile => ({
  kind: 'file',
  executable,
  read: () => Buffer.from(text),
});
const folder = (entries: Record<string, NarFile | NarFolder>): NarFolder => ({
  kind: 'folder',
  entries: new Map(Object.entries(entries)),
});

// From an independent implementation of the format over the same files on disk.
const KNOWN = 'sha256-HasNuQY61BmgPeB4XQfhAxJobOgpMF73YjBkpC7IdXw=';

const tree = () =>
  folder({
    'a.txt': file('hello\n'),
    empty: file(''),
    b: folder({ 'run.sh': file('#!/bin/sh\n', true) }),
    B: folder({ deep: folder({ 'é.txt': file('驿站') }) }),
  });

describe('narHash', () => {
  it('agrees with an independent implementation on folders, empty files, executables and Unicode names', () => {
    expect(narHash(tree())).toBe(KNOWN);
  });

  it('does not depend on the order in which entries were added', () => {
    const reversed = new Map([...tree().entries].reverse());
    expect(narHash({ kind: 'folder', entries: reversed })).toBe(KNOWN);
  });

  it('changes with a name, a content and an executable bit', () => {
    const hashes = [
      folder({ a: file('x') }),
      folder({ b: file('x') }),
      folder({ a: file('y') }),
      folder({ a: file('x', true) }),
    ].map(narHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('treeOf', () => {
  it('builds folders from the paths of an archive', () => {
    const files = [
      { name: 'a.txt', mode: 0o644, text: 'hello\n' },
      { name: 'B/deep/é.txt', mode: 0o644, text: '驿站' },
      { name: 'b/run.sh', mode: 0o755, text: '#!/bin/sh\n' },
      { name: 'empty', mode: 0o644, text: '' },
    ].map(({ name, mode, text }) => ({ name, mode, read: () => Buffer.from(text) }));
    expect(narHash(treeOf(files))).toBe(KNOWN);
  });
});
