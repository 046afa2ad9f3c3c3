import { describe, expect, it } from 'vitest';
import { APP_PAGE, isOwnUrl } from '../../../src-main/window/security/origin.ts';
import { isTrustedSender } from '../../../src-main/window/security/sender.ts';

describe('our own page', () => {
  it('is app://console, whatever its hash', () => {
    expect(isOwnUrl(`${APP_PAGE}#/view/overview`)).toBe(true);
  });

  it.each([
    'app://other/index.html',
    'https://console/index.html',
    'app://user@console/index.html',
    'app://console.evil/index.html',
    'file:///etc/passwd',
    'about:blank',
    'javascript:alert(1)',
    '',
  ])('is not %s', (url) => {
    expect(isOwnUrl(url)).toBe(false);
  });
});

describe('who is handed a port', () => {
  it('the main frame of our own page', () => {
    expect(isTrustedSender({ url: APP_PAGE, parent: null })).toBe(true);
  });

  it.each([
    ['a frame inside it', { url: APP_PAGE, parent: {} }],
    ['another origin', { url: 'https://example.org/', parent: null }],
    ['a frame that is gone', null],
  ])('not %s', (_who, frame) => {
    expect(isTrustedSender(frame)).toBe(false);
  });
});
