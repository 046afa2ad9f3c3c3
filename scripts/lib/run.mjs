// Child processes: each in a process group of its own, so that stopping one stops everything it started.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** What a shell reports for a command that does not exist; used for the same here. */
export const COMMAND_NOT_FOUND = 127;

/** Output kept in memory, in characters: enough for any message that we read or show, too little to hurt. */
const OUTPUT_BOUND = 1_000_000;

/** How long a process may take to leave after SIGTERM before it is killed. */
const LEAVE_MS = 5_000;
const LOOK_MS = 20;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment; the caller's own when absent
 * @property {string} [logFile] the output goes there too
 * @property {(text: string) => void} [onOutput] gets the output as it comes
 * @property {number} [timeoutMs] stopped after this long; no limit when absent
 * @property {AbortSignal} [signal] stops it when aborted
 *
 * @typedef {object} RunResult
 * @property {number} code exit status; 127 when the command does not exist, 128 when a signal ended it
 * @property {string} output standard output and error as they came, the last million characters
 */

/**
 * Signals a process group; one that is gone already needs nothing.
 * @param {import('node:child_process').ChildProcess} child started with `detached`
 * @param {NodeJS.Signals} signal
 */
const signalGroup = (child, signal) => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // ESRCH: the group has left by itself.
  }
};

/**
 * Starts a process in a group of its own, which ends with this script at the latest, also when the script fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export const spawnOwned = (command, args, options) => {
  const child = spawn(command, args, { ...options, detached: true });
  const end = () => signalGroup(child, 'SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
};

/**
 * Asks a process to leave by itself, then ends what is left of its group.
 * @param {import('node:child_process').ChildProcess} child started with `detached`
 * @returns {Promise<void>} when the process itself has exited
 */
export const stopGroup = async (child) => {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const left = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), LEAVE_MS);
    await left;
    clearTimeout(timer);
  }
  // Whoever was asked by the leader, as a script is by npm, ends what it started in its turn.
  for (let waitedMs = 0; waitedMs < LEAVE_MS && isGroupAlive(child); waitedMs += LOOK_MS)
    await pause(LOOK_MS);
  signalGroup(child, 'SIGKILL');
};

/** @param {import('node:child_process').ChildProcess} child started with `detached` */
const isGroupAlive = ({ pid }) => {
  try {
    return pid !== undefined && process.kill(-pid, 0);
  } catch {
    return false;
  }
};

/**
 * Runs a command to its end. Never throws for what the command does.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export const run = async (command, args, options = {}) => {
  const { cwd, env, logFile, onOutput, timeoutMs, signal } = options;
  const child = spawnOwned(command, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = logFile === undefined ? undefined : createWriteStream(logFile);
  let output = '';
  const keep = (/** @type {string} */ text) => {
    output = (output + text).slice(-OUTPUT_BOUND);
    log?.write(text);
    onOutput?.(text);
  };
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', keep);
  const stop = () => void stopGroup(child);
  const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  const code = await new Promise((/** @type {(code: number) => void} */ resolve) => {
    child.once('error', () => resolve(COMMAND_NOT_FOUND));
    child.once('close', (status) => resolve(status ?? 128));
  });
  clearTimeout(timer);
  signal?.removeEventListener('abort', stop);
  if (log) await finished(log.end());
  return { code, output };
};

/** @param {string} output @param {number} lines @returns {string} the first lines, for a message */
export const head = (output, lines) => output.trim().split('\n').slice(0, lines).join('\n');

/** @param {string} output @param {number} lines @returns {string} the last lines, for a message */
export const tail = (output, lines) => output.trimEnd().split('\n').slice(-lines).join('\n');

/**
 * Aborts when the person or the system asks this script to stop.
 * @returns {AbortSignal}
 */
export const stopSignal = () => {
  const controller = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(name, () => controller.abort(name));
  }
  return controller.signal;
};
