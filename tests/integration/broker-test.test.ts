import { createServer as createHttpServer } from 'node:http';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { testBroker, type BrokerTestInput } from '../../src-main/adapters/broker-test.ts';
import { PLAIN_TLS } from '../../src-main/core/ports.ts';
import { startAedes } from './support/aedes.ts';
import { brokerCertificate } from './support/certificates.ts';
import { startFeed } from './support/feed.ts';
import { startMosquitto } from './support/mosquitto.ts';
import { passwordFile } from './support/password-file.ts';
import { freePort, listening, portOf } from './support/ports.ts';

const LOGIN = { username: 'wang', password: 'right' };

const tried = (url: string, access: Partial<BrokerTestInput> = {}): ReturnType<typeof testBroker> =>
  testBroker({ urls: [url], username: '', password: '', tls: PLAIN_TLS, ...access });

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return portOf(server);
}

test('a broker that works: the round trip and the protocol', async () => {
  const mosquitto = await startMosquitto();
  const aedes = await startAedes();

  expect(await tried(mosquitto.url)).toEqual({
    ok: true,
    protocol: 'MQTT 5',
    roundTripMs: expect.any(Number) as number,
  });
  expect(await tried(aedes.url)).toMatchObject({ ok: true, protocol: 'MQTT 3.1.1' });
});

test('a trial disturbs no session that runs', async () => {
  const { url } = await startMosquitto();
  const feed = await startFeed({ urls: [url] });
  await feed.is('connected');

  await tried(url);

  expect(feed.states.at(-1)).toMatchObject({ connection: 'connected' });
});

test('of several, the one that fails is the answer', async () => {
  const { url } = await startMosquitto();
  const nobody = `mqtt://127.0.0.1:${await freePort()}`;

  const answer = await testBroker({ urls: [url, nobody], username: '', password: '', tls: PLAIN_TLS });

  expect(answer).toMatchObject({
    ok: false,
    problem: 'refused',
    detail: expect.stringContaining(nobody) as string,
  });
});

test.each(['127.0.0.1:1883', 'http://127.0.0.1', 'mqtt://', 'mqtt://bad host'])(
  '%s is no address of a broker',
  async (url) => {
    expect(await tried(url)).toMatchObject({ problem: 'bad-url' });
  },
);

test('name not found', async () => {
  expect(await tried('mqtt://no-such-name.invalid')).toMatchObject({ problem: 'name-not-found' });
});

test('nobody listens', async () => {
  expect(await tried(`mqtt://127.0.0.1:${await freePort()}`)).toMatchObject({ problem: 'refused' });
  expect(await tried(`ws://127.0.0.1:${await freePort()}`)).toMatchObject({ problem: 'refused' });
});

test('somebody listens, and says nothing', async () => {
  const port = await listen(createServer((socket) => socket.on('error', () => undefined).resume()));

  expect(await tried(`mqtt://127.0.0.1:${port}`)).toMatchObject({ problem: 'timeout' });
});

test('somebody hangs up', async () => {
  const port = await listen(createServer((socket) => socket.end()));

  expect(await tried(`mqtt://127.0.0.1:${port}`)).toMatchObject({ problem: 'closed' });
});

test.each(['mqtt', 'ws'])('a web server is not MQTT (%s)', async (scheme) => {
  const port = await listen(createHttpServer((_request, response) => response.end('<h1>It works!</h1>')));

  expect(await tried(`${scheme}://127.0.0.1:${port}`)).toMatchObject({ problem: 'not-mqtt' });
});

test('a server that talks first is not MQTT', async () => {
  const port = await listen(
    createServer((socket) => socket.on('error', () => undefined).write('SSH-2.0-OpenSSH_9.2\r\n')),
  );

  expect(await tried(`mqtt://127.0.0.1:${port}`)).toMatchObject({ problem: 'not-mqtt' });
});

test('wrong password, no password, right password', async () => {
  const lines = ['allow_anonymous false', `password_file ${await passwordFile(LOGIN)}`];
  const { url } = await startMosquitto({ lines });

  expect(await tried(url, { ...LOGIN, password: 'wrong' })).toMatchObject({ problem: 'credentials' });
  expect(await tried(url)).toMatchObject({ problem: 'credentials' });
  expect(await tried(url, LOGIN)).toMatchObject({ ok: true });
});

test('a certificate of an authority that is not ours, and of ours', async () => {
  const { ca, lines } = await brokerCertificate();
  const { port } = await startMosquitto({ lines });

  expect(await tried(`mqtts://127.0.0.1:${port}`)).toMatchObject({ problem: 'tls-untrusted' });
  expect(await tried(`mqtts://127.0.0.1:${port}`, { tls: { ...PLAIN_TLS, ca } })).toMatchObject({
    ok: true,
    protocol: 'MQTT 5',
  });
});

test('a certificate for another host', async () => {
  const { ca, lines } = await brokerCertificate({ hosts: ['DNS:broker.example'] });
  const { port } = await startMosquitto({ lines });

  expect(await tried(`mqtts://127.0.0.1:${port}`, { tls: { ...PLAIN_TLS, ca } })).toMatchObject({
    problem: 'tls-wrong-host',
  });
});

test('a certificate that has expired', async () => {
  const { ca, lines } = await brokerCertificate({ expired: true });
  const { port } = await startMosquitto({ lines });

  expect(await tried(`mqtts://127.0.0.1:${port}`, { tls: { ...PLAIN_TLS, ca } })).toMatchObject({
    problem: 'tls-expired',
  });
});

test('TLS with a broker that speaks none, and the other way round', async () => {
  const { lines } = await brokerCertificate();
  const open = await startMosquitto();
  const secure = await startMosquitto({ lines });

  expect(await tried(`mqtts://127.0.0.1:${open.port}`)).toMatchObject({ problem: 'tls-failed' });
  expect(await tried(`mqtt://127.0.0.1:${secure.port}`)).toMatchObject({ problem: 'closed' });
});

test('an authority that is no PEM', async () => {
  const { lines } = await brokerCertificate();
  const { port } = await startMosquitto({ lines });

  expect(await tried(`mqtts://127.0.0.1:${port}`, { tls: { ...PLAIN_TLS, ca: 'not PEM' } })).toMatchObject({
    problem: 'tls-untrusted',
  });
});

test('over WebSocket, with TLS and without', async () => {
  const { ca, lines } = await brokerCertificate();
  const [ws, wss] = [await freePort(), await freePort()];
  const overWebSocket = (port: number): readonly string[] => [`listener ${port} lo`, 'protocol websockets'];
  // Mosquitto 2.0 does not start with listeners for WebSockets only.
  await startMosquitto({ lines: [...overWebSocket(ws), ...overWebSocket(wss), ...lines] });

  await Promise.all([listening(ws), listening(wss)]);

  expect(await tried(`ws://127.0.0.1:${ws}/mqtt`)).toMatchObject({ ok: true, protocol: 'MQTT 5' });
  expect(await tried(`wss://127.0.0.1:${wss}`, { tls: { ...PLAIN_TLS, ca } })).toMatchObject({
    ok: true,
    protocol: 'MQTT 5',
  });
  expect(await tried(`wss://127.0.0.1:${wss}`)).toMatchObject({ problem: 'tls-untrusted' });
});
