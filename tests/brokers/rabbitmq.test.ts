import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { issue, makeAuthority } from '../../scripts/lib/certificates.mjs';
import { testBroker } from '../../src-main/adapters/broker-test.ts';
import { PLAIN_TLS, type TlsMaterial } from '../../src-main/core/ports.ts';
import { DEFAULT_ROOT, topics } from '../../src-shared/feed/topics.ts';
import { freePort } from '../support/mosquitto.ts';

// A real RabbitMQ as resources/broker/rabbitmq says it: `npm run brokers`, with Debian's rabbitmq-server installed.

const SAMPLES = fileURLToPath(new URL('../../resources/broker/rabbitmq/', import.meta.url));
const STATION = 'kexuecheng';
const OTHER = 'zhengdong';
const CONSOLE = 'console.control-1';
/** Erlang starts at its leisure. */
const STARTS_WITHIN_MS = 120_000;

let home: string;
let url: string;
let end: () => Promise<unknown>;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'waystation-rabbit-'));
  await chmod(home, 0o755);
  const certificates = join(home, 'certs');
  await makeAuthority(certificates);
  await issue(certificates, { file: 'broker', name: 'broker', hosts: ['IP:127.0.0.1'] });
  for (const name of [STATION, OTHER, CONSOLE]) await issue(certificates, { file: name, name });
  const [port, distPort, epmdPort] = [await freePort(), await freePort(), await freePort()];
  await cp(SAMPLES, home, { recursive: true });
  const sample = await readFile(join(SAMPLES, 'rabbitmq.conf'), 'utf8');
  const conf = sample.replaceAll('/etc/rabbitmq', home).replace('= 8883', `= 127.0.0.1:${port}`);
  await writeFile(join(home, 'rabbitmq.conf'), conf);
  for (const folder of ['data', 'logs']) await mkdir(join(home, folder));
  const rabbit = spawn('/usr/lib/rabbitmq/bin/rabbitmq-server', [], {
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      LANG: 'C.UTF-8',
      RABBITMQ_NODENAME: `waystation-${port}@localhost`,
      RABBITMQ_DIST_PORT: String(distPort),
      ERL_EPMD_PORT: String(epmdPort),
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_CONFIG_FILE: join(home, 'rabbitmq.conf'),
      RABBITMQ_ENABLED_PLUGINS_FILE: join(home, 'enabled_plugins'),
      RABBITMQ_MNESIA_BASE: join(home, 'data'),
      RABBITMQ_LOG_BASE: join(home, 'logs'),
    },
    stdio: 'ignore',
    detached: true,
  });
  end = async () => {
    const ended = once(rabbit, 'exit');
    rabbit.kill('SIGTERM');
    await ended;
    // Erlang's port mapper stays behind on the port that was made for this node alone.
    await once(spawn('epmd', ['-port', String(epmdPort), '-kill'], { stdio: 'ignore' }), 'exit');
  };
  url = `mqtts://127.0.0.1:${port}`;
  await vi.waitFor(async () => expect(await tried(CONSOLE)).toMatchObject({ ok: true }), {
    timeout: STARTS_WITHIN_MS,
    interval: 500,
  });
}, 2 * STARTS_WITHIN_MS);

afterAll(async () => {
  await end();
  await rm(home, { recursive: true, force: true });
}, STARTS_WITHIN_MS);

async function tlsOf(name: string | null): Promise<TlsMaterial> {
  const pem = (file: string): Promise<string> => readFile(join(home, 'certs', file), 'utf8');
  const ca = await pem('ca.crt');
  if (name === null) return { ...PLAIN_TLS, ca };
  return { ...PLAIN_TLS, ca, cert: await pem(`${name}.crt`), key: await pem(`${name}.key`) };
}

const tried = async (name: string | null) =>
  testBroker({ urls: [url], username: '', password: '', tls: await tlsOf(name) });

async function aClient(name: string): Promise<MqttClient> {
  const { ca, cert, key } = await tlsOf(name);
  const client = await connectAsync(url, { ca, cert, key, protocolVersion: 4, reconnectPeriod: 0 });
  onTestFinished(() => client.endAsync(true));
  return client;
}

/** Whether it was taken; 3.1.1 has no word for a refusal, so RabbitMQ hangs up. */
async function isTaken(name: string, topic: string): Promise<boolean> {
  const client = await aClient(name);
  const hungUp = new Promise<boolean>((resolve) => client.once('close', () => resolve(false)));
  const taken = client.publishAsync(topic, '{}', { qos: 1 }).then(
    () => true,
    () => false,
  );
  return Promise.race([taken, hungUp]);
}

test('RabbitMQ takes a console with its certificate, and nobody without one', async () => {
  expect(await tried(CONSOLE)).toMatchObject({ ok: true, protocol: 'MQTT 3.1.1' });
  expect(await tried(null)).toMatchObject({ ok: false, problem: 'tls-client-missing' });
});

test('RabbitMQ lets a station speak for itself and for no other, and only a console command', async () => {
  const desk = await aClient(CONSOLE);
  const heard: string[] = [];
  desk.on('message', (topic) => heard.push(topic));
  await desk.subscribeAsync(`${DEFAULT_ROOT}/#`, { qos: 1 });
  expect(await isTaken(STATION, topics.people(DEFAULT_ROOT, OTHER))).toBe(false);
  expect(await isTaken(STATION, topics.command(DEFAULT_ROOT, STATION, 'front'))).toBe(false);
  expect(await isTaken(STATION, topics.operatorsAlarm(DEFAULT_ROOT, STATION, 'smoke'))).toBe(false);
  expect(await isTaken(STATION, topics.people(DEFAULT_ROOT, STATION))).toBe(true);
  expect(await isTaken(STATION, topics.door(DEFAULT_ROOT, STATION, 'front'))).toBe(true);
  await expect.poll(() => heard).toContain(topics.door(DEFAULT_ROOT, STATION, 'front'));
  expect(heard).not.toContain(topics.people(DEFAULT_ROOT, OTHER));

  const station = await aClient(STATION);
  const commanded = new Promise<string>((resolve) => station.once('message', resolve));
  await station.subscribeAsync(`${DEFAULT_ROOT}/${STATION}/command/+`, { qos: 1 });
  expect(await isTaken(CONSOLE, topics.command(DEFAULT_ROOT, STATION, 'front'))).toBe(true);
  expect(await commanded).toBe(topics.command(DEFAULT_ROOT, STATION, 'front'));
});
