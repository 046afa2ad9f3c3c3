import { MAX_PAYLOAD_BYTES } from '../../../src-shared/feed/payloads.ts';
import { fail, ok, type Result } from '../../../src-shared/result.ts';

export type JsonProblem = 'too-large' | 'not-json' | 'not-object';

type JsonObject = Readonly<Record<string, unknown>>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** One JSON object in UTF-8 of at most MAX_PAYLOAD_BYTES. No detail quotes the payload: it may hold personal data. */
export function readJsonObject(payload: Uint8Array): Result<JsonObject, JsonProblem> {
  // Before all else: 64 MiB must cost no more than looking at their number.
  if (payload.byteLength > MAX_PAYLOAD_BYTES)
    return fail('too-large', `more than ${MAX_PAYLOAD_BYTES} bytes`);
  const text = decodeUtf8(payload);
  if (text === null) return fail('not-json', 'not UTF-8');
  const value = parseJson(text);
  if (value === undefined) return fail('not-json');
  return isJsonObject(value) ? ok(value) : fail('not-object', Array.isArray(value) ? 'array' : typeof value);
}

function decodeUtf8(payload: Uint8Array): string | null {
  try {
    return utf8.decode(payload);
  } catch {
    return null;
  }
}

/** Undefined when it is no JSON, which JSON itself cannot say. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
