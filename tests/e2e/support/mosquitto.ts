import { expect } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allGone, kill } from './processes.ts';

export interface Mosquitto {
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Ends the process with this signal and waits until it is gone; the port and the stored state stay. */
  readonly stop: (signal: NodeJS.Signals) => Promise<void>;
  /** Starts it on the same port and folder; resolves when it takes connections. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface MosquittoOptions {
  /** Lines of mosquitto.conf besides ours. */
  readonly lines?: readonly string[];
  readonly host?: string;
  readonly port?: number;
  /** What to run it under, such as `ip netns exec NAME`. */
  readonly under?: readonly string[];
}

/** Mosquitto's defaults drop what it has acknowledged; see resources/mosquitto. */
const NOTHING_DROPPED = ['max_queued_messages 0', 'max_inflight_messages 1000'];

/** A real broker of our own on loopback, with persistent sessions in its memory. */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const { host = '127.0.0.1', lines = [], under = [] } = options;
  const port = options.port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), 'waystation-broker-'));
  const config = join(folder, 'mosquitto.conf');
  const own = [
    `listener ${port} ${host}`,
    'allow_anonymous true',
    'user root',
    `persistence_location ${folder}/`,
  ];
  await writeFile(config, [...own, ...NOTHING_DROPPED, ...lines, ''].join('\n'));
  let broker: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    broker = spawn('env', [...under, 'mosquitto', '-c', config], {
      stdio: 'ignore',
      env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
    });
    await expect
      .poll(() => takesConnections(host, port), { message: `Mosquitto on ${host}:${port}` })
      .toBe(true);
  };
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    const pid = broker?.pid;
    if (pid === undefined) return;
    kill(pid, signal);
    await allGone([pid]);
  };
  await start();
  const close = async (): Promise<void> => {
    await stop('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `mqtt://${host}:${port}`, host, port, start, stop, close };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function takesConnections(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (yes: boolean) => (): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', answer(true)).once('error', answer(false));
  });
}
