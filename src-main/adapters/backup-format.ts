import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { BackupProblem } from '../../src-shared/contract/backup.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';

/**
 * A backup is one file:
 *   waystation-backup 1\n      what it is, and the version of its form
 *   {envelope as JSON}\n       how it is encrypted; null: it is not
 *   body                       gzipped tar of parts, the last one `manifest.json`; encrypted, with its tag of 16 bytes
 *   end                        "WSBE" and the SHA-256 of all before it
 * The sum over all tells a file that was cut off or changed from a passphrase that is wrong.
 */
const FORMAT = 1;
const MAGIC = 'waystation-backup ';
const END_MARK = Buffer.from('WSBE');
export const END_BYTES = END_MARK.length + 32;
export const TAG_BYTES = 16;
/** The two lines are far shorter. */
export const HEAD_MOST = 4_096;

/** Four times what a sign-in costs: it is asked for once, and a stolen file may be tried for years. */
const COST = { N: 2 ** 17, r: 8, p: 1 };
/** What a file may ask of this computer's memory: 128 · N · r bytes. */
const N_MOST = 2 ** 20;

const encryption = z.object({
  kdf: z.literal('scrypt'),
  N: z.int().min(2).max(N_MOST),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(16),
  salt: z.base64(),
  cipher: z.literal('aes-256-gcm'),
  iv: z.base64(),
  /** Of the key, so that a wrong passphrase is told from a changed file. */
  check: z.base64(),
});
type Encryption = z.infer<typeof encryption>;
const envelope = z.object({ encryption: encryption.nullable() });

export interface Head {
  readonly encryption: Encryption | null;
  /** The two lines as they stand; authenticated with the body. */
  readonly bytes: Buffer;
}

export function headOf(parts: Encryption | null): Head {
  const text = `${MAGIC}${String(FORMAT)}\n${JSON.stringify({ encryption: parts } satisfies z.infer<typeof envelope>)}\n`;
  return { encryption: parts, bytes: Buffer.from(text) };
}

export function parseHead(start: Buffer): Result<Head, BackupProblem> {
  const first = start.indexOf('\n');
  const second = start.indexOf('\n', first + 1);
  const magic = start.subarray(0, Math.max(0, first)).toString('latin1');
  if (!magic.startsWith(MAGIC)) return fail('not-a-backup');
  const version = Number(magic.slice(MAGIC.length));
  if (!Number.isInteger(version) || version < 1) return fail('not-a-backup');
  if (version > FORMAT) return fail('newer', String(version));
  if (second < 0) return fail('truncated');
  try {
    const parsed = envelope.parse(JSON.parse(start.subarray(first + 1, second).toString('utf8')));
    return ok({ encryption: parsed.encryption, bytes: start.subarray(0, second + 1) });
  } catch {
    return fail('changed');
  }
}

export const endOf = (sum: Buffer): Buffer => Buffer.concat([END_MARK, sum]);

/** The sum that the end tells; null: it is no end. */
export const sumIn = (end: Buffer): Buffer | null =>
  end.length === END_BYTES && end.subarray(0, END_MARK.length).equals(END_MARK)
    ? end.subarray(END_MARK.length)
    : null;

interface Keyed {
  readonly encryption: Encryption;
  readonly key: Buffer;
}

export async function newKey(passphrase: string): Promise<Keyed> {
  const salt = randomBytes(16);
  const key = await derive(passphrase, salt, COST);
  const text = (bytes: Buffer): string => bytes.toString('base64');
  return {
    key,
    encryption: {
      kdf: 'scrypt',
      ...COST,
      salt: text(salt),
      cipher: 'aes-256-gcm',
      iv: text(randomBytes(12)),
      check: text(checkOf(key)),
    },
  };
}

/** Null: it is not the passphrase. */
export async function keyFor(parts: Encryption, passphrase: string): Promise<Buffer | null> {
  const key = await derive(passphrase, Buffer.from(parts.salt, 'base64'), parts);
  const wanted = Buffer.from(parts.check, 'base64');
  const check = checkOf(key);
  return wanted.length === check.length && timingSafeEqual(wanted, check) ? key : null;
}

const checkOf = (key: Buffer): Buffer => createHmac('sha256', key).update('waystation-backup').digest();

function derive(
  passphrase: string,
  salt: Buffer,
  { N, r, p }: Pick<Encryption, 'N' | 'r' | 'p'>,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // However a keyboard composes its accents, it is the same passphrase.
    scrypt(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

export const MANIFEST = 'manifest.json';

/** What is in it, part by part; written last, when all is known. */
export const manifest = z.object({
  madeMs: z.number(),
  program: z.string(),
  console: z.string(),
  isDemo: z.boolean(),
  journal: z.object({ identity: z.string(), head: z.int().nonnegative() }),
  events: z.int().nonnegative(),
  /** Dexie's version of the history's tables; 0: there was no history. */
  schema: z.int().nonnegative(),
  rows: z.record(z.string(), z.number()),
  parts: z.array(z.object({ name: z.string(), bytes: z.int().nonnegative(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

/** A name leads nowhere but under the folder it is unpacked to. */
const NAME = /^[a-z0-9][\w.-]*(\/[\w-][\w.-]*){0,4}$/i;
export const isPartName = (name: string): boolean => NAME.test(name) && !name.includes('..');
