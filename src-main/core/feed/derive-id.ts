import { hash } from 'node:crypto';

/** Tells a derived id from a sent one at a glance, in the journal and on the screen. */
const PREFIX = '~';
/** 132 bits: no two messages of a lifetime meet by chance. */
const CHARACTERS = 22;

/**
 * The identity of a message that carries none: the same topic and content again is the same event again.
 * Taken from the contract's fields, not from the bytes, so that not even a hash of a personal field is kept.
 */
export function deriveId(topic: string, content: unknown): string {
  return PREFIX + hash('sha256', `${topic}\n${JSON.stringify(content)}`, 'base64url').slice(0, CHARACTERS);
}
