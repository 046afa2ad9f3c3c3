import { connectAsync } from 'mqtt';
import { expect, onTestFinished, test, vi } from 'vitest';
import { aPeopleMessage, aStateMessage } from '../builders/messages.ts';
import { startAedes } from './support/aedes.ts';
import { OFFLINE } from './support/assemble-feed.ts';
import { idsIn, startFeed } from './support/feed.ts';
import { startGateway } from './support/gateway.ts';
import { startMosquitto } from './support/mosquitto.ts';
import { freePort } from './support/ports.ts';
import { startTcpProxy } from './support/tcp-proxy.ts';

const soon = { timeout: 30_000, interval: 20 };
const WILL = 'waystation/v1/_console/console-1/status';

/** Hears what another console would. */
async function listen(url: string, filter: string): Promise<readonly string[]> {
  const heard: string[] = [];
  const client = await connectAsync(url);
  onTestFinished(() => client.endAsync(true));
  client.on('message', (_topic, payload) => void heard.push(payload.toString()));
  await client.subscribeAsync(filter);
  return heard;
}

test('speaks MQTT 5 where the broker does', async () => {
  const { url } = await startMosquitto();
  const feed = await startFeed({ urls: [url] });

  expect(await feed.is('connected')).toMatchObject({ url, protocol: 'MQTT 5', sessionPresent: false });
});

test('speaks 3.1.1 where the broker refuses 5, and loses nothing there either', async () => {
  const { url } = await startAedes();
  const feed = await startFeed({ urls: [url] });
  expect(await feed.is('connected')).toMatchObject({ protocol: 'MQTT 3.1.1' });
  const gateway = await startGateway(url);

  const sent = await gateway.publishEvents(1_000);

  await vi.waitFor(async () => expect(await idsIn(feed.journal)).toEqual(sent), soon);
});

test('finds its session again', async () => {
  const { url } = await startMosquitto();
  const first = await startFeed({ urls: [url] });
  await first.is('connected');
  await first.close();

  const second = await startFeed({ urls: [url] });

  expect(await second.is('connected')).toMatchObject({ sessionPresent: true });
});

test('goes to the next broker when the first fails, and says why', async () => {
  const nobody = `mqtt://127.0.0.1:${await freePort()}`;
  const { url } = await startMosquitto();
  const feed = await startFeed({ urls: [nobody, url] });

  expect(await feed.is('connected')).toMatchObject({ url });
  expect(feed.states[1]).toMatchObject({ connection: 'offline', url: nobody, problem: 'refused' });
});

test('goes over when its broker ends, and back to the first in the order when the second ends', async () => {
  const one = await startMosquitto();
  const two = await startMosquitto();
  const feed = await startFeed({ urls: [one.url, two.url] });
  await feed.is('connected');

  await one.stop();
  await vi.waitFor(
    () => expect(feed.states.at(-1)).toMatchObject({ connection: 'connected', url: two.url }),
    soon,
  );
  await one.start();
  await two.stop();
  await vi.waitFor(
    () => expect(feed.states.at(-1)).toMatchObject({ connection: 'connected', url: one.url }),
    soon,
  );
});

test.each([
  ['Mosquitto', startMosquitto],
  ['aedes', startAedes],
] as const)('two programs with one name at %s are told what is wrong', async (_broker, startBroker) => {
  const { url } = await startBroker();
  const one = await startFeed({ urls: [url], clientId: 'twin' });
  const two = await startFeed({ urls: [url], clientId: 'twin' });

  await vi.waitFor(() => {
    const problems = [...one.states, ...two.states].map((state) => 'problem' in state && state.problem);
    expect(problems).toContain('client-id-clash');
  }, soon);
});

test('an orderly end leaves the will unsaid, a cut says it', async () => {
  const broker = await startMosquitto();
  const proxy = await startTcpProxy(broker.port);
  const heard = await listen(broker.url, WILL);
  const orderly = await startFeed({ urls: [broker.url] });
  await orderly.is('connected');
  await orderly.session.publish({ topic: WILL, payload: 'bye', qos: 1, retain: false });
  await orderly.close();

  const cut = await startFeed({ urls: [proxy.url] });
  await cut.is('connected');
  proxy.cut();

  await vi.waitFor(() => expect(heard).toEqual(['bye', OFFLINE]), soon);
});

test('a publish without a connection is refused at once, and one that loses it too', async () => {
  const broker = await startMosquitto();
  const proxy = await startTcpProxy(broker.port);
  const feed = await startFeed({ urls: [proxy.url] });
  const message = { topic: 'waystation/v1/s1/command/front', payload: '{}', qos: 1, retain: false } as const;
  await expect(feed.session.publish(message)).rejects.toThrow('not connected');

  await feed.is('connected');
  proxy.stall();
  const publishing = feed.session.publish(message);
  proxy.cut();
  await expect(publishing).rejects.toThrow('closed');
});

test('a line that went dead without a word is noticed, and left', { timeout: 90_000 }, async () => {
  const broker = await startMosquitto();
  const proxy = await startTcpProxy(broker.port);
  const feed = await startFeed({ urls: [proxy.url] });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);

  proxy.stall();
  const sent = await gateway.publishEvents(10);
  // Keep-alive is 15 s: one and a half times that, and a bit.
  await vi.waitFor(
    () => expect(feed.states.at(-1)).toMatchObject({ connection: 'offline', problem: 'timeout' }),
    {
      timeout: 30_000,
    },
  );
  proxy.heal();

  await vi.waitFor(async () => expect(await idsIn(feed.journal)).toEqual(sent), soon);
});

test('retained state arrives marked as retained, also into a session that was there', async () => {
  const { url } = await startMosquitto();
  const gateway = await startGateway(url);
  await gateway.publish(aStateMessage({ id: 'state-1' }));
  const first = await startFeed({ urls: [url] });
  await vi.waitFor(() => expect(first.committed).toEqual(['state-1']), soon);
  const [entry] = await first.journal.read(0, 1);
  expect(entry?.json).toContain('"retained":true');
  await first.close();

  // A journal that knows nothing, such as a replaced disk, gets the state again.
  const second = await startFeed({ urls: [url] });
  await vi.waitFor(() => expect(second.committed).toEqual(['state-1']), soon);
});

test('a pause stops the reading and not the connection; the resume goes on where it stopped', async () => {
  const { url } = await startMosquitto();
  const feed = await startFeed({ urls: [url] });
  await feed.is('connected');
  const gateway = await startGateway(url);

  feed.session.pause();
  const sent = await gateway.publishEvents(500);
  // What we ask after all that was sent is not answered either: the answer would have to be read.
  const asked = feed.session.publish({ topic: WILL, payload: '{}', qos: 1, retain: false });
  expect(feed.ingest.counts().received).toBeLessThanOrEqual(1);
  expect(feed.states.at(-1)).toMatchObject({ connection: 'connected' });
  feed.session.resume();

  await asked;
  await vi.waitFor(async () => expect(await idsIn(feed.journal)).toEqual(sent), soon);
  expect(feed.states.filter(({ connection }) => connection === 'connected')).toHaveLength(1);
});

test.each([
  ['MQTT 5', () => startMosquitto({ untuned: true })],
  ['MQTT 3.1.1', startAedes],
] as const)(
  'a payload of 64 MiB that the broker lets through does no harm (%s)',
  async (protocol, startBroker) => {
    const { url } = await startBroker();
    const feed = await startFeed({ urls: [url] });
    expect(await feed.is('connected')).toMatchObject({ protocol });
    const gateway = await startGateway(url);

    await gateway.publish({ ...aPeopleMessage(), payload: Buffer.alloc(64 * 1024 * 1024, 'x') });
    const sent = await gateway.publishEvents(10);

    await vi.waitFor(async () => expect(await idsIn(feed.journal)).toEqual(sent), soon);
    // MQTT 5 has a maximum packet size, and the broker keeps it; 3.1.1 delivers, and decoding puts it aside.
    expect(feed.quarantined()).toBe(protocol === 'MQTT 5' ? 0 : 1);
    expect(feed.states.filter(({ connection }) => connection === 'connected')).toHaveLength(1);
  },
);

test('a payload that is only somewhat too large is seen in quarantine', async () => {
  const { url } = await startMosquitto();
  const feed = await startFeed({ urls: [url] });
  await feed.is('connected');
  const gateway = await startGateway(url);

  await gateway.publish({ ...aPeopleMessage(), payload: Buffer.alloc(100 * 1024, 'x') });

  await vi.waitFor(() => expect(feed.quarantined()).toBe(1), soon);
});
