// Reads a zip archive with what Node has: a fresh machine has no `unzip`. It reads what our one pinned archive
// holds (stored and deflated entries, no zip64, no encryption) and refuses anything else.
// Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { Stop } from './log.mjs';

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/**
 * @typedef {object} ZipEntry
 * @property {string} name with `/` between folders, and at the end of a folder's own entry
 * @property {number} mode Unix permission bits
 * @property {() => Buffer} read the contents, unpacked
 */

/**
 * @param {string} file
 * @returns {{ entries: ZipEntry[], close: () => void }} entries in the archive's order; readable until closed
 */
export const openZip = (file) => {
  const fd = openSync(file, 'r');
  const at = (/** @type {number} */ position, /** @type {number} */ length) => {
    const bytes = Buffer.alloc(length);
    if (readSync(fd, bytes, 0, length, position) !== length) throw new Stop(`${file} ends too early`);
    return bytes;
  };
  const end = at(fstatSync(fd).size - END_BYTES, END_BYTES);
  if (end.readUInt32LE(0) !== END_SIGNATURE) throw new Stop(`${file} is not a plain zip archive`);
  const directory = at(end.readUInt32LE(16), end.readUInt32LE(12));
  return { entries: readDirectory(directory, end.readUInt16LE(10), at), close: () => closeSync(fd) };
};

/**
 * @param {Buffer} directory the archive's table of contents
 * @param {number} count
 * @param {(position: number, length: number) => Buffer} at reads from the archive
 * @returns {ZipEntry[]}
 */
const readDirectory = (directory, count, at) => {
  /** @type {ZipEntry[]} */
  const entries = [];
  for (let offset = 0; entries.length < count;) {
    const header = directory.subarray(offset);
    if (header.readUInt32LE(0) !== ENTRY_SIGNATURE) throw new Stop('the zip archive has a damaged entry');
    const nameBytes = header.readUInt16LE(28);
    entries.push({
      name: header.toString('utf8', ENTRY_BYTES, ENTRY_BYTES + nameBytes),
      mode: (header.readUInt32LE(38) >>> 16) & 0o777,
      read: () => readEntry(header, at),
    });
    offset += ENTRY_BYTES + nameBytes + header.readUInt16LE(30) + header.readUInt16LE(32);
  }
  return entries;
};

/**
 * @param {Buffer} header the entry in the table of contents
 * @param {(position: number, length: number) => Buffer} at
 */
const readEntry = (header, at) => {
  const method = header.readUInt16LE(10);
  const position = header.readUInt32LE(42);
  const local = at(position, LOCAL_HEADER_BYTES);
  const start = position + LOCAL_HEADER_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = at(start, header.readUInt32LE(20));
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw new Stop(`the zip archive uses compression method ${method}, which is not read here`);
};
