import { cleanText } from './clean-text.ts';

/**
 * Personal data has no field in the contract. What is decoded is therefore built from the contract's fields alone,
 * never from what came minus a list of forbidden names: such a list is always one name short. This file holds the
 * two places where a list of fields is not enough.
 */

/** Letters, digits and the signs of base64, UUIDs and URNs: no name in any script, no sentence. */
const TOKEN = /^[A-Za-z0-9_.:~+/=-]{1,64}$/;
/** A mainland mobile number, with its country code, a leading 0 or neither, in one or in groups; and a resident identity number. */
const NUMBER_OF_SOMEBODY = String.raw`(?:(?:(?:\+|00)?86[- ]?|0)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|\d{17}[\dXx])`;
const TELLS_WHO = new RegExp(`^${NUMBER_OF_SOMEBODY}$`);

/** `person` if it is an opaque token; null if it is absent or names somebody. The entry itself still counts. */
export function opaqueToken(person: string | null | undefined): string | null {
  if (person === null || person === undefined) return null;
  return TOKEN.test(person) && !TELLS_WHO.test(person) ? person : null;
}

/** In the place of what is not shown. */
export const MASKED = '‹…›';

/** The same numbers within a text. */
const NUMBERS_OF_PEOPLE = new RegExp(String.raw`(?<!\d)${NUMBER_OF_SOMEBODY}(?![\dXx])`, 'g');

export const maskNumbers = (text: string): string => text.replace(NUMBERS_OF_PEOPLE, MASKED);

/** Enough to see what a gateway does wrong. */
const EXCERPT_CHARACTERS = 300;
const EXCERPT_TEXT_CHARACTERS = 48;

/**
 * A refused payload for the technician: the contract's fields with their values where these are plain, the type
 * where they are not; of all other fields only how many there were, for even their names may be personal.
 */
export function excerptOf(payload: Readonly<Record<string, unknown>>, fields: ReadonlySet<string>): string {
  const entries = Object.entries(payload);
  const known = entries.filter(([name]) => fields.has(name));
  const shown = known.map(([name, value]) => `"${name}":${name === 'person' ? MASKED : plain(value)}`);
  if (known.length < entries.length) shown.push(`+${entries.length - known.length}`);
  return cleanText(`{${shown.join(',')}}`, EXCERPT_CHARACTERS);
}

function plain(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(cleanText(value, EXCERPT_TEXT_CHARACTERS));
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return value === null ? 'null' : Array.isArray(value) ? '[…]' : '{…}';
  }
}
