import { connect } from 'mqtt';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createReadingBrake } from '../../src-main/adapters/mqtt-reading-brake.ts';
import { startGateway } from './support/gateway.ts';
import { startMosquitto } from './support/mosquitto.ts';

test('a pause that is longer than the keep-alive: nothing is read, and the broker keeps us', async () => {
  const { url } = await startMosquitto();
  const client = connect(url, { keepalive: 1, reconnectPeriod: 0 });
  onTestFinished(() => client.endAsync(true));
  const brake = createReadingBrake(client);
  onTestFinished(brake.release);
  let received = 0;
  let pings = 0;
  client.on('message', () => (received += 1));
  client.on('packetsend', ({ cmd }) => (pings += cmd === 'pingreq' ? 1 : 0));
  await new Promise((resolve) => client.once('connect', resolve));
  await client.subscribeAsync('waystation/v1/#', { qos: 1 });
  const gateway = await startGateway(url);

  brake.pause();
  await gateway.publishEvents(100);
  // Every half second: far more than the one and a half seconds after which the broker, or we, would hang up.
  await vi.waitFor(() => expect(pings).toBeGreaterThan(8), { timeout: 20_000 });
  expect(client.connected).toBe(true);
  expect(received).toBeLessThanOrEqual(1);

  brake.resume();
  await vi.waitFor(() => expect(received).toBe(100));
  expect(client.connected).toBe(true);
});
