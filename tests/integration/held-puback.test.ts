import { connect, type MqttClient } from 'mqtt';
import { expect, onTestFinished, test, vi } from 'vitest';
import { holdPubacks } from '../../src-main/adapters/mqtt-held-puback.ts';
import { aPeopleMessage } from '../builders/messages.ts';
import { startAedes } from './support/aedes.ts';
import { startGateway } from './support/gateway.ts';
import { startMosquitto } from './support/mosquitto.ts';

/**
 * The contract with mqtt.js' private `_sendPacket`: when one of these fails after an update of mqtt, PUBACKs are no
 * longer held, and events that are acknowledged may be lost. See mqtt-held-puback.ts.
 */

interface Subscriber {
  readonly client: MqttClient;
  readonly release: (messageId: number) => void;
  readonly drop: () => void;
  /** Message ids as they arrived. */
  readonly arrived: readonly number[];
}

async function subscribe(url: string, protocolVersion: 4 | 5): Promise<Subscriber> {
  const session = protocolVersion === 5 ? { properties: { sessionExpiryInterval: 60 } } : {};
  const client = connect(url, {
    protocolVersion,
    clientId: 'holder',
    clean: false,
    reconnectPeriod: 0,
    ...session,
  });
  onTestFinished(() => client.endAsync(true));
  const pubacks = holdPubacks(client);
  const arrived: number[] = [];
  // Before the CONNACK: what an earlier connection left follows it at once.
  client.on('message', (_topic, _payload, { messageId }) => void arrived.push(messageId ?? 0));
  await new Promise((resolve) => client.once('connect', resolve));
  await client.subscribeAsync('waystation/v1/#', { qos: 1 });
  return { client, ...pubacks, arrived };
}

test('many messages are on the way at once, and none is acknowledged by the library', async () => {
  const { broker, url } = await startAedes();
  let acknowledged = 0;
  broker.on('ack', (_packet, client) => {
    if (client.id === 'holder') acknowledged += 1;
  });
  const { arrived, release } = await subscribe(url, 4);
  const gateway = await startGateway(url);

  await gateway.publishEvents(100);
  await vi.waitFor(() => expect(arrived).toHaveLength(100));
  // The broker has had its chance: it answers what we ask after all that it was sent.
  await gateway.publish({ ...aPeopleMessage(), topic: 'elsewhere' });
  expect(acknowledged).toBe(0);

  for (const messageId of arrived.slice(0, 60)) release(messageId);
  await vi.waitFor(() => expect(acknowledged).toBe(60));
});

test.each([4, 5] as const)(
  'Mosquitto takes released PUBACKs, and redelivers the others (protocol %i)',
  async (version) => {
    const mosquitto = await startMosquitto();
    const first = await subscribe(mosquitto.url, version);
    const gateway = await startGateway(mosquitto.url);
    await gateway.publishEvents(50);
    await vi.waitFor(() => expect(first.arrived).toHaveLength(50));
    for (const messageId of first.arrived.slice(0, 20)) first.release(messageId);
    await vi.waitFor(() => expect(first.client.stream.writableLength).toBe(0));
    await first.client.endAsync();

    const second = await subscribe(mosquitto.url, version);

    await vi.waitFor(() => expect(second.arrived).toHaveLength(30));
  },
);

test('what the library sends itself still goes: SUBSCRIBE, PUBLISH, PINGREQ', async () => {
  const { url } = await startMosquitto();
  const { client } = await subscribe(url, 5);
  const answers: string[] = [];
  client.on('packetreceive', ({ cmd }) => void answers.push(cmd));

  await client.publishAsync('elsewhere', 'x', { qos: 1 });
  client.sendPing();

  await vi.waitFor(() => expect(answers).toEqual(['puback', 'pingresp']));
});

test('after the drop nothing is written: the message id may be another message by now', async () => {
  const { url } = await startMosquitto();
  const { client, arrived, release, drop } = await subscribe(url, 5);
  const gateway = await startGateway(url);
  await gateway.publishEvents(1);
  await vi.waitFor(() => expect(arrived).toHaveLength(1));
  const written = vi.spyOn(client.stream, 'write');

  release(arrived[0] ?? 0);
  drop();
  release(arrived[0] ?? 0);
  await Promise.resolve();

  expect(written).not.toHaveBeenCalled();
});
