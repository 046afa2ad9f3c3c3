import { expect, test } from 'vitest';
import { failureOf, isVersionRefusal } from '../../../src-main/adapters/mqtt-problem.ts';

const anError = (code: string | number | undefined, message = 'x'): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  ['EAI_AGAIN', 'name-not-found'],
  ['EHOSTUNREACH', 'timeout'],
  ['ECONNRESET', 'closed'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-untrusted'],
  ['CERT_NOT_YET_VALID', 'tls-expired'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls-failed'],
  [3, 'refused'],
  [4, 'credentials'],
  [135, 'credentials'],
  [142, 'client-id-clash'],
  [151, 'closed'],
])('code %s is %s', (code, problem) => {
  expect(failureOf(anError(code), 'dialling')).toEqual({ problem, detail: 'x' });
});

test('bytes that are no MQTT: before CONNACK it is something else that listens, after it the connection is broken', () => {
  const garbage = anError(undefined, 'Invalid header flag bits, must be 0x0 for puback packet');

  expect(failureOf(garbage, 'dialling').problem).toBe('not-mqtt');
  expect(failureOf(garbage, 'open').problem).toBe('closed');
});

test('silence is a time-out in whatever words', () => {
  expect(failureOf(anError(undefined, 'connack timeout'), 'dialling').problem).toBe('timeout');
  expect(failureOf(anError(undefined, 'Keepalive timeout'), 'open').problem).toBe('timeout');
  expect(failureOf(anError('ETIMEDOUT'), 'dialling').problem).toBe('timeout');
});

test('a refusal of MQTT 5 is recognised in the words of both versions', () => {
  expect([1, 132, 5, 135, undefined].map((code) => isVersionRefusal(anError(code)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
