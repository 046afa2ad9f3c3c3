import { z } from 'zod';
import type { ErasureProgress } from '../core/ports.ts';

/**
 * The journal's keys, in one ordered key space:
 *   e{cursor}         → the event as JSON
 *   i{station}\0{id}  → nothing; that the key is there says that the event is
 *   m{name}           → what is kept about the journal itself
 */
const ENTRY = 'e';
const IDENTITY = 'i';

/** Sorts after every entry. */
export const ENTRIES_END = 'f';

export const IDENTITY_KEY = 'm identity';
export const EARLIEST_KEY = 'm earliest';
export const PERSONS_KEY = 'm persons from';
export const ERASURE_KEY = 'm erasure';

/** 2^53 in base 36 has 11 digits; padded, the order of the keys is the order of the numbers. */
const CURSOR_DIGITS = 11;

export const entryKey = (cursor: number): string => ENTRY + cursor.toString(36).padStart(CURSOR_DIGITS, '0');

export const cursorOf = (key: string): number => Number.parseInt(key.slice(ENTRY.length), 36);

export interface Identified {
  readonly station: string;
  readonly id: string;
}

export const idKey = ({ station, id }: Identified): string => `${IDENTITY}${station}\0${id}`;

const identified = z.object({ station: z.string(), id: z.string() });

/** Whose index key goes with an entry. @throws on what is no entry: the journal is damaged then. */
export const identityOf = (json: string): Identified => identified.parse(JSON.parse(json));

const erasureProgress = z.object({
  id: z.string(),
  station: z.string().nullable(),
  person: z.string().nullable(),
  upTo: z.number(),
  by: z.string(),
  from: z.number(),
  at: z.number(),
  erased: z.number(),
});

export const erasureOf = (json: string | undefined): ErasureProgress | null =>
  json === undefined ? null : erasureProgress.parse(JSON.parse(json));
