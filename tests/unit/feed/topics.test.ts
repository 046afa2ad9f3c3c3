import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ROOT, parseTopic, subscriptionFilters, topics } from '../../../src-shared/feed/topics.ts';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,47}$/);
const root = fc
  .array(fc.stringMatching(/^[^+#/]{1,12}$/), { minLength: 1, maxLength: 5 })
  .map((levels) => levels.join('/'));

/** Every topic of the contract for the given ids, with what it should be read as. */
const addresses = (at: string, [a, b]: readonly [string, string]) => [
  { topic: topics.status(at, a), address: { kind: 'status', station: a } },
  { topic: topics.about(at, a), address: { kind: 'about', station: a } },
  { topic: topics.people(at, a), address: { kind: 'people', station: a } },
  { topic: topics.door(at, a, b), address: { kind: 'door', station: a, door: b } },
  { topic: topics.state(at, a, b), address: { kind: 'state', station: a, device: b } },
  { topic: topics.power(at, a, b), address: { kind: 'power', station: a, meter: b } },
  { topic: topics.env(at, a, b), address: { kind: 'env', station: a, sensor: b } },
  { topic: topics.alarm(at, a, b), address: { kind: 'alarm', station: a, alarm: b } },
  { topic: topics.command(at, a, b), address: { kind: 'command', station: a, device: b } },
  { topic: topics.result(at, a), address: { kind: 'result', station: a } },
  { topic: topics.consoleStatus(at, a), address: { kind: 'consoleStatus', console: a } },
  { topic: topics.operatorsAlarm(at, a, b), address: { kind: 'operatorsAlarm', station: a, alarm: b } },
];

describe('topics', () => {
  it('are read as what they were built from, under any root', () => {
    fc.assert(
      fc.property(root, fc.tuple(id, id), (at, ids) => {
        for (const { topic, address } of addresses(at, ids))
          expect(parseTopic(at, topic)).toEqual({ ok: true, value: address });
      }),
    );
  });

  it('tell an alarm of a station named door from a door', () => {
    expect(parseTopic('r', 'r/_alarm/door/smoke')).toEqual({
      ok: true,
      value: { kind: 'operatorsAlarm', station: 'door', alarm: 'smoke' },
    });
  });

  it.each([
    ['outside-root', 'other/v1/a/status'],
    ['outside-root', 'waystation/v10/a/status'],
    ['outside-root', 'waystation/v1'],
    ['outside-root', ''],
    ['unknown-topic', 'waystation/v1/'],
    ['unknown-topic', 'waystation/v1/a'],
    ['unknown-topic', 'waystation/v1/a/status/'],
    ['unknown-topic', 'waystation/v1/a/b/c/d'],
    ['unknown-topic', 'waystation/v1/../../etc/passwd'],
    ['unknown-topic', `waystation/v1/${'x/'.repeat(200)}status`],
    ['unknown-topic', `waystation/v1${'/'.repeat(200)}`],
    ['bad-id', 'waystation/v1/../status'],
    ['bad-id', 'waystation/v1//status'],
    ['bad-id', 'waystation/v1/a/door/'],
    ['bad-id', 'waystation/v1/<img src=x onerror=alert(1)>/status'],
    ['bad-id', 'waystation/v1/科学城/status'],
    ['bad-id', 'waystation/v1/A/status'],
    ['bad-id', 'waystation/v1/__proto__/status'],
    ['bad-id', 'waystation/v1/a\n/status'],
    ['bad-id', `waystation/v1/${'a'.repeat(49)}/status`],
    ['bad-id', 'waystation/v1/+/status'],
  ])('that are hostile or foreign are refused: %s %s', (code, topic) => {
    expect(parseTopic(DEFAULT_ROOT, topic)).toMatchObject({ ok: false, code });
  });

  it('never throw when read, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (at, rest) => {
        parseTopic(at, rest);
        parseTopic(at, `${at}/${rest}`);
      }),
    );
  });

  it.each(['', '+', 'a/b', '../x', 'A'])('are not built from what is no id: %j', (bad) => {
    expect(() => topics.status('r', bad)).toThrow('not an id');
  });
});

describe('subscriptions', () => {
  it('are all that stations send, after what operators did to alarms, with the QoS of the contract', () => {
    expect(subscriptionFilters('a/b')).toEqual([
      { filter: 'a/b/_alarm/+/+', qos: 1 },
      { filter: 'a/b/+/status', qos: 1 },
      { filter: 'a/b/+/about', qos: 1 },
      { filter: 'a/b/+/people', qos: 1 },
      { filter: 'a/b/+/door/+', qos: 1 },
      { filter: 'a/b/+/state/+', qos: 1 },
      { filter: 'a/b/+/power/+', qos: 0 },
      { filter: 'a/b/+/env/+', qos: 0 },
      { filter: 'a/b/+/alarm/+', qos: 1 },
      { filter: 'a/b/+/result', qos: 1 },
    ]);
  });
});
