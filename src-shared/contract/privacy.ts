import { z } from 'zod';
import { topicId } from '../feed/parts.ts';

/** Counting tokens one by one takes memory; whoever has more needs no exact number. */
export const TOKENS_COUNTED_MOST = 100_000;

/** What the console keeps that tells of single persons. */
export const privacyKept = z.object({
  /** Entries of the journal with a token, by station, most first. */
  stations: z.array(z.object({ station: topicId, entries: z.int() })),
  /** Different tokens among them; at TOKENS_COUNTED_MOST there may be more. */
  tokens: z.int(),
  /** Arrival of the oldest that has one, epoch ms; null: there is none. */
  oldestMs: z.number().nullable(),
  /** An erasure is under way. */
  isErasing: z.boolean(),
  /** Accounts on this console. */
  operators: z.int(),
  auditEntries: z.int(),
});
export type PrivacyKept = z.infer<typeof privacyKept>;

export const eraseInput = z.discriminatedUnion('of', [
  z.object({ of: z.literal('person'), person: z.string().trim().min(1).max(64) }),
  z.object({ of: z.literal('station'), station: topicId }),
]);
export type EraseInput = z.infer<typeof eraseInput>;

export const eraseOutcome = z.discriminatedUnion('ok', [
  /** Under this id it is in the audit. */
  z.object({ ok: z.literal(true), request: z.string(), erased: z.int() }),
  /** busy: one at a time. interrupted: the disk refuses; it goes on by itself, at the next start at the latest. */
  z.object({ ok: z.literal(false), code: z.enum(['busy', 'not-audited', 'interrupted']) }),
]);
export type EraseOutcome = z.infer<typeof eraseOutcome>;
