import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** How hard a secret is to guess; kept with each hash, so that it may be raised later. */
export interface HashCost {
  /** Rounds of memory: 128 · N · r bytes are needed for each try. */
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and three passes, as OWASP's cheat sheet on password storage has it: about a quarter of a second. */
export const HASH_COST: HashCost = { N: 2 ** 15, r: 8, p: 3 };

export interface SecretHash extends HashCost {
  /** Base64. */
  readonly salt: string;
  readonly hash: string;
}

const SALT_BYTES = 16;
const HASH_BYTES = 32;

function derive(secret: string, salt: Buffer, { N, r, p }: HashCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const maxmem = 256 * N * r;
    // However a keyboard composes its accents, it is the same secret.
    scrypt(secret.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

export async function hashSecret(secret: string, cost: HashCost): Promise<SecretHash> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(secret, salt, cost);
  const { N, r, p } = cost;
  return { N, r, p, salt: salt.toString('base64'), hash: key.toString('base64') };
}

/** Takes as long whether it is right or wrong. */
export async function isSecret(secret: string, { salt, hash, ...cost }: SecretHash): Promise<boolean> {
  const key = await derive(secret, Buffer.from(salt, 'base64'), cost);
  const wanted = Buffer.from(hash, 'base64');
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}

/** Is no secret's hash, but costs as much to try: a name that nobody has takes as long as one that somebody has. */
export const noSecret = (cost: HashCost): SecretHash => ({
  ...cost,
  salt: randomBytes(SALT_BYTES).toString('base64'),
  hash: randomBytes(HASH_BYTES).toString('base64'),
});
