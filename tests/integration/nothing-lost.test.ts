import { beforeAll, expect, test, vi } from 'vitest';
import { anEnvMessage, aPeopleMessage } from '../builders/messages.ts';
import { buildFeedProcess, startFeedProcess } from './support/feed-process.ts';
import { idsIn, startFeed, type RunningFeed } from './support/feed.ts';
import { startGateway } from './support/gateway.ts';
import { startMosquitto } from './support/mosquitto.ts';
import { startTcpProxy } from './support/tcp-proxy.ts';
import { tempFolder } from './support/temp-folder.ts';

/** What a station published at QoS 1 is in the journal exactly once, and in the order of its publishing. */

beforeAll(buildFeedProcess);

async function expectJournal(
  { journal }: Pick<RunningFeed, 'journal'>,
  sent: readonly string[],
): Promise<void> {
  await vi.waitFor(() => expect(journal.head()).toBeGreaterThanOrEqual(sent.length), {
    timeout: 60_000,
    interval: 20,
  });
  expect(await idsIn(journal)).toEqual(sent);
}

test('from a broker that keeps calm', async () => {
  const broker = await startMosquitto();
  const feed = await startFeed({ urls: [broker.url] });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);

  const sent = await gateway.publishEvents(5_000);

  await expectJournal(feed, sent);
  expect(feed.committed).toEqual(sent);
});

test('published while the console was away', async () => {
  const broker = await startMosquitto();
  const gateway = await startGateway(broker.url);
  const folder = await tempFolder();
  const before = await startFeed({ urls: [broker.url], folder });
  await before.is('connected');
  await before.close();

  const sent = await gateway.publishEvents(3_000);

  await expectJournal(await startFeed({ urls: [broker.url], folder }), sent);
});

test('over a restart of the broker in the middle', async () => {
  const broker = await startMosquitto();
  const feed = await startFeed({ urls: [broker.url] });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);

  const first = await gateway.publishEvents(1_000);
  const publishing = gateway.publishEvents(3_000);
  await broker.stop('SIGTERM');
  await broker.start();
  const sent = [...first, ...(await publishing)];

  await expectJournal(feed, sent);
});

test('over connections that are cut again and again', async () => {
  const broker = await startMosquitto();
  const proxy = await startTcpProxy(broker.port);
  const feed = await startFeed({ urls: [proxy.url] });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);

  const sent: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const publishing = gateway.publishEvents(1_500);
    await vi.waitFor(() => expect(feed.journal.head()).toBeGreaterThan(sent.length), {
      timeout: 30_000,
      interval: 1,
    });
    proxy.cut();
    sent.push(...(await publishing));
    await feed.is('connected');
  }

  await expectJournal(feed, sent);
});

test('when no acknowledgement has reached the broker', async () => {
  const broker = await startMosquitto();
  const proxy = await startTcpProxy(broker.port);
  const feed = await startFeed({ urls: [proxy.url] });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);

  proxy.muteConsole();
  const sent = await gateway.publishEvents(1_000);
  await vi.waitFor(() => expect(feed.journal.head()).toBe(sent.length), { timeout: 30_000 });
  proxy.heal();
  proxy.cut();
  await vi.waitFor(() => expect(feed.ingest.counts().duplicates).toBe(sent.length), { timeout: 30_000 });

  await expectJournal(feed, sent);
  expect(feed.committed).toEqual(sent);
});

const ROUNDS = 6;
const PER_ROUND = 3_000;

test('over kill -9 of the console at random moments', async () => {
  const broker = await startMosquitto();
  const gateway = await startGateway(broker.url);
  const folder = await tempFolder();
  const first = startFeedProcess(folder, broker.url);
  await first.connected();
  await first.kill();

  const sent: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const publishing = gateway.publishEvents(PER_ROUND);
    const console = startFeedProcess(folder, broker.url);
    // Somewhere between receiving, writing and acknowledging; the last ones of a round are taken by the next process.
    await console.headReaches(sent.length + Math.floor((Math.random() * PER_ROUND) / 2));
    await console.kill();
    sent.push(...(await publishing));
  }

  await expectJournal(await startFeed({ urls: [broker.url], folder }), sent);
});

test('when a gateway sends everything twice', async () => {
  const broker = await startMosquitto();
  const feed = await startFeed({ urls: [broker.url] });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);
  const messages = Array.from({ length: 500 }, (_, n) => aPeopleMessage({ id: `twice-${n}` }));

  await Promise.all([...messages, ...messages].map(gateway.publish));

  await expectJournal(
    feed,
    messages.map((_, n) => `twice-${n}`),
  );
  await vi.waitFor(() => expect(feed.ingest.counts()).toMatchObject({ received: 1_000, duplicates: 500 }));
});

test('among messages that are worth nothing, which are acknowledged too', async () => {
  const broker = await startMosquitto();
  const feed = await startFeed({ urls: [broker.url] });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);

  const sent: string[] = [];
  for (let n = 0; n < 200; n += 1) {
    await gateway.publish({
      topic: 'waystation/v1/s1/people',
      payload: Buffer.from('{"in":'),
      qos: 1,
      retain: false,
    });
    await gateway.publish({ ...anEnvMessage(), qos: 1 });
    sent.push(...(await gateway.publishEvents(1)));
  }
  await expectJournal(feed, sent);
  expect(feed.quarantined()).toBe(200);
  await feed.close();

  // Nothing waits at the broker for the next one of this name.
  const next = await startFeed({ urls: [broker.url] });
  await next.is('connected');
  expect(next.ingest.counts().received).toBe(0);
});
