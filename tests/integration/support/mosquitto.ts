import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { freePort, listening } from './ports.ts';
import { tempFolder } from './temp-folder.ts';

export interface MosquittoOptions {
  /** Lines after the first listener's, such as a second listener or its certificates. */
  readonly lines?: readonly string[];
  /** Instead of resources/broker/mosquitto.conf: Mosquitto's own defaults. */
  readonly untuned?: boolean;
}

export interface Mosquitto {
  readonly port: number;
  readonly url: string;
  readonly start: () => Promise<void>;
  /** SIGTERM saves sessions and queues, SIGKILL does not. */
  readonly stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>;
}

const SAMPLE = new URL('../../../resources/broker/mosquitto.conf', import.meta.url);

/** Debian installs it where only root's PATH leads. */
const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/local/sbin`;

/** A real Mosquitto with our sample configuration on a port of its own; it ends with the test. */
export async function startMosquitto({
  lines = [],
  untuned = false,
}: MosquittoOptions = {}): Promise<Mosquitto> {
  const folder = await tempFolder();
  const port = await freePort();
  const file = join(folder, 'mosquitto.conf');
  const sample = untuned ? '' : await readFile(SAMPLE, 'utf8');
  const own = [`listener ${port} 127.0.0.1`, ...(lines.some(saysWhoMay) ? [] : ['allow_anonymous true'])];
  // As root it would go over to a user who may not enter the folder.
  const place = ['user root', `persistence_location ${folder}/`];
  await writeFile(file, [sample, ...place, ...own, ...lines, ''].join('\n'));

  let broker: ChildProcess | null = null;
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    if (broker?.exitCode !== null) return;
    const exited = once(broker, 'exit');
    broker.kill(signal);
    broker = null;
    await exited;
  };
  const start = async (): Promise<void> => {
    broker = spawn('mosquitto', ['-c', file], { stdio: 'ignore', env: { PATH } });
    await listening(port);
  };
  onTestFinished(() => stop('SIGKILL'));
  await start();
  return { port, url: `mqtt://127.0.0.1:${port}`, start, stop };
}

const saysWhoMay = (line: string): boolean => line.startsWith('allow_anonymous');
