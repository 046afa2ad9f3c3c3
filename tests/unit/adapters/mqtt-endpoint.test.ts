import { expect, test } from 'vitest';
import { parseEndpoint } from '../../../src-main/adapters/mqtt-endpoint.ts';

test.each([
  ['mqtt://broker', { protocol: 'mqtt', host: 'broker', port: 1883 }],
  ['mqtts://broker.example:18883', { protocol: 'mqtts', host: 'broker.example', port: 18883 }],
  ['ws://broker/mqtt', { protocol: 'ws', host: 'broker', port: 80, path: '/mqtt' }],
  ['wss://broker', { protocol: 'wss', host: 'broker', port: 443, path: '/' }],
  ['mqtt://[::1]:1884', { host: '::1', port: 1884 }],
  ['ws://[::1]/mqtt', { host: '[::1]', path: '/mqtt' }],
  ['MQTT://Broker', { protocol: 'mqtt' }],
])('%s', (url, endpoint) => {
  expect(parseEndpoint(url)).toMatchObject({ ok: true, value: endpoint });
});

test('a query cannot change the client id', () => {
  expect(parseEndpoint('ws://broker/mqtt?clientId=other')).toMatchObject({
    ok: true,
    value: { path: '/mqtt' },
  });
});

test.each([
  '',
  'broker',
  'broker:1883',
  'http://broker',
  'mqtt:',
  'mqtt://',
  'mqtt://broker:99999',
  'toString://x',
])('%s is refused', (url) => {
  expect(parseEndpoint(url)).toEqual({ ok: false, code: 'bad-url', detail: url });
});
