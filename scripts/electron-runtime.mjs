// Obtains the Electron runtime and prints its folder: ELECTRON_OVERRIDE_DIST_PATH=$(node scripts/electron-runtime.mjs)
import { electronRuntime } from './lib/electron.mjs';
import { runMain, say } from './lib/log.mjs';
import { stopSignal } from './lib/run.mjs';

await runMain(async () => {
  const { dist, label } = await electronRuntime(stopSignal());
  say(label);
  console.log(dist);
  return 0;
});
