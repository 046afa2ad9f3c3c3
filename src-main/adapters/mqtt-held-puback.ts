import type { MqttClient } from 'mqtt';

/**
 * Takes the PUBACK out of mqtt.js' hands: it is sent when the message is durable, not when it was delivered.
 *
 * mqtt.js' own means (`handleMessage`, `customHandleAcks`) hold one message at a time and stop all reading
 * meanwhile, PINGRESP too. So we swallow the PUBACK where the library sends it, the private `_sendPacket`, and
 * write our own. That is why mqtt is pinned to an exact version; tests/integration/held-puback.test.ts fails when
 * the library sends it another way. This is the only file that knows.
 */
export interface HeldPubacks {
  /** Sends the PUBACK of an incoming QoS 1 message. All that are released in one turn leave in one write. */
  readonly release: (messageId: number) => void;
  /** After the connection closed a message id means nothing: a late release would acknowledge another message. */
  readonly drop: () => void;
}

const PUBACK = 0x40;
/** Packet type, remaining length 2, message id; without a reason code it means success under MQTT 5 too. */
const PUBACK_BYTES = 4;

const isPuback = (packet: unknown): boolean =>
  typeof packet === 'object' && packet !== null && 'cmd' in packet && packet.cmd === 'puback';

function encode(messageIds: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(messageIds.length * PUBACK_BYTES);
  let at = 0;
  for (const messageId of messageIds) {
    at = bytes.writeUInt8(PUBACK, at);
    at = bytes.writeUInt8(2, at);
    at = bytes.writeUInt16BE(messageId, at);
  }
  return bytes;
}

/** Throws when mqtt.js has no `_sendPacket`: without it nothing could be held, and events would be lost. */
export function holdPubacks(client: MqttClient): HeldPubacks {
  const sendPacket: unknown = Reflect.get(client, '_sendPacket');
  if (typeof sendPacket !== 'function') throw new Error('mqtt.js changed: no _sendPacket to hold PUBACKs in');
  Object.defineProperty(client, '_sendPacket', {
    value: (packet: unknown, done?: () => void, ...rest: unknown[]) => {
      if (isPuback(packet)) done?.();
      else Reflect.apply(sendPacket, client, [packet, done, ...rest]);
    },
  });

  let released: number[] = [];
  let dropped = false;
  const write = (): void => {
    const messageIds = released;
    released = [];
    if (!dropped) client.stream.write(encode(messageIds));
  };
  return {
    release: (messageId) => {
      if (dropped) return;
      if (released.push(messageId) === 1) queueMicrotask(write);
    },
    drop: () => {
      dropped = true;
    },
  };
}
