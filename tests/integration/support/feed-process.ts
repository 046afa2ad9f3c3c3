import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { buildChild } from './build-child.ts';

let program = '';

export async function buildFeedProcess(): Promise<void> {
  program = await buildChild('feed');
}

export interface FeedProcess {
  readonly connected: () => Promise<void>;
  /** Resolves when its journal has come so far. */
  readonly headReaches: (cursor: number) => Promise<void>;
  /** SIGKILL: no farewell, nothing flushed. */
  readonly kill: () => Promise<void>;
}

export function startFeedProcess(folder: string, url: string): FeedProcess {
  const child = spawn(process.execPath, [program, folder, url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const exited = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  onTestFinished(kill);
  const says = (what: string, fits: (line: string) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (line: string): void => {
        if (!fits(line)) return;
        lines.off('line', look);
        resolve();
      };
      lines.on('line', look);
      void exited.then(() => {
        reject(new Error(`it ended before it was ${what}`));
      });
    });
  return {
    connected: () => says('connected', (line) => line === 'connected'),
    headReaches: (cursor) =>
      says(
        `at ${cursor}`,
        (line) => line.startsWith('head ') && Number(line.slice('head '.length)) >= cursor,
      ),
    kill,
  };
}
