// npm run simulate -- --broker URL --stations N --rate R (all flags: --help)
// Loads any broker with simulated stations; src-main/demo/cli.ts is the program, built when it is not.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from './lib/folders.mjs';
import { runMain } from './lib/log.mjs';
import { ensureBuilt, ensureInstalled } from './lib/project.mjs';
import { stopSignal } from './lib/run.mjs';

await runMain(async () => {
  const signal = stopSignal();
  await ensureInstalled(signal);
  await ensureBuilt(signal);
  await import(pathToFileURL(join(PROJECT, 'out/main/simulate.js')).href);
  return Number(process.exitCode ?? 0);
});
