import { readFile, stat } from 'node:fs/promises';
import type { Log, TlsMaterial } from './core/ports.ts';

/** A PEM bundle of all the world's authorities is a quarter of this. */
const PEM_MAX_BYTES = 1024 * 1024;

export interface TlsFiles {
  /** Paths; empty: none. */
  readonly caFile: string;
  readonly certFile: string;
  /** The key itself, or the path of its file. */
  readonly key: { readonly pem: string } | { readonly file: string };
}

/** Reads what TLS goes by. A file that cannot be read is named instead: nothing is dialled with less than was asked for. */
export async function readTls({ caFile, certFile, key }: TlsFiles, log: Log): Promise<TlsMaterial> {
  const unreadable: string[] = [];
  const read = async (file: string): Promise<string> => {
    if (file === '') return '';
    try {
      const found = await stat(file);
      if (!found.isFile() || found.size > PEM_MAX_BYTES) throw new Error('too large, or no file');
      const text = await readFile(file, 'utf8');
      // Node takes whatever is no PEM for an empty list, and says nothing.
      if (!text.includes('-----BEGIN ')) throw new Error('not a PEM file');
      return text;
    } catch (error) {
      unreadable.push(file);
      log.warn(`${file} cannot be read: ${String(error)}`);
      return '';
    }
  };
  const ca = await read(caFile);
  const cert = await read(certFile);
  const keyPem = certFile === '' ? '' : 'pem' in key ? key.pem : await read(key.file);
  if (cert !== '' && keyPem === '' && unreadable.length === 0) unreadable.push(`the key of ${certFile}`);
  return { ca, cert, key: keyPem, unreadable: unreadable.join(', ') };
}
