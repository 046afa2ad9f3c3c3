import { createCipheriv, createHash, type CipherGCM } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { endOf, headOf, MANIFEST, newKey, type Manifest } from './backup-format.ts';

export interface BackupWriter {
  /** Resolves when there is room for the next one: what is in memory is a part or two. */
  readonly add: (name: string, body: Buffer) => Promise<void>;
  readonly bytes: () => number;
  /** Synced when it resolves. */
  readonly finish: (about: Omit<Manifest, 'parts'>) => Promise<void>;
  /** Closes it unfinished; the file is the caller's to remove. */
  readonly abort: () => Promise<void>;
}

/** Writes a backup to `path`, which must not exist; `passphrase` null: it is not encrypted. Everything rejects once the disk does. */
export async function openBackupWriter(path: string, passphrase: string | null): Promise<BackupWriter> {
  const keyed = passphrase === null ? null : await newKey(passphrase);
  const head = headOf(keyed?.encryption ?? null);
  const file = await open(path, 'wx', 0o600);
  const tar = pack();
  const parts: Manifest['parts'] = [];
  const cipher =
    keyed === null
      ? null
      : createCipheriv('aes-256-gcm', keyed.key, Buffer.from(keyed.encryption.iv, 'base64')).setAAD(
          head.bytes,
        );
  const sink = summedFile(file, cipher);
  sink.write(head.bytes);
  const source = Readable.from(tar, { objectMode: false });
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  const flow = cipher === null ? pipeline(source, gzip, sink) : pipeline(source, gzip, cipher, sink);
  // Told by whoever waits; a flow that fails while nobody does is told to the next one.
  const failed = flow.then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => Promise.reject(error instanceof Error ? error : new Error(String(error))),
  );
  failed.catch(() => undefined);

  const put = (name: string, body: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      failed.catch(reject);
      tar.entry({ name, size: body.length }, body, (error) => {
        if (error == null) resolve();
        else reject(error);
      });
    });
  return {
    add: async (name, body) => {
      parts.push({ name, bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') });
      await put(name, body);
    },
    bytes: () => parts.reduce((sum, { bytes }) => sum + bytes, 0),
    finish: async (about) => {
      await put(MANIFEST, Buffer.from(JSON.stringify({ ...about, parts } satisfies Manifest)));
      tar.finalize();
      await flow;
    },
    abort: async () => {
      tar.destroy();
      await flow.catch(() => undefined);
      await file.close().catch(() => undefined);
    },
  };
}

/** Adds all up that goes into the file, and ends it with the tag and the sum, synced. */
function summedFile(file: FileHandle, cipher: CipherGCM | null): Writable {
  const sum = createHash('sha256');
  const write = async (chunk: Buffer): Promise<void> => {
    sum.update(chunk);
    await file.writeFile(chunk);
  };
  const end = async (): Promise<void> => {
    if (cipher !== null) await write(cipher.getAuthTag());
    await file.writeFile(endOf(sum.digest()));
    await file.sync();
    await file.close();
  };
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => void write(chunk).then(() => done(), done),
    final: (done) => void end().then(() => done(), done),
  });
}
