import { createHash } from 'node:crypto';
import type { AuditDeed, AuditEntry } from '../../../src-shared/domain/operators/audit-entry.ts';

/** Where a chain stands: the last entry's number and hash. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first entry. */
export const GENESIS: ChainEnd = { seq: 0, hash: '0'.repeat(64) };

/** A longer line is none of ours: details are clipped far below. */
export const LINE_MAX_BYTES = 128 * 1024;

const HASH_AT_END = /,"hash":"([0-9a-f]{64})"\}$/;
/** `,"hash":"` + 64 + `"}` */
const END_BYTES = 75;

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/**
 * The canonical text of an entry and its hash. The hash covers the text before it, number and previous hash included,
 * so that whoever verifies hashes what lies in the file and need not write it anew.
 */
export function lineOf(
  { atMs, by, action, subject, detail }: AuditDeed,
  before: ChainEnd,
): ChainEnd & { readonly line: string } {
  const seq = before.seq + 1;
  const whole = JSON.stringify({ seq, previous: before.hash, atMs, by, action, subject, detail });
  const text = whole.slice(0, -1);
  const hash = sha256(text);
  return { seq, hash, line: `${text},"hash":"${hash}"}` };
}

/** Null: not a line of ours. Whether the hash is right is told apart: `isGenuine`. */
export function readLine(line: Buffer): AuditEntry | null {
  if (line.length <= END_BYTES || line.length > LINE_MAX_BYTES) return null;
  try {
    const text = line.toString('utf8');
    if (!HASH_AT_END.test(text)) return null;
    const entry = JSON.parse(text) as Partial<AuditEntry>;
    return Number.isInteger(entry.seq) && typeof entry.previous === 'string' ? (entry as AuditEntry) : null;
  } catch {
    return null;
  }
}

export const isGenuine = (line: Buffer, { hash }: Pick<AuditEntry, 'hash'>): boolean =>
  sha256(line.subarray(0, line.length - END_BYTES)) === hash;
