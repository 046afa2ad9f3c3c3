import { expect } from '@playwright/test';
import fc from 'fast-check';
import { connectAsync } from 'mqtt';
import { decode } from '../../../src-main/core/feed/decode.ts';
import { DEFAULT_ROOT, topics } from '../../../src-shared/feed/topics.ts';
import { aStateMessage } from '../../builders/messages.ts';
import { expectConnected } from '../support/console.ts';
import { fuzzedMessage, type FuzzedMessage } from '../support/fuzz.ts';
import type { Ledger } from '../support/ledger.ts';
import { expectQuarantined } from '../support/handles.ts';
import { expectNothingLost } from '../support/oracle.ts';
import { test, type Room } from '../support/room.ts';

const FUZZED = 10_000;
const FUZZ_SEED = 20_261_005;
const LOAD_PER_S = 100;
const SOME_MESSAGES = 200;
const BIG_BYTES = 64 * 1024 * 1024;

async function connected(room: Room, lines: readonly string[] = []) {
  const broker = await room.broker({ lines });
  const running = await room.console({ flags: ['--lang', 'en', '--broker', broker.url] });
  await expectConnected(running);
  return { broker, running, ledger: await room.ledger(broker.url) };
}

test(`${FUZZED} fuzzed payloads amid live traffic are counted and change nothing`, async ({ room }) => {
  const { running, ledger } = await connected(room);
  const load = ledger.load(LOAD_PER_S);
  const fuzzed = fc
    .sample(fuzzedMessage(ledger.stations), { seed: FUZZ_SEED, numRuns: FUZZED })
    .filter(isBad);
  await publishAll(ledger, fuzzed);
  await load.stop();
  await expectNothingLost(running, ledger);
  await expectQuarantined(running.page, fuzzed.length);
  await expect(running.page.locator('[data-station]')).toHaveCount(ledger.stations.length);
});

for (const [name, lines] of [
  ['passes on', ['message_size_limit 0']],
  ['refuses by the sample configuration', []],
] as const) {
  test(`a payload of 64 MiB that the broker ${name} does no harm`, async ({ room }) => {
    const { broker, running, ledger } = await connected(room, lines);
    await ledger.send(SOME_MESSAGES);
    const giant = await connectAsync(broker.url, { reconnectPeriod: 0 });
    room.atEnd(() => giant.endAsync(true));
    const hungUp = new Promise<void>((resolve) => giant.once('close', () => resolve()));
    const topic = topics.people(DEFAULT_ROOT, ledger.stations[0]);
    await Promise.race([giant.publishAsync(topic, Buffer.alloc(BIG_BYTES, ' '), { qos: 1 }), hungUp]);
    await ledger.send(SOME_MESSAGES);
    await expectNothingLost(running, ledger);
  });
}

const LEVELS = 200;
/** Each a level of a topic that the console listens to. */
const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  '..',
  '%2e%2e%2f',
  '__proto__',
  '',
  ' ',
  '\u202Egnp.exe',
  '驿站',
  'KEXUECHENG',
  '-kexuecheng',
  '$SYS',
  "'; DROP TABLE stations; --",
  'x'.repeat(60_000),
];

test('topic names that are hostile are put aside, and shown as what they are', async ({ room }) => {
  const { running, ledger } = await connected(room);
  const people = JSON.stringify({ id: 'hostile', ts: Date.now(), in: 5, out: 0 });
  const on = JSON.stringify({ id: 'hostile', ts: Date.now(), on: true });
  const heard = HOSTILE_NAMES.flatMap((name) => [
    { topic: `${DEFAULT_ROOT}/${name}/people`, payload: people },
    { topic: `${DEFAULT_ROOT}/baisha/state/${name}`, payload: on },
  ]);
  // Not listened to, but under the root.
  const deep = [DEFAULT_ROOT, ...Array.from({ length: LEVELS - 3 }, () => '..'), 'people'].join('/');
  await ledger.send(SOME_MESSAGES);
  // An id like any other, but the name of something that every object has.
  const own = { id: 'odd', ts: Date.now(), on: true };
  await ledger.say(aStateMessage(own, { station: 'baisha', device: 'constructor' }));
  await publishAll(ledger, [...heard, { topic: deep, payload: people }].map(toMessage));
  await ledger.send(SOME_MESSAGES);
  await expectNothingLost(running, ledger);
  await expectQuarantined(
    running.page,
    heard.filter(({ topic, payload }) => isBad(toMessage({ topic, payload }))).length,
  );

  const { page } = running;
  await expect(page.locator('[data-station]')).toHaveCount(ledger.stations.length);
  await page.evaluate(() => (window.location.hash = '#/view/devices'));
  await expect(page.locator('[data-view="devices"]')).toBeVisible();
  expect(await page.locator('img[src="x"], svg[onload]').count()).toBe(0);
});

const toMessage = ({ topic, payload }: { topic: string; payload: string }): FuzzedMessage => ({
  topic,
  payload: Buffer.from(payload),
  qos: 1,
});

/** Whether the contract puts it aside; what happens to be a good message, or says nothing, is another matter. */
function isBad({ topic, payload }: FuzzedMessage): boolean {
  const message = { topic, payload, retain: false, arrivedMs: Date.now() };
  return decode(message, DEFAULT_ROOT).kind === 'quarantined';
}

/** As many at once as mqtt.js takes without complaint. */
const AT_ONCE = 500;

async function publishAll({ raw }: Ledger, messages: readonly FuzzedMessage[]): Promise<void> {
  for (let from = 0; from < messages.length; from += AT_ONCE)
    await Promise.all(
      messages
        .slice(from, from + AT_ONCE)
        .map(({ topic, payload, qos }) => raw.publishAsync(topic, payload, { qos })),
    );
}
