// npm run bench [-- --full] [-- --only latency-1000,start] [-- --messages N]
// Real Mosquitto, real Electron, on an invisible display of its own; tests/bench measures, docs/performance.md explains.
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { ensureSystem } from './lib/debian.mjs';
import { openInvisibleDisplay } from './lib/display.mjs';
import { electronRuntime } from './lib/electron.mjs';
import { PROJECT } from './lib/folders.mjs';
import { runMain } from './lib/log.mjs';
import { ensureBuilt, ensureInstalled } from './lib/project.mjs';
import { stopSignal } from './lib/run.mjs';

/**
 * @typedef {object} BenchOptions as tests/bench/bench.ts takes them
 * @property {'quick' | 'full'} mode
 * @property {string[] | null} only
 * @property {number | null} messages
 * @property {string} executable
 * @property {string} display
 * @property {string} runtime
 *
 * @typedef {object} BenchModule
 * @property {(options: BenchOptions) => Promise<void>} runBench
 * @property {(url: string) => Promise<void>} runBareSubscriber
 */

/** Vite runs the bench's TypeScript; its types are checked with the other tests. @returns {Promise<BenchModule>} */
const loadBench = async () => {
  // Only now: on a fresh clone it is installed by this very command.
  const { runnerImport } = await import('vite');
  const file = join(PROJECT, 'tests/bench/bench.ts');
  /** @type {{ module: BenchModule }} */
  const { module } = await runnerImport(file, { configFile: false });
  return module;
};

/** The options that npm run bench takes, and one that it gives to itself. */
const { values } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    only: { type: 'string' },
    messages: { type: 'string' },
    'bare-subscriber': { type: 'string' },
  },
});

const bench = async () => {
  const signal = stopSignal();
  signal.addEventListener('abort', () => process.exit(1));
  await ensureInstalled(signal);
  const { executable, label } = await electronRuntime(signal);
  await ensureSystem(executable, { Xvfb: 'xvfb', mosquitto: 'mosquitto' }, signal);
  await ensureBuilt(signal);
  const { runBench } = await loadBench();
  const display = await openInvisibleDisplay('-noreset');
  try {
    await runBench({
      mode: values.full ? 'full' : 'quick',
      only: values.only?.split(',') ?? null,
      messages: values.messages === undefined ? null : Number(values.messages),
      executable,
      display: display.name,
      runtime: label,
    });
  } finally {
    await display.close();
  }
};

const subscriber = values['bare-subscriber'];
await runMain(async () => {
  if (subscriber === undefined) await bench();
  else await (await loadBench()).runBareSubscriber(subscriber);
  return 0;
});
