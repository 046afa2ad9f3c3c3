import { z } from 'zod';
import { topicId } from '../feed/parts.ts';
import { topics, type TopicKind } from '../feed/topics.ts';

/** What a topic is of the contract; `other`: none of it. */
export type RawKind = TopicKind | 'other';
export const RAW_KINDS = [
  ...(Object.keys(topics) as TopicKind[]),
  'other',
] as const satisfies readonly RawKind[];

const kind = z.enum(RAW_KINDS);

const rawFilter = z.object({
  /** Null: any. */
  station: topicId.nullable(),
  kind: kind.nullable(),
  /** Anywhere in the topic, whatever its case; empty: any. */
  topic: z.string().max(256),
});
export type RawFilter = z.infer<typeof rawFilter>;

export const rawPullInput = z.object({
  watch: z.int().nonnegative(),
  /** The `seq` of the newest at hand; 0: all that is kept. */
  after: z.int().nonnegative(),
  filter: rawFilter,
});
export type RawPullInput = z.infer<typeof rawPullInput>;

const rawMessage = z.object({
  seq: z.number(),
  atMs: z.number(),
  /** `out`: this console published it. */
  direction: z.enum(['in', 'out']),
  topic: z.string(),
  kind,
  qos: z.number(),
  retained: z.boolean(),
  bytes: z.number(),
  /** Fields of the contract; personal ones masked, of others only how many there were. */
  text: z.string(),
  /** What is wrong with it; null: nothing. */
  problem: z.enum(['bad-topic', 'too-large', 'not-json', 'not-object', 'bad-payload']).nullable(),
});
export type RawMessage = z.infer<typeof rawMessage>;

export const rawPage = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** Oldest first. */
    messages: z.array(rawMessage),
    /** That matched and came too fast to be kept, since the watch began. */
    skipped: z.number(),
  }),
  /** Nobody asked for too long, main began anew, or who asks may not: to be opened again. */
  z.object({ ok: z.literal(false), code: z.literal('closed') }),
]);
export type RawPage = z.infer<typeof rawPage>;
