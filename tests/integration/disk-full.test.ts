import { expect, test, vi } from 'vitest';
import { PAUSE_BELOW_BYTES, RESUME_ABOVE_BYTES } from '../../src-main/core/feed/free-space-guard.ts';
import { idsIn, startFeed, type RunningFeed } from './support/feed.ts';
import { startGateway } from './support/gateway.ts';
import { startMosquitto } from './support/mosquitto.ts';
import { mountSmallDisk } from './support/small-disk.ts';

const soon = { timeout: 30_000, interval: 20 };
const DISK_MEBIBYTES = (2 * RESUME_ABOVE_BYTES) / 1024 / 1024;

const expectPause = (feed: RunningFeed, reason: (typeof feed.pauses)[number]): Promise<void> =>
  vi.waitFor(() => expect(feed.pauses.at(-1)).toBe(reason), soon);

test('the feed pauses before the disk is full, acknowledges nothing, and goes on by itself', async () => {
  const disk = await mountSmallDisk(DISK_MEBIBYTES);
  const broker = await startMosquitto();
  const feed = await startFeed({ urls: [broker.url], folder: disk.folder });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);
  const before = await gateway.publishEvents(100);
  await vi.waitFor(() => expect(feed.journal.head()).toBe(100), soon);

  await disk.fillTo(PAUSE_BELOW_BYTES / 2);
  await expectPause(feed, 'disk-full');
  const meanwhile = await gateway.publishEvents(3_000);
  expect(feed.journal.head()).toBe(100);
  expect(feed.ingest.counts().freeBytes).toBeLessThan(PAUSE_BELOW_BYTES);

  await disk.makeRoom();
  await expectPause(feed, null);
  await vi.waitFor(async () => expect(await idsIn(feed.journal)).toEqual([...before, ...meanwhile]), soon);
});

test('ended while the disk is full: what was not acknowledged comes again', async () => {
  const disk = await mountSmallDisk(DISK_MEBIBYTES);
  const broker = await startMosquitto();
  const before = await startFeed({ urls: [broker.url], folder: disk.folder });
  await before.is('connected');
  const gateway = await startGateway(broker.url);
  await disk.fillTo(PAUSE_BELOW_BYTES / 2);
  await expectPause(before, 'disk-full');
  const sent = await gateway.publishEvents(500);
  await before.close();
  expect(before.committed).toEqual([]);

  await disk.makeRoom();
  const after = await startFeed({ urls: [broker.url], folder: disk.folder });

  await vi.waitFor(async () => expect(await idsIn(after.journal)).toEqual(sent), soon);
});

test('a disk that fills in an instant: the write fails, nothing is lost, and it goes on by itself', async () => {
  const disk = await mountSmallDisk(DISK_MEBIBYTES);
  const broker = await startMosquitto();
  const feed = await startFeed({ urls: [broker.url], folder: disk.folder });
  await feed.is('connected');
  const gateway = await startGateway(broker.url);

  await disk.fillTo(64 * 1024);
  const sent = await gateway.publishEvents(5_000);
  await expectPause(feed, 'disk-full');
  const told = feed.journal.head();
  expect(told).toBeLessThan(sent.length);

  await disk.makeRoom();
  await vi.waitFor(async () => expect(await idsIn(feed.journal)).toEqual(sent), soon);
  expect(feed.committed).toEqual(sent);
});
