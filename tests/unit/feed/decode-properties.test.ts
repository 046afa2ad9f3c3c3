import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src-main/core/feed/decode.ts';
import { anyMessage, arrivedMs, bytes, kind, receive, STATION, validMessage } from './arbitraries.ts';

describe('decode', () => {
  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        kind,
        fc.uint8Array({ maxLength: 400 }),
        fc.boolean(),
        arrivedMs,
        (of, payload, retain, at) => {
          expect(['quarantined', 'ignored']).toContain(receive(of, payload, retain, at).kind);
        },
      ),
    );
  });

  it('never throws, whatever the topic', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (root, topic) => {
        decode({ topic, payload: bytes({}), retain: false, arrivedMs: 0 }, root);
        decode({ topic: `${root}/${topic}`, payload: bytes({}), retain: false, arrivedMs: 0 }, root);
      }),
    );
  });

  it('never throws, whatever the JSON, and always answers with something that can be written as JSON', () => {
    fc.assert(
      fc.property(kind, fc.json({ stringUnit: 'binary' }), fc.boolean(), (of, json, retain) => {
        const decoded = receive(of, Buffer.from(json), retain);
        expect(JSON.parse(JSON.stringify(decoded))).toEqual(decoded);
      }),
    );
  });

  it('never throws, whatever stands in the contract’s fields', () => {
    const damaged = anyMessage.chain((message) =>
      fc.record({
        kind: fc.constant(message.kind),
        payload: fc
          .dictionary(fc.constantFrom('id', 'ts', 'seq', ...Object.keys(message.payload)), fc.jsonValue())
          .map((damage): object => ({ ...message.payload, ...damage })),
      }),
    );
    fc.assert(fc.property(damaged, (message) => void receive(message.kind, bytes(message.payload))));
  });

  it('makes of every valid payload an event or a reading of its station, with its identity', () => {
    const id = fc.option(fc.stringMatching(/^[!-~]{1,64}$/), { nil: undefined });
    fc.assert(
      fc.property(
        validMessage,
        id,
        fc.option(arrivedMs, { nil: undefined }),
        arrivedMs,
        (message, sentId, ts, at) => {
          const payload = { ...message.payload, ...(sentId !== undefined && { id: sentId }), ts };
          const decoded = receive(message.kind, bytes(payload), false, at);
          if (decoded.kind === 'telemetry') {
            expect(decoded.sample).toMatchObject({ kind: message.kind, station: STATION });
            return;
          }
          if (decoded.kind !== 'event') throw new Error(JSON.stringify(decoded));
          const { event } = decoded;
          expect(event).toMatchObject({ kind: message.kind, station: STATION, stationMs: ts ?? null });
          if (sentId !== undefined) expect(event.id.startsWith(sentId)).toBe(true);
          expect(event.atMs).toBe(event.timing === 'ok' || event.timing === 'late' ? ts : at);
          // The same message again is the same event again; only a change of state without any time is a new one.
          const again = receive(message.kind, bytes(payload), false, ts === undefined ? at : at + 1);
          expect(again).toMatchObject({ event: { id: event.id } });
        },
      ),
    );
  });
});
