import type { RawKind, RawMessage } from '../../../src-shared/contract/raw.ts';
import { payloads } from '../../../src-shared/feed/payloads.ts';
import { cleanText } from './clean-text.ts';
import { excerptOf, MASKED, maskNumbers } from './mask.ts';
import { readJsonObject } from './read-json.ts';

/** A screen's width or two; longer ones end in `…`. */
const TEXT_CHARACTERS = 2_000;

/** User and password in the address of a camera. */
const CREDENTIALS = /:\/\/[^/@\s"]*@/g;

/**
 * A payload as a technician may see it: what the contract knows of it, at any depth, without what tells who somebody is. Made
 * before anything is kept, and harmless as text whatever came.
 */
export function rawText(kind: RawKind, payload: Uint8Array): Pick<RawMessage, 'text' | 'problem'> {
  if (kind === 'other') return { text: '', problem: 'bad-topic' };
  if (payload.byteLength === 0) return { text: '', problem: null };
  const json = readJsonObject(payload);
  if (!json.ok) return { text: '', problem: json.code };
  const schema = payloads[kind];
  const parsed = schema.safeParse(json.value);
  const fields = new Set('shape' in schema ? Object.keys(schema.shape) : []);
  if (!parsed.success) return { text: safe(excerptOf(json.value, fields)), problem: 'bad-payload' };
  const known = JSON.stringify(parsed.data, (name, value: unknown) =>
    name === 'person' && value !== null ? MASKED : value,
  );
  const others = Object.keys(json.value).filter((name) => !Object.hasOwn(parsed.data, name)).length;
  return { text: safe(others === 0 ? known : `${known} +${String(others)}`), problem: null };
}

const safe = (text: string): string =>
  cleanText(maskNumbers(text.replace(CREDENTIALS, `://${MASKED}@`)), TEXT_CHARACTERS);
