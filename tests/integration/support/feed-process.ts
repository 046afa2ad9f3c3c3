import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { onTestFinished } from 'vitest';

const ENTRY = fileURLToPath(new URL('feed.child.ts', import.meta.url));

/** Inside the project, where the child finds node_modules; ignored by git. */
const OUT = fileURLToPath(new URL('../../../.tsbuild/feed-process', import.meta.url));

/** Node 20 runs no TypeScript: the child is built first. */
export async function buildFeedProcess(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: ENTRY,
      outDir: OUT,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'feed.mjs' } },
    },
  });
}

export interface FeedProcess {
  readonly connected: () => Promise<void>;
  /** Resolves when its journal has come so far. */
  readonly headReaches: (cursor: number) => Promise<void>;
  /** SIGKILL: no farewell, nothing flushed. */
  readonly kill: () => Promise<void>;
}

export function startFeedProcess(folder: string, url: string): FeedProcess {
  const child = spawn(process.execPath, [`${OUT}/feed.mjs`, folder, url], {
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
