/**
 * Rows of the history as text: JSON, with what JSON has no word for in an object of one key, "$". The numbers of typed
 * arrays go as they lie in memory (little-endian on every machine that Electron runs on), so nothing is rounded.
 */
const TYPED = { Uint8Array, Uint16Array, Float32Array, Float64Array } as const;
type TypedName = keyof typeof TYPED;

type Packed =
  | { readonly $: 'Map'; readonly entries: readonly (readonly [unknown, unknown])[] }
  | { readonly $: TypedName; readonly base64: string }
  | { readonly $: 'number'; readonly name: string };

const nameOf = (value: unknown): TypedName | null =>
  (Object.keys(TYPED) as TypedName[]).find((name) => value instanceof TYPED[name]) ?? null;

/** Characters handed to `fromCharCode` at once: more than that are too many arguments. */
const CHUNK = 8_192;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

function pack(_name: string, value: unknown): unknown {
  if (value instanceof Map) return { $: 'Map', entries: [...value] } satisfies Packed;
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)))
    return { $: 'number', name: Object.is(value, -0) ? '-0' : String(value) } satisfies Packed;
  const name = nameOf(value);
  if (name === null) return value;
  const { buffer, byteOffset, byteLength } = value as Uint8Array;
  return { $: name, base64: base64Of(new Uint8Array(buffer, byteOffset, byteLength)) } satisfies Packed;
}

function unpack(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$' in value)) return value;
  const packed = value as Packed;
  if (packed.$ === 'Map') return new Map(packed.entries);
  if (packed.$ === 'number') return Number(packed.name);
  const bytes = Uint8Array.from(atob(packed.base64), (letter) => letter.charCodeAt(0));
  return new TYPED[packed.$](bytes.buffer);
}

export const packRows = (rows: readonly unknown[]): string => JSON.stringify(rows, pack);

/** What `packRows` made. Throws where it is not. */
export function unpackRows(text: string): unknown[] {
  const rows: unknown = JSON.parse(text, unpack);
  if (!Array.isArray(rows)) throw new Error('no rows');
  return rows;
}
