import { describe, expect, test } from 'vitest';
import { parseSimulateOptions } from '../../../src-main/demo/load/options.ts';

describe('the command line of simulate', () => {
  test('floods a broker on this machine without asking', () => {
    expect(parseSimulateOptions(['--broker', 'mqtt://127.0.0.1:1883', '--rate', '12000'])).toMatchObject({
      ok: true,
      value: { stations: 300, rate: 12_000, connections: 8 },
    });
  });

  test.each(['mqtt://broker.example.org', 'mqtt://127.0.0.1.example.org', 'mqtt://10.0.0.7:1883'])(
    'refuses %s until its owner says so',
    (url) => {
      expect(parseSimulateOptions(['--broker', url])).toMatchObject({ ok: false, code: 'not-yours' });
      expect(parseSimulateOptions(['--broker', url, '--i-own-this-broker'])).toMatchObject({ ok: true });
    },
  );

  test.each([
    ['no broker', []],
    ['a broker by another protocol', ['--broker', 'ws://localhost']],
    ['an unknown flag', ['--broker', 'mqtt://localhost', '--fast']],
    ['no stations', ['--broker', 'mqtt://localhost', '--stations', '0']],
    ['a share above one', ['--broker', 'mqtt://localhost', '--qos1-share', '1.5']],
    ['a wildcard in the root', ['--broker', 'mqtt://localhost', '--root', 'a/#']],
  ])('refuses %s', (_, args) => {
    expect(parseSimulateOptions(args)).toMatchObject({ ok: false, code: 'usage' });
  });
});
