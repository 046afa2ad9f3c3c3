import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnOwned, stopGroup } from '../../../scripts/lib/run.mjs';
import { until } from './wait.ts';

export interface Broker {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

const SAMPLE = new URL('../../../resources/broker/mosquitto.conf', import.meta.url);
const START_LIMIT_MS = 10_000;

/** A real Mosquitto on loopback with the configuration that we recommend; it keeps nothing. */
export async function startBroker(): Promise<Broker> {
  const folder = await mkdtemp(join(tmpdir(), 'waystation-bench-broker-'));
  const port = await freePort();
  const file = join(folder, 'mosquitto.conf');
  const recommended = await readFile(SAMPLE, 'utf8');
  const ours = [
    `listener ${port} 127.0.0.1`,
    'allow_anonymous true',
    'user root',
    `persistence_location ${folder}/`,
  ];
  await writeFile(file, [recommended, ...ours, ''].join('\n'));
  const child = spawnOwned('mosquitto', ['-c', file], {
    stdio: 'ignore',
    env: { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` },
  });
  await until(`Mosquitto on port ${port}`, () => accepts(port), START_LIMIT_MS);
  return {
    url: `mqtt://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      await stopGroup(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function accepts(port: number): Promise<true | null> {
  return new Promise((resolve) => {
    const socket: Socket = connect({ host: '127.0.0.1', port });
    const answer = (result: true | null) => (): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', answer(true)).once('error', answer(null));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
