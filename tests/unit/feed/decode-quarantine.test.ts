import { describe, expect, it } from 'vitest';
import { MAX_PAYLOAD_BYTES } from '../../../src-shared/feed/payloads.ts';
import { DEFAULT_ROOT, topics } from '../../../src-shared/feed/topics.ts';
import { aPeopleMessage, anAboutMessage, SENT_MS } from '../../builders/messages.ts';
import { ARRIVED_MS, entryOf, raw, type Published } from './receive.ts';

const PEOPLE = topics.people(DEFAULT_ROOT, 'kexuecheng');

describe('a message that is not what the contract says is put aside:', () => {
  const cases: [string, Published][] = [
    ['too-large', { topic: PEOPLE, payload: new Uint8Array(64 * 1024 * 1024) }],
    ['too-large', { topic: PEOPLE, payload: new Uint8Array(MAX_PAYLOAD_BYTES + 1).fill(0x20) }],
    ['not-json', { topic: PEOPLE, payload: Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d) }],
    ['not-json', raw(PEOPLE, '')],
    ['not-json', raw(PEOPLE, '{"in":1,"out":')],
    ['not-json', raw(PEOPLE, '{"in":NaN,"out":0}')],
    ['not-json', raw(PEOPLE, '['.repeat(MAX_PAYLOAD_BYTES))],
    ['not-object', raw(PEOPLE, '[{"in":1,"out":0}]')],
    ['not-object', raw(PEOPLE, `${'['.repeat(30_000)}${']'.repeat(30_000)}`)],
    ['not-object', raw(PEOPLE, 'null')],
    ['not-object', raw(PEOPLE, '"online"')],
    ['bad-payload', raw(PEOPLE, '{"in":1e999,"out":0}')],
    ['bad-payload', raw(PEOPLE, '{"__proto__":{"in":1,"out":0}}')],
    ['bad-payload', aPeopleMessage({ out: undefined })],
    ['bad-payload', aPeopleMessage({ in: -1 })],
    ['bad-payload', aPeopleMessage({ id: '' })],
    ['bad-payload', aPeopleMessage({ id: 'a\u202eb' })],
    ['bad-payload', aPeopleMessage({ ts: '2026-10-05T10:00:00' })],
    ['bad-payload', anAboutMessage({ timezone: 'Mars/Olympus' })],
    ['bad-topic', raw(`${DEFAULT_ROOT}/<b>x/people`, '{"in":1,"out":0}')],
    ['bad-topic', raw(`${DEFAULT_ROOT}/kexuecheng/gossip`, '{}')],
    ['bad-topic', raw('homeassistant/kexuecheng/people', '{}')],
  ];

  it.each(cases)('%s', (reason, message) => {
    expect(entryOf(message)).toMatchObject({
      topic: message.topic,
      reason,
      atMs: ARRIVED_MS,
      bytes: message.payload.byteLength,
    });
  });

  it('the technician reads where it is wrong, and the contract’s fields of it', () => {
    expect(entryOf(aPeopleMessage({ id: 'm1', in: 'two', out: -1, In: 2, inside: [3] }))).toMatchObject({
      detail:
        'in: Invalid input: expected number, received string; ' +
        'out: Too small: expected number to be >=0; ' +
        'inside: Invalid input: expected number, received array',
      excerpt: `{"id":"m1","ts":${String(SENT_MS)},"in":"two","out":-1,"inside":[…],+1}`,
    });
  });

  it('a hostile topic is kept short and printable', () => {
    const topic = `${DEFAULT_ROOT}/\u202e\u0007${'x/'.repeat(30_000)}`;
    const entry = entryOf(raw(topic, '{}'));
    expect(entry).toMatchObject({ reason: 'bad-topic', detail: 'unknown-topic' });
    expect(entry.topic).toHaveLength(256);
    expect(entry.topic).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
