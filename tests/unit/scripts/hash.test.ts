import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFile, readStamp, treeStamp, writeStamp } from '../../../scripts/lib/hash.mjs';

describe('stamps', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'waystation-stamp-'));
    mkdirSync(join(root, 'src/deep'), { recursive: true });
    writeFileSync(join(root, 'src/deep/a.ts'), 'one');
    writeFileSync(join(root, 'config.ts'), 'two');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  const stamp = () => treeStamp(root, ['src', 'config.ts', 'missing']);

  it('stays the same while nothing changes', () => {
    expect(stamp()).toBe(stamp());
  });

  it('changes when a file grows, is touched, comes or goes', () => {
    const seen = [stamp()];
    writeFileSync(join(root, 'src/deep/a.ts'), 'one and more');
    seen.push(stamp());
    utimesSync(join(root, 'config.ts'), 1_000_000, 1_000_000);
    seen.push(stamp());
    writeFileSync(join(root, 'src/b.ts'), '');
    seen.push(stamp());
    rmSync(join(root, 'config.ts'));
    seen.push(stamp());
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('does not notice files outside the given paths', () => {
    const before = stamp();
    writeFileSync(join(root, 'notes.md'), 'x');
    expect(stamp()).toBe(before);
  });

  it('is read back as it was written, and is undefined before', () => {
    const file = join(root, '.stamp');
    expect(readStamp(file)).toBeUndefined();
    writeStamp(file, 'abc');
    expect(readStamp(file)).toBe('abc');
  });

  it('hashes files as published hashes are written', async () => {
    const file = join(root, 'abc');
    writeFileSync(file, 'abc');
    expect(await hashFile(file, 'sha256', 'hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
    expect(await hashFile(file, 'sha512', 'base64')).toMatch(/^3a81oZNherrMQXNJriBBMRLm/);
  });
});
