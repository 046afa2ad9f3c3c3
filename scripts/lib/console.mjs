// The console as a process: `electron . [flags]` in the project's folder.
import { Readable, Writable } from 'node:stream';
import { PROJECT } from './folders.mjs';
import { say } from './log.mjs';
import { spawnOwned, stopGroup } from './run.mjs';

/** Output kept for a report of failure, in characters. */
const KEPT_OUTPUT = 20_000;

/** Chromium repeats this a dozen times on machines without D-Bus, where nothing here needs it. */
const NO_DBUS = /^\[[^\]]*ERROR:bus\.cc[^\n]*\n/gm;

/** @returns {string[]} Chromium's switches; they stand before the folder, so that what follows it is the console's own */
const chromiumSwitches = () => {
  if (process.getuid?.() !== 0) return [];
  say('running as root, whom Chromium refuses its sandbox: started with --no-sandbox');
  return ['--no-sandbox'];
};

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} exit status; 1 when a signal ended it */
const exitOf = (child) =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

/**
 * Runs the console on the person's own display until it is closed.
 * @param {string} executable
 * @param {readonly string[]} flags
 * @param {AbortSignal} signal
 * @returns {Promise<number>} exit status
 */
export const showConsole = async (executable, flags, signal) => {
  const args = [...chromiumSwitches(), '.', ...flags];
  const child = spawnOwned(executable, args, { cwd: PROJECT, stdio: 'inherit' });
  signal.addEventListener('abort', () => void stopGroup(child));
  return exitOf(child);
};

/**
 * @typedef {object} WatchedConsole
 * @property {import('node:stream').Writable} to DevTools messages to it
 * @property {import('node:stream').Readable} from DevTools messages from it
 * @property {Promise<number>} exited its exit status
 * @property {() => boolean} isRunning
 * @property {() => string} output the last of what it wrote
 * @property {() => Promise<void>} stop
 */

/**
 * Starts the console with a line to its DevTools.
 * @param {string} executable
 * @param {readonly string[]} flags
 * @param {NodeJS.ProcessEnv} env
 * @param {(text: string) => void} onOutput
 * @returns {WatchedConsole}
 */
export const watchConsole = (executable, flags, env, onOutput) => {
  const args = [...chromiumSwitches(), '--remote-debugging-pipe', '.', ...flags];
  const child = spawnOwned(executable, args, {
    cwd: PROJECT,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
  });
  let output = '';
  let running = true;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      const text = chunk.replace(NO_DBUS, '');
      output = (output + text).slice(-KEPT_OUTPUT);
      onOutput(text);
    });
  }
  const exited = exitOf(child).finally(() => (running = false));
  const { 3: to, 4: from } = child.stdio;
  if (!(to instanceof Writable) || !(from instanceof Readable)) throw new TypeError('pipes were asked for');
  return { to, from, exited, isRunning: () => running, output: () => output, stop: () => stopGroup(child) };
};
