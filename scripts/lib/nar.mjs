// The NAR hash: Nix's hash of a whole folder, names, contents and executable bits. nixpkgs pins it for published
// archives, which gives us a second, independent witness for what we unpack.
// Format: https://nix.dev/manual/nix/latest/protocols/nix-archive
import { createHash } from 'node:crypto';

/**
 * @typedef {{ kind: 'file', executable: boolean, read: () => Buffer }} NarFile
 * @typedef {{ kind: 'folder', entries: Map<string, NarFile | NarFolder> }} NarFolder
 */

/** Every string is padded with zeros to a multiple of this many bytes. */
const ALIGN = 8;

/**
 * Files are read one at a time and in order, so memory holds the largest file and no more.
 * @param {NarFile | NarFolder} root
 * @returns {string} as nixpkgs writes it: `sha256-` and base64
 */
export const narHash = (root) => {
  const hash = createHash('sha256');
  const put = (/** @type {string | Buffer} */ value) => {
    const bytes = Buffer.from(value);
    const length = Buffer.alloc(ALIGN);
    length.writeBigUInt64LE(BigInt(bytes.length));
    hash.update(length).update(bytes);
    hash.update(Buffer.alloc((ALIGN - (bytes.length % ALIGN)) % ALIGN));
  };
  const putNode = (/** @type {NarFile | NarFolder} */ node) => {
    put('(');
    put('type');
    if (node.kind === 'file') {
      put('regular');
      if (node.executable) ['executable', ''].forEach(put);
      put('contents');
      put(node.read());
    } else {
      put('directory');
      for (const [name, child] of [...node.entries].sort(byBytes)) {
        ['entry', '(', 'name', name, 'node'].forEach(put);
        putNode(child);
        put(')');
      }
    }
    put(')');
  };
  put('nix-archive-1');
  putNode(root);
  return `sha256-${hash.digest('base64')}`;
};

/**
 * NAR sorts names by their bytes, which is not how JavaScript compares strings.
 * @param {[string, unknown]} a
 * @param {[string, unknown]} b
 */
const byBytes = ([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * @param {readonly { name: string, mode: number, read: () => Buffer }[]} files paths with `/`, Unix permission bits
 * @returns {NarFolder} the folder that an archive of these files unpacks to
 */
export const treeOf = (files) => {
  /** @type {NarFolder} */
  const root = { kind: 'folder', entries: new Map() };
  for (const { name, mode, read } of files) {
    const names = name.split('/');
    const last = names.pop() ?? '';
    let folder = root;
    for (const part of names) folder = subfolder(folder, part);
    folder.entries.set(last, { kind: 'file', executable: (mode & 0o100) !== 0, read });
  }
  return root;
};

/** @param {NarFolder} folder @param {string} name @returns {NarFolder} */
const subfolder = (folder, name) => {
  const found = folder.entries.get(name);
  if (found?.kind === 'folder') return found;
  /** @type {NarFolder} */
  const made = { kind: 'folder', entries: new Map() };
  folder.entries.set(name, made);
  return made;
};
