// What the program needs from the system, and the Debian packages that bring it.
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder } from './folders.mjs';
import { fileStamp, readStamp, writeStamp } from './hash.mjs';
import { say, seconds, Stop } from './log.mjs';
import { run, tail } from './run.mjs';

/** The shared libraries of Electron, as Debian names their packages. */
const LIBRARIES =
  'libgtk-3-0 libnss3 libnspr4 libasound2 libgbm1 libxss1 libatk-bridge2.0-0 libatspi2.0-0 libcups2 libdrm2 libnotify4 libsecret-1-0 libxkbcommon0 libxdamage1 libxrandr2 libxcomposite1 libxfixes3 libxtst6 libuuid1'.split(
    ' ',
  );
const FONTS = ['fonts-noto-cjk', 'fontconfig'];
const USUAL_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** @param {string} name @param {NodeJS.ProcessEnv} [env] @returns {boolean} */
export const hasCommand = (name, env = process.env) =>
  // A user's PATH often leaves out the folders for administrators, where `ip` and `mosquitto` stand.
  [...(env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'].some((folder) =>
    existsSync(join(folder, name)),
  );

/**
 * @param {string} output of `ldd`
 * @returns {string[]} the libraries that were not found, each once
 */
export const missingLibraries = (output) => [
  ...new Set(output.split('\n').flatMap((line) => /^\s*(\S+) => not found/.exec(line)?.[1] ?? [])),
];

/**
 * Packages for Electron's libraries, none when all are there. A complete answer is remembered for this executable,
 * because asking costs a tenth of a second.
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
const missingLibraryPackages = async (executable) => {
  const stampFile = join(cacheFolder(), 'libraries-complete');
  const stamp = `${executable}:${fileStamp(executable)}`;
  if (readStamp(stampFile) === stamp) return [];
  const missing = missingLibraries((await run('ldd', [executable])).output);
  if (missing.length > 0) {
    say(`Electron lacks ${missing.length} shared libraries (${missing.slice(0, 3).join(', ')} …)`);
    return LIBRARIES;
  }
  mkdirSync(cacheFolder(), { recursive: true });
  writeStamp(stampFile, stamp);
  return [];
};

/** @returns {Promise<string[]>} packages for a font with Chinese characters, none when there is one */
const missingFontPackages = async () => {
  if (existsSync(USUAL_FONT)) return [];
  const { code, output } = await run('fc-list', [':lang=zh']);
  return code === 0 && output.trim() !== '' ? [] : FONTS;
};

/**
 * Debian 13 renamed the libraries whose time type grew, and the old names are ambiguous there.
 * @param {readonly string[]} wanted
 * @param {string} policy what `apt-cache policy` says of every wanted name with `t64` at its end; unknown ones are left out
 */
export const namesKnownHere = (wanted, policy) => {
  const known = new Set(policy.split('\n').filter((line) => /^\S+:$/.test(line)));
  return wanted.map((name) => (known.has(`${name}t64:`) ? `${name}t64` : name));
};

/** @param {readonly string[]} packages @returns {string} the sentence that says what to do */
const advice = (packages) =>
  hasCommand('apt-get')
    ? `please install: sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
    : `please install what stands for these Debian packages on this system: ${packages.join(' ')}`;

/**
 * @param {readonly string[]} packages
 * @param {AbortSignal} signal
 * @throws {Stop} with the sentence that says what to install, when we may not or cannot
 */
const install = async (packages, signal) => {
  const startedMs = performance.now();
  say(`installing Debian packages: ${packages.join(' ')} …`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, signal };
  await run('apt-get', ['update', '-qq'], options);
  const policy = await run('apt-cache', ['policy', ...packages.map((name) => `${name}t64`)], options);
  const names = namesKnownHere(packages, policy.output);
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', ...names],
    options,
  );
  if (code !== 0) throw new Stop(`apt-get failed; ${advice(names)}\n${tail(output, 6)}`);
  say(`Debian packages installed in ${seconds(performance.now() - startedMs)}`);
};

/**
 * Sees to it that the system has what Electron and the given commands need; Chinese fonts are asked for, not insisted on.
 * @param {string} executable Electron's
 * @param {Readonly<Record<string, string>>} commands command and the Debian package that brings it
 * @param {AbortSignal} signal
 */
export const ensureSystem = async (executable, commands, signal) => {
  if (process.platform !== 'linux') return;
  const [libraries, fonts] = await Promise.all([missingLibraryPackages(executable), missingFontPackages()]);
  const tools = Object.entries(commands).flatMap(([command, name]) => (hasCommand(command) ? [] : [name]));
  const needed = [...libraries, ...tools];
  const missing = [...new Set([...needed, ...fonts])];
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && hasCommand('apt-get')) return install(missing, signal);
  if (needed.length > 0)
    throw new Stop(`system packages are missing, and only root may install them; ${advice(missing)}`);
  say(`no font with Chinese characters: texts will show as boxes; ${advice(missing)}`);
};
