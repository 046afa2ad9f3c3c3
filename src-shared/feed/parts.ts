import { z } from 'zod';
import { LAST_MS } from '../domain/stamp.ts';
import { ID } from './topics.ts';

/**
 * Parts that the payloads share. Texts for people are of any length here: they are cleaned and cut when decoded,
 * because an alarm with too long a text is still an alarm. Ids and codes are compared, so these are refused instead.
 */

/** An optional field. Null counts as absent: many gateways write what they lack as null. */
export const optional = <Schema extends z.ZodType>(schema: Schema) => schema.nullish();

/** No controls, no invisible formatting (bidi overrides!), no lone surrogates, no line breaks: what an eye can compare. */
const PRINTABLE = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,64}$/u;

/** `id`, and references to one. */
export const eventId = z.string().regex(PRINTABLE, '1 to 64 printable characters');

/** A code from a list that stations and operators may extend. */
export const code = z.string().regex(PRINTABLE, '1 to 64 printable characters');

/** An id as it stands in topics. */
export const topicId = z.string().regex(ID, 'an id: a-z 0-9 _ -, at most 48');

/**
 * Date, time, offset. Without an offset a time may be off by 14 hours, enough to count on the wrong day, so it is
 * refused like any other value that is not in the contract; a missing `ts` is another matter and counts at arrival.
 */
const ISO =
  /^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3])(:?[0-5]\d)?)$/;

/** ISO 8601 with an offset (`Z`, `+08:00`, `+0800`, `+08`), or epoch ms. */
export const timestamp = z.union([z.number().min(0).max(LAST_MS), z.string().regex(ISO)], {
  error: 'ISO 8601 with an offset, or epoch ms',
});
export type Timestamp = z.infer<typeof timestamp>;

/** Grows by one over all QoS 1 messages of a session. */
const seq = z.int().min(0);

/** What every QoS 1 message of a station may carry. */
export const envelope = { id: optional(eventId), ts: optional(timestamp), seq: optional(seq) };
