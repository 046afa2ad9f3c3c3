import { describe, expect, it } from 'vitest';
import { launchProblemText, parseLaunchOptions } from '../../src-main/launch-options.ts';

const parsed = (args: string[], env: Record<string, string> = {}) => {
  const result = parseLaunchOptions(args, env);
  if (!result.ok) throw new Error(result.code);
  return result.value;
};

describe('the command line', () => {
  it('takes several brokers for failover, in order', () => {
    expect(parsed(['.', '--broker', 'mqtt://a:1883', '--broker', 'wss://b/mqtt']).brokers).toEqual([
      'mqtt://a:1883',
      'wss://b/mqtt',
    ]);
  });

  it('reads each flag from the environment too, and prefers the flag', () => {
    const env = { WAYSTATION_LANG: 'zh-CN', WAYSTATION_BROKER: 'mqtt://a, mqtt://b', WAYSTATION_KIOSK: '1' };
    const options = parsed(['.', '--lang', 'en'], env);
    expect(options).toMatchObject({ lang: 'en', brokers: ['mqtt://a', 'mqtt://b'], kiosk: true });
  });

  it("lets Chromium's own switches pass", () => {
    expect(parsed(['.', '--no-sandbox', '--remote-debugging-port=0', '--demo']).demo).toBe(true);
  });

  it.each([
    ['bad-broker', ['--broker', 'http://a']],
    ['bad-broker', ['--broker', 'mqtt://']],
    ['bad-root', ['--root', 'a/#']],
    ['bad-root', ['--root', '/a']],
    ['bad-lang', ['--lang', 'fr']],
    ['bad-name', ['--name', 'Nacht Wache']],
    ['bad-range', ['--report', '2026-13']],
    ['bad-range', ['--report', '2026-10-05..2026-10-01']],
    ['bad-stations', ['--report', '2026-10', '--stations', 'A B']],
    ['bad-format', ['--report', '2026-10', '--format', 'doc']],
  ] as const)('refuses with %s: %s', (code, args) => {
    const result = parseLaunchOptions(args, {});
    expect(result).toMatchObject({ ok: false, code });
    expect(launchProblemText(code, args.at(-1) ?? '')).toMatch(/[一-鿿].*\/ /);
  });
});
