import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export interface Mosquitto {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Resolves when the process is gone; the port and what is stored stay. SIGTERM saves sessions and queues, SIGKILL does not. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  /** Starts it again on the same port and folder; resolves when it takes connections. */
  readonly start: () => Promise<void>;
  /** Ends it and removes what it stored. */
  readonly close: () => Promise<void>;
}

export interface MosquittoOptions {
  /** Lines after those of the sample configuration and the first listener; they win. */
  readonly lines?: readonly string[];
  readonly host?: string;
  readonly port?: number;
  /**
   * Folder of an authority with a broker's certificate: it listens as resources/broker/mosquitto-access.conf says,
   * encrypted, and to those with a certificate.
   */
  readonly certificates?: string;
  /** A command to run it under, such as `ip netns exec NAME`. */
  readonly under?: readonly string[];
}

const SAMPLES = new URL('../../resources/broker/', import.meta.url);
const SAMPLE = new URL('mosquitto.conf', SAMPLES);
const ACCESS = new URL('mosquitto-access.conf', SAMPLES);
const ACL = fileURLToPath(new URL('waystation.acl', SAMPLES));

/** Debian installs it where only root's PATH leads. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin:/sbin`;

/** A real Mosquitto with our sample configuration on a port of its own. */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const { host = '127.0.0.1', lines = [], under = [], certificates } = options;
  const port = options.port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'waystation-broker-'));
  const file = join(folder, 'mosquitto.conf');
  // As root it would go over to a user who may not enter the folder.
  const own = ['user root', `persistence_location ${folder}/`];
  const access =
    certificates === undefined
      ? openTo(`${port} ${host}`, lines)
      : await guardedBy(certificates, `${port} ${host}`);
  const told = lines.map((line) => line.split(' ')[0] ?? '');
  await writeFile(file, [...(await sampleWithout(told)), ...own, ...access, ...lines, ''].join('\n'));

  let broker: ChildProcess | null = null;
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    if (broker === null || broker.exitCode !== null || broker.signalCode !== null) return;
    const exited = once(broker, 'exit');
    broker.kill(signal);
    await exited;
  };
  const start = async (): Promise<void> => {
    broker = spawn('env', [...under, 'mosquitto', '-c', file], { stdio: 'ignore', env: { PATH } });
    await listening(host, port);
  };
  await start();
  const close = async (): Promise<void> => {
    await stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  };
  return {
    url: `${certificates === undefined ? 'mqtt' : 'mqtts'}://${host}:${port}`,
    host,
    port,
    start,
    stop,
    close,
  };
}

function openTo(address: string, lines: readonly string[]): string[] {
  const access = lines.some((line) => line.startsWith('allow_anonymous')) ? [] : ['allow_anonymous true'];
  return [`listener ${address}`, ...access];
}

/** The sample of who may speak, with these paths and this address instead of those of a real broker. */
async function guardedBy(certificates: string, address: string): Promise<string[]> {
  const sample = await readFile(ACCESS, 'utf8');
  return sample
    .replace('listener 8883', `listener ${address}`)
    .replaceAll('/etc/mosquitto/certs', certificates)
    .replace('/etc/mosquitto/waystation.acl', ACL)
    .split('\n');
}

/** The sample's lines, but for settings that are told otherwise. */
async function sampleWithout(told: readonly string[]): Promise<string[]> {
  const sample = await readFile(SAMPLE, 'utf8');
  return sample.split('\n').filter((line) => !told.includes(line.split(' ')[0] ?? ''));
}

/** A port of loopback on which nothing listens at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  server.close();
  await once(server, 'close');
  return address.port;
}

const TRIED_EVERY_MS = 20;
const LISTENS_WITHIN_MS = 10_000;

async function listening(host: string, port: number): Promise<void> {
  const givenUpMs = performance.now() + LISTENS_WITHIN_MS;
  while (!(await accepts(host, port))) {
    if (performance.now() > givenUpMs) throw new Error(`Mosquitto does not listen on ${host}:${port}`);
    await pass(TRIED_EVERY_MS);
  }
}

async function accepts(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
