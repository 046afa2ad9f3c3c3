// npm start [-- --check[=FILE]] [-- flags of the console]
// From a bare checkout to the console on the screen: obtains what is missing, builds what changed, starts it.
import { parseStartArgs } from './lib/args.mjs';
import { showConsole, watchConsole } from './lib/console.mjs';
import { ensureSystem } from './lib/debian.mjs';
import { hasDisplay, openInvisibleDisplay } from './lib/display.mjs';
import { electronRuntime } from './lib/electron.mjs';
import { runMain, say } from './lib/log.mjs';
import { ensureBuilt, ensureInstalled } from './lib/project.mjs';
import { stopSignal } from './lib/run.mjs';

/**
 * @param {string} executable
 * @param {import('./lib/args.mjs').StartArgs} args
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<number>} exit status
 */
const watch = async (executable, { checkPicture, flags }, env, signal) => {
  const isCheck = checkPicture !== undefined;
  const watched = watchConsole(executable, flags, env, (text) => isCheck || process.stderr.write(text));
  signal.addEventListener('abort', () => void watched.stop());
  // Loaded while Electron starts, and only after the packages are there.
  const { checkConsole, reportConsole } = await import('./lib/watch.mjs');
  try {
    if (!isCheck) return await reportConsole(watched);
    await checkConsole(watched, checkPicture);
    return 0;
  } finally {
    await watched.stop();
  }
};

await runMain(async () => {
  const args = parseStartArgs(process.argv.slice(2));
  const signal = stopSignal();
  const isHeadless = !hasDisplay();
  await ensureInstalled(signal);
  const { executable, label } = await electronRuntime(signal);
  await ensureSystem(executable, isHeadless ? { Xvfb: 'xvfb' } : {}, signal);
  await ensureBuilt(signal);
  say(`starting on ${label}`);
  if (!isHeadless && args.checkPicture === undefined) return showConsole(executable, args.flags, signal);
  if (!isHeadless) return watch(executable, args, process.env, signal);
  say('there is no display here: it runs on an invisible one (Xvfb); what its screen shows is printed below');
  const display = await openInvisibleDisplay('-terminate');
  try {
    return await watch(executable, args, { ...process.env, DISPLAY: display.name }, signal);
  } finally {
    await display.close();
  }
});
