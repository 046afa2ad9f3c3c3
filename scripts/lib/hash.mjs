// Hashes prove where a file came from; stamps tell cheaply whether anything changed since the last time.
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 * @returns {Promise<string>}
 */
export const hashFile = async (file, algorithm, encoding) => {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
};

/** @param {string} file @returns {string} changes whenever the file is written or replaced */
export const fileStamp = (file) => {
  const { size, mtimeMs } = statSync(file);
  return `${size}:${mtimeMs}`;
};

/** @param {string} path @returns {string[]} the files at or under it, sorted; none when it does not exist */
const filesUnder = (path) => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
};

/**
 * One stamp over names, sizes and times of files and folders: contents are not read, so it costs milliseconds.
 * @param {string} root
 * @param {readonly string[]} paths files or folders under root; missing ones count as empty
 * @returns {string}
 */
export const treeStamp = (root, paths) => {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) hash.update(`${file}\0${fileStamp(file)}\n`);
  }
  return hash.digest('hex');
};

/** @param {string} file @returns {string | undefined} what writeStamp left there */
export const readStamp = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // Never written, or not readable: either way the work is done anew.
  }
};

/** @param {string} file @param {string} stamp */
export const writeStamp = (file, stamp) => writeFileSync(file, stamp);
