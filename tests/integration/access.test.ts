import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { issue, makeAuthority } from '../../scripts/lib/certificates.mjs';
import { testBroker } from '../../src-main/adapters/broker-test.ts';
import { connectMqtt } from '../../src-main/adapters/mqtt-session.ts';
import { PLAIN_TLS, type SessionState, type TlsMaterial } from '../../src-main/core/ports.ts';
import { DEFAULT_ROOT, subscriptionFilters, topics } from '../../src-shared/feed/topics.ts';
import { startMosquitto } from '../support/mosquitto.ts';

// A real Mosquitto as resources/broker says it, with certificates of scripts/certificates.mjs.

const STATION = 'kexuecheng';
const OTHER = 'zhengdong';
const CONSOLE = 'control-1';
const NOT_AUTHORISED = 135;

let home: string;
let certificates: string;
let strangers: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'waystation-access-'));
  certificates = join(home, 'ours');
  strangers = join(home, 'strangers');
  for (const folder of [certificates, strangers]) await makeAuthority(folder);
  await issue(certificates, { file: 'broker', name: 'broker', hosts: ['IP:127.0.0.1'] });
  for (const name of [STATION, OTHER, `console.${CONSOLE}`]) await issue(certificates, { file: name, name });
  await issue(certificates, { file: 'late', name: `console.${CONSOLE}`, days: -1 });
  await issue(strangers, { file: 'false', name: `console.${CONSOLE}` });
});

afterAll(() => rm(home, { recursive: true }));

const pem = (folder: string, file: string): Promise<string> => readFile(join(folder, file), 'utf8');

/** Trusts the broker; shows the certificate, where one is named. */
async function tlsOf(file?: string, folder = certificates): Promise<TlsMaterial> {
  const ca = await pem(certificates, 'ca.crt');
  if (file === undefined) return { ...PLAIN_TLS, ca };
  return { ...PLAIN_TLS, ca, cert: await pem(folder, `${file}.crt`), key: await pem(folder, `${file}.key`) };
}

async function aBroker() {
  const broker = await startMosquitto({ certificates });
  onTestFinished(broker.close);
  return broker;
}

/** A bare client that shows the certificate. */
async function aClient(url: string, file: string): Promise<MqttClient> {
  const { ca, cert, key } = await tlsOf(file);
  const client = await connectAsync(url, { ca, cert, key, protocolVersion: 5, reconnectPeriod: 0 });
  onTestFinished(() => client.endAsync(true));
  return client;
}

/** The reason code of the broker's answer; 0: taken. */
const said = (client: MqttClient, topic: string): Promise<number> =>
  client.publishAsync(topic, '{}', { qos: 1 }).then(
    () => 0,
    (error: unknown) => (error instanceof Error && 'code' in error ? Number(error.code) : Number.NaN),
  );

describe('by the sample configuration', () => {
  test('a station speaks for itself and for no other, and commands nobody', async () => {
    const { url } = await aBroker();
    const station = await aClient(url, STATION);
    const may = [
      topics.status(DEFAULT_ROOT, STATION),
      topics.about(DEFAULT_ROOT, STATION),
      topics.people(DEFAULT_ROOT, STATION),
      topics.door(DEFAULT_ROOT, STATION, 'front'),
      topics.state(DEFAULT_ROOT, STATION, 'front'),
      topics.power(DEFAULT_ROOT, STATION, 'total'),
      topics.env(DEFAULT_ROOT, STATION, 'hall'),
      topics.alarm(DEFAULT_ROOT, STATION, 'smoke'),
      topics.result(DEFAULT_ROOT, STATION),
    ];
    for (const topic of may) expect(await said(station, topic), topic).toBe(0);
    const mayNot = [
      ...may.map((topic) => topic.replace(STATION, OTHER)),
      topics.command(DEFAULT_ROOT, STATION, 'front'),
      topics.command(DEFAULT_ROOT, OTHER, 'front'),
      topics.operatorsAlarm(DEFAULT_ROOT, STATION, 'smoke'),
      topics.consoleStatus(DEFAULT_ROOT, CONSOLE),
    ];
    for (const topic of mayNot) expect(await said(station, topic), topic).toBe(NOT_AUTHORISED);
  });

  test('a station hears its own commands and nothing else', async () => {
    const { url } = await aBroker();
    const [station, other, desk] = await Promise.all([
      aClient(url, STATION),
      aClient(url, OTHER),
      aClient(url, `console.${CONSOLE}`),
    ]);
    const heard: string[] = [];
    const last = topics.command(DEFAULT_ROOT, STATION, 'front');
    const done = new Promise<void>((resolve) => {
      station.on('message', (topic) => {
        heard.push(topic);
        if (topic === last) resolve();
      });
    });
    await station.subscribeAsync('#', { qos: 1 });
    await said(other, topics.people(DEFAULT_ROOT, OTHER));
    await said(desk, topics.command(DEFAULT_ROOT, OTHER, 'front'));
    await said(desk, topics.operatorsAlarm(DEFAULT_ROOT, STATION, 'smoke'));
    await said(desk, last);
    await done;
    expect(heard).toEqual([last]);
  });

  test('the console’s own session works: it hears stations, commands them, and says that it is there', async () => {
    const { url } = await aBroker();
    const states: SessionState[] = [];
    const heard: string[] = [];
    const presence = {
      topic: topics.consoleStatus(DEFAULT_ROOT, CONSOLE),
      payload: '{"ts":0,"state":"offline","operator":null}',
      qos: 1,
      retain: true,
    } as const;
    const session = connectMqtt({
      urls: [url],
      clientId: 'waystation-control-1',
      username: '',
      password: '',
      tls: () => tlsOf(`console.${CONSOLE}`),
      subscriptions: subscriptionFilters(DEFAULT_ROOT),
      will: presence,
      onState: (state) => void states.push(state),
      onMessage: ({ topic, acknowledge }) => {
        heard.push(topic);
        acknowledge();
      },
    });
    onTestFinished(session.close);
    await expect.poll(() => states.at(-1)?.connection, { timeout: 10_000 }).toBe('connected');
    const station = await aClient(url, STATION);
    await said(station, topics.people(DEFAULT_ROOT, STATION));
    await expect.poll(() => heard).toContain(topics.people(DEFAULT_ROOT, STATION));
    const command = { topic: topics.command(DEFAULT_ROOT, STATION, 'front'), payload: '{}', qos: 1 } as const;
    await session.publish({ ...command, retain: false });
    await session.publish(presence);
    // A console is no station.
    await expect(
      session.publish({ ...presence, topic: topics.status(DEFAULT_ROOT, STATION) }),
    ).rejects.toThrow();
  });
});

describe('a console is refused', () => {
  const tried = async (tls: TlsMaterial, url: string) =>
    testBroker({ urls: [url], username: '', password: '', tls });

  test('without a certificate, with one that has ended, and with one of another authority', async () => {
    const { url } = await aBroker();
    expect(await tried(await tlsOf(), url)).toMatchObject({ problem: 'tls-client-missing' });
    expect(await tried(await tlsOf('late'), url)).toMatchObject({ problem: 'tls-client-refused' });
    expect(await tried(await tlsOf('false', strangers), url)).toMatchObject({
      problem: 'tls-client-refused',
    });
    expect(await tried(await tlsOf(`console.${CONSOLE}`), url)).toMatchObject({ ok: true });
  });

  test('with a key that is another’s, and with files that could not be read', async () => {
    const { url } = await aBroker();
    const mine = await tlsOf(`console.${CONSOLE}`);
    const { key } = await tlsOf(OTHER);
    expect(await tried({ ...mine, key }, url)).toMatchObject({ problem: 'tls-files' });
    expect(await tried({ ...mine, unreadable: '/etc/ca.crt' }, url)).toMatchObject({
      problem: 'tls-files',
      detail: expect.stringContaining('/etc/ca.crt') as unknown,
    });
  });

  test('also where the environment would switch the proof of certificates off', async () => {
    const { url } = await aBroker();
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    onTestFinished(() => {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    });
    expect(await tried({ ...(await tlsOf(`console.${CONSOLE}`)), ca: '' }, url)).toMatchObject({
      problem: 'tls-untrusted',
    });
  });
});
