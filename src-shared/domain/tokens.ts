import type { StationEvent } from './event.ts';

/**
 * A token as it stands in an event's JSON. Nothing else looks like it: within a text each quotation mark has a backslash
 * before it, and a token has none (feed/mask).
 */
const TOKEN = /"person":"([^"\\]*)"/g;

/** Events without who it was: the figures stay as they are. */
export const withoutTokens = (json: string): string => json.replace(TOKEN, '"person":null');

/** Whose token an entry has, without parsing it; null: none. */
export const tokenIn = (json: string): string | null => /"person":"([^"\\]*)"/.exec(json)?.[1] ?? null;

interface Whose {
  readonly station: string | null;
  readonly person: string | null;
}

/** The entry without its token, where it is one of those; null: it stays as it is. */
export function erased(json: string, { station, person }: Whose): string | null {
  const token = tokenIn(json);
  if (token === null || (person !== null && person !== token)) return null;
  if (station !== null && (JSON.parse(json) as StationEvent).station !== station) return null;
  return withoutTokens(json);
}
