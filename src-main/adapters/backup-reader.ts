import { createDecipheriv, createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type { BackupProblem } from '../../src-shared/contract/backup.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import {
  END_BYTES,
  HEAD_MOST,
  isPartName,
  keyFor,
  MANIFEST,
  manifest,
  parseHead,
  sumIn,
  TAG_BYTES,
  type Head,
  type Manifest,
} from './backup-format.ts';

/** No part is larger: a file of the profile, or rows of the history. */
const PART_MOST_BYTES = 128 * 1024 * 1024;

export interface Following {
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly onShare: (share: number) => void;
}

interface Opened extends Head {
  readonly size: number;
}

/** What the file's beginning and end tell; nothing between is read. */
export async function openBackup(path: string): Promise<Result<Opened, BackupProblem>> {
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    return fail('unreadable', String(error));
  }
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_MOST), 0, HEAD_MOST, 0);
    const head = parseHead(buffer.subarray(0, bytesRead));
    if (!head.ok) return head;
    const end = await file.read(Buffer.alloc(END_BYTES), 0, END_BYTES, Math.max(0, size - END_BYTES));
    if (size < head.value.bytes.length + END_BYTES || sumIn(end.buffer) === null) return fail('truncated');
    return ok({ ...head.value, size });
  } catch (error) {
    return fail('unreadable', String(error));
  } finally {
    await file.close();
  }
}

/** SHA-256 over all but the end, where it is what the end tells; null: it is not. Nothing is decrypted for it. */
export async function wholeSum(path: string, { signal, onShare }: Following): Promise<string | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const sum = createHash('sha256');
    let done = 0;
    for await (const chunk of file.createReadStream({ end: size - END_BYTES - 1, autoClose: false })) {
      signal.throwIfAborted();
      sum.update(chunk as Buffer);
      done += (chunk as Buffer).length;
      onShare(done / size);
    }
    const { buffer } = await file.read(Buffer.alloc(END_BYTES), 0, END_BYTES, size - END_BYTES);
    const digest = sum.digest();
    return sumIn(buffer)?.equals(digest) === true ? digest.toString('hex') : null;
  } finally {
    await file.close();
  }
}

/** What is done with each part, in the order of the file; null: it is only looked at. */
type Take = (name: string, body: Buffer) => Promise<void>;

/**
 * Reads every part, adds each up and compares it with the manifest. What `take` got counts only if the whole comes out
 * well. Rejects with what `take` rejects with, or with the signal's reason.
 */
export async function readParts(
  path: string,
  opened: Opened,
  passphrase: string,
  { signal, onShare, take }: Following & { readonly take: Take | null },
): Promise<Result<Manifest, BackupProblem>> {
  const { encryption, bytes: head, size } = opened;
  const bodyEnd = size - END_BYTES - (encryption === null ? 0 : TAG_BYTES);
  const key = encryption === null ? null : await keyFor(encryption, passphrase);
  if (encryption !== null && key === null)
    return fail(passphrase === '' ? 'passphrase-needed' : 'wrong-passphrase');
  const decipher = key === null ? new PassThrough() : await decipherFor(path, opened, key, bodyEnd);
  let done = 0;
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, next) => {
      done += chunk.length;
      onShare(Math.min(1, done / size));
      next(signal.aborted ? new Error('cancelled') : null, chunk);
    },
  });
  const found: Manifest['parts'] = [];
  let told: Manifest | null = null;
  let refusal: unknown = null;
  const parts = extract();
  parts.on('entry', (header, stream, next) => {
    const read = async (): Promise<void> => {
      const body = await bodyOf(stream, header.size ?? 0);
      if (header.name === MANIFEST) {
        told = manifest.parse(JSON.parse(body.toString('utf8')));
        return;
      }
      if (!isPartName(header.name)) throw new Error(`a part named ${header.name}`);
      found.push({
        name: header.name,
        bytes: body.length,
        sha256: createHash('sha256').update(body).digest('hex'),
      });
      try {
        await take?.(header.name, body);
      } catch (error) {
        refusal = error;
        throw error;
      }
    };
    read().then(() => next(), next);
  });
  try {
    const source = createReadStream(path, { start: head.length, end: bodyEnd - 1 });
    await pipeline(source, counted, decipher, createGunzip(), parts);
  } catch (error) {
    signal.throwIfAborted();
    if (refusal !== null) throw refusal instanceof Error ? refusal : new Error('refused', { cause: refusal });
    return fail('changed', String(error));
  }
  // Set in the callback, which the compiler does not see.
  const whole = told as Manifest | null;
  if (whole === null || JSON.stringify(whole.parts) !== JSON.stringify(found)) return fail('changed');
  return ok(whole);
}

async function decipherFor(path: string, { encryption, bytes }: Opened, key: Buffer, tagAt: number) {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(TAG_BYTES), 0, TAG_BYTES, tagAt);
    const iv = Buffer.from(encryption?.iv ?? '', 'base64');
    return createDecipheriv('aes-256-gcm', key, iv).setAAD(bytes).setAuthTag(buffer);
  } finally {
    await file.close();
  }
}

async function bodyOf(stream: AsyncIterable<unknown>, size: number): Promise<Buffer> {
  if (size > PART_MOST_BYTES) throw new Error(`a part of ${String(size)} bytes`);
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
