// Brings the checkout up to date: installed packages and built output. Both cost milliseconds when nothing changed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './folders.mjs';
import { readStamp, treeStamp, writeStamp } from './hash.mjs';
import { say, seconds, Stop } from './log.mjs';
import { run, tail } from './run.mjs';

/** Everything that `electron-vite build` reads. */
const SOURCES = [
  'src-shared',
  'src-main',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
];
const BUILT_MAIN = join(PROJECT, 'out/main/main.js');
const BUILD_STAMP = join(PROJECT, 'out/.built-from');

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, peer?: boolean }> }} Lockfile */

/**
 * Whether npm's own record of what it installed agrees with the lock file. Optional packages may be missing: they
 * belong to other platforms.
 * @param {Lockfile} lock package-lock.json
 * @param {Lockfile | undefined} installed node_modules/.package-lock.json, which npm writes last
 */
export const isInstalled = (lock, installed) => {
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  const found = installed?.packages;
  if (found === undefined) return false;
  return wanted.every(([path, { version, optional }]) => {
    const there = found[path];
    return there === undefined ? optional === true : there.version === version;
  });
};

/** @param {string} file @returns {Lockfile | undefined} */
const readLockfile = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** @param {AbortSignal} signal */
export const ensureInstalled = async (signal) => {
  const lock = readLockfile(join(PROJECT, 'package-lock.json')) ?? {};
  if (isInstalled(lock, readLockfile(join(PROJECT, 'node_modules/.package-lock.json')))) return;
  const startedMs = performance.now();
  say('installing packages with npm ci (about a minute the first time) …');
  // The lock file's packages need no install scripts: native parts ship inside them, Electron is obtained apart.
  const { code, output } = await run('npm', ['ci', '--ignore-scripts'], { cwd: PROJECT, signal });
  if (code !== 0) throw new Stop(`npm ci failed:\n${tail(output, 15)}`);
  say(`packages installed in ${seconds(performance.now() - startedMs)}`);
};

/** Says that the output in `out/` was built from the sources as they are. */
export const markBuilt = () => writeStamp(BUILD_STAMP, treeStamp(PROJECT, SOURCES));

/** @param {AbortSignal} signal */
export const ensureBuilt = async (signal) => {
  const stamp = treeStamp(PROJECT, SOURCES);
  if (existsSync(BUILT_MAIN) && readStamp(BUILD_STAMP) === stamp) return;
  const startedMs = performance.now();
  say('building …');
  const { code, output } = await run('npm', ['run', 'build'], {
    cwd: PROJECT,
    env: { ...process.env, NO_COLOR: '1' },
    signal,
  });
  if (code !== 0) throw new Stop(`the build failed:\n${tail(output, 25)}`);
  writeStamp(BUILD_STAMP, stamp);
  say(`built in ${seconds(performance.now() - startedMs)}`);
};
