import { Socket } from 'node:net';
import type { IClientPublishOptions, MqttClient } from 'mqtt';
import type { MqttSessionOptions, OutgoingMessage, OutgoingRequest } from '../core/ports.ts';
import type { ProtocolVersion } from './mqtt-client-options.ts';

/** What is asked of the broker and answered by it. */
export interface Requests {
  /** Resolves with the PUBACK (QoS 1), or when written (QoS 0); rejects when the connection is or gets closed. */
  readonly publish: (message: OutgoingMessage) => Promise<void>;
  /** Answers with the SUBACK; one refused filter is a refusal. */
  readonly subscribe: (
    subscriptions: MqttSessionOptions['subscriptions'],
  ) => Promise<'granted' | 'refused' | 'closed'>;
  /** The connection is gone: rejects what waits for a PUBACK, which mqtt.js would keep for ever. */
  readonly abandon: () => void;
}

export function createRequests(client: MqttClient, version: ProtocolVersion): Requests {
  const waiting = new Set<(error: Error) => void>();
  return {
    publish: ({ topic, payload, qos, retain, request }) =>
      new Promise((resolve, reject) => {
        if (!client.connected) {
          reject(new Error('not connected'));
          return;
        }
        const leftMs = request === undefined ? null : request.expiresMs - Date.now();
        if (leftMs !== null && leftMs < LEAST_LEFT_MS) {
          reject(new Error('expired'));
          return;
        }
        const expiry = leftMs === null ? undefined : setTimeout(() => cut(client), leftMs);
        const giveUp = (error: Error): void => {
          clearTimeout(expiry);
          reject(error);
        };
        waiting.add(giveUp);
        const properties = version === 5 && request !== undefined ? propertiesOf(request) : {};
        client.publish(topic, payload, { qos, retain, ...properties }, (error) => {
          waiting.delete(giveUp);
          clearTimeout(expiry);
          if (error) reject(error);
          else resolve();
        });
      }),
    subscribe: (subscriptions) =>
      new Promise((resolve) => {
        const filters = Object.fromEntries(subscriptions.map(({ filter, qos }) => [filter, { qos }]));
        client.subscribe(filters, (error, _granted, suback) => {
          resolve(error === null ? 'granted' : suback === undefined ? 'closed' : 'refused');
        });
      }),
    abandon: () => {
      for (const reject of waiting) reject(new Error('the connection closed'));
      waiting.clear();
    },
  };
}

/** MQTT counts a message's life in whole seconds, at least one; one more is the broker's (below): with less there is nothing to say. */
const LEAST_LEFT_MS = 2_000;

/**
 * Rounded down, and a second less: Mosquitto reckons in whole seconds of its clock, and so keeps a message for up to a
 * second longer than it was told. What waits there for its station is forgotten before it expires, never after.
 */
const propertiesOf = ({ responseTopic, correlation, expiresMs }: OutgoingRequest): IClientPublishOptions => ({
  properties: {
    responseTopic,
    correlationData: Buffer.from(correlation),
    messageExpiryInterval: Math.max(1, Math.floor((expiresMs - Date.now()) / 1_000) - 1),
  },
});

/** A reset throws away what the system's buffer holds; TLS and WebSocket know only their own end, and lose what is ours. */
function cut({ stream }: MqttClient): void {
  if (stream instanceof Socket && !('encrypted' in stream)) stream.resetAndDestroy();
  else stream.destroy();
}
