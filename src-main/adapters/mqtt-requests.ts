import type { MqttClient } from 'mqtt';
import type { MqttSessionOptions, OutgoingMessage } from '../core/ports.ts';

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

export function createRequests(client: MqttClient): Requests {
  const waiting = new Set<(error: Error) => void>();
  return {
    publish: ({ topic, payload, qos, retain }) =>
      new Promise((resolve, reject) => {
        if (!client.connected) {
          reject(new Error('not connected'));
          return;
        }
        waiting.add(reject);
        client.publish(topic, payload, { qos, retain }, (error) => {
          waiting.delete(reject);
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
