import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openZip } from '../../../scripts/lib/zip.mjs';

// Written by Python's zipfile: a folder, a stored executable and a deflated text with a Chinese name.
const ARCHIVE =
  'UEsDBBQAAAAAAAAAIVAAAAAAAAAAAAAAAAAEAAAAYXBwL1BLAwQUAAAAAAAAACFQHZ37BAoAAAAKAAAACgAAAGFwcC9ydW4uc2gjIS9iaW4vc2gKUEsDBBQAAAgIAAAAIVCeZfhFDQAAAIwAAAAOAAAAYXBwL+mpv+ermS50eHR7uXL/89UzFV4OBgoAUEsBAhQDFAAAAAAAAAAhUAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAO1BAAAAAGFwcC9QSwECFAMUAAAAAAAAACFQHZ37BAoAAAAKAAAACgAAAAAAAAAAAAAA7YEiAAAAYXBwL3J1bi5zaFBLAQIUAxQAAAgIAAAAIVCeZfhFDQAAAIwAAAAOAAAAAAAAAAAAAACkgVQAAABhcHAv6am/56uZLnR4dFBLBQYAAAAAAwADAKYAAACNAAAAAAA=';

describe('openZip', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waystation-zip-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (bytes: Buffer): string => {
    const file = join(folder, 'archive.zip');
    writeFileSync(file, bytes);
    return file;
  };

  it('lists names and permissions, and unpacks stored and deflated entries', () => {
    const { entries, close } = openZip(write(Buffer.from(ARCHIVE, 'base64')));
    const seen = entries.map(({ name, mode, read }) => [name, mode, read().toString()]);
    close();
    expect(seen).toEqual([
      ['app/', 0o755, ''],
      ['app/run.sh', 0o755, '#!/bin/sh\n'],
      ['app/驿站.txt', 0o644, '驿站 '.repeat(20)],
    ]);
  });

  it('refuses a file that is no archive, and one that was cut short', () => {
    expect(() => openZip(write(Buffer.alloc(100)))).toThrow('not a plain zip archive');
    const withoutStart = Buffer.from(ARCHIVE, 'base64').subarray(150);
    expect(() => openZip(write(withoutStart))).toThrow();
  });
});
