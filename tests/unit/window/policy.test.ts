import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTENT_POLICY } from '../../../src-main/window/security/content-policy.ts';
import { webPreferences } from '../../../src-main/window/security/web-preferences.ts';

describe('content-security policy', () => {
  it('starts from nothing and lets no script but our own run', () => {
    expect(CONTENT_POLICY).toMatch(/^default-src 'none';/);
    expect(CONTENT_POLICY).toContain("script-src 'self';");
    expect(CONTENT_POLICY).not.toMatch(/unsafe-eval|https?:|\*|script-src[^;]*unsafe-inline/);
  });
});

describe('web preferences', () => {
  it('keep the renderer in its sandbox', () => {
    expect(webPreferences('preload.cjs')).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });
  it('let the horn sound in a window that nobody has touched or sees', () => {
    expect(webPreferences('preload.cjs')).toMatchObject({
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    });
  });
});

describe('fuses of the packaged program', () => {
  const fuses = readFileSync('electron-builder.yml', 'utf8');

  it.each([
    'runAsNode: false',
    'enableNodeOptionsEnvironmentVariable: false',
    'enableNodeCliInspectArguments: false',
    'enableEmbeddedAsarIntegrityValidation: true',
    'onlyLoadAppFromAsar: true',
    'grantFileProtocolExtraPrivileges: false',
  ])('%s', (line) => {
    expect(fuses).toContain(line);
  });
});
