import { sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathOfUrl } from '../../../src-main/window/security/served-files.ts';

const ROOT = ['', 'opt', 'console', 'renderer'].join(sep);

describe('files served to the page', () => {
  it('are those of the built page', () => {
    expect(pathOfUrl(ROOT, 'app://console/assets/index-abc.js')).toBe(
      [ROOT, 'assets', 'index-abc.js'].join(sep),
    );
  });

  it.each([
    'app://console/../main/main.js',
    'app://console/%2e%2e/%2e%2e/etc/passwd.html',
    'app://console/..%2f..%2fmain%2fmain.js',
    'app://console/%00.html/../../x.js%',
    'app://other/index.html',
    'app://console/settings.json',
    'app://console/',
    'file:///etc/passwd',
  ])('never %s', (url) => {
    const path = pathOfUrl(ROOT, url);
    expect(path === null || path.startsWith(ROOT + sep)).toBe(true);
    expect(path === null || !/settings|passwd$/.test(path)).toBe(true);
  });
});
