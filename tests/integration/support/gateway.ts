import { connectAsync } from 'mqtt';
import { onTestFinished } from 'vitest';
import { aPeopleMessage, type StationMessage } from '../../builders/messages.ts';

/** What stands at the stations: publishes, and goes on when its broker was away. */
export interface Gateway {
  /** Resolves when the broker has acknowledged it (QoS 1). */
  readonly publish: (message: StationMessage) => Promise<unknown>;
  /** Publishes as many QoS 1 events and resolves with their ids when the broker has all. */
  readonly publishEvents: (count: number) => Promise<readonly string[]>;
}

export async function startGateway(url: string): Promise<Gateway> {
  const client = await connectAsync(url, { reconnectPeriod: 100, protocolVersion: 4 });
  onTestFinished(() => client.endAsync(true));
  const publish = ({ topic, payload, qos, retain }: StationMessage): Promise<unknown> =>
    client.publishAsync(topic, payload, { qos, retain });
  return {
    publish,
    publishEvents: async (count) => {
      const ids = Array.from({ length: count }, () => nextId());
      await Promise.all(ids.map((id) => publish(aPeopleMessage({ id }))));
      return ids;
    },
  };
}

let made = 0;
const nextId = (): string => `sent-${String((made += 1)).padStart(8, '0')}`;
