import { z } from 'zod';
import { REFUSALS, type AlarmAct } from '../domain/alarm/life-cycle.ts';
import { CONSOLE_STATION } from '../domain/alarm/rules/rule.ts';
import { eventId, topicId } from '../feed/parts.ts';

/** Characters of a note, a reason or a comment. */
export const WORDS_MOST = 2_000;
const words = z.string().trim().max(WORDS_MOST);

const alarmAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledge'), note: words }),
  z.object({ kind: z.literal('reset') }),
  z.object({ kind: z.literal('shelve'), untilMs: z.number(), reason: words }),
  z.object({ kind: z.literal('unshelve') }),
  z.object({ kind: z.literal('out-of-service'), reason: words }),
  z.object({ kind: z.literal('in-service') }),
  z.object({
    kind: z.literal('work'),
    status: z.enum(['new', 'in-progress', 'resolved']),
    assignee: z.string().trim().max(128),
    comment: words,
  }),
]) satisfies z.ZodType<AlarmAct>;

/** One alarm as it was on the screen: an act on an occurrence that is over is refused. */
const alarmSeen = z.object({
  station: z.union([topicId, z.literal(CONSOLE_STATION)]),
  alarm: topicId,
  occurrence: eventId,
});
export type AlarmSeen = z.infer<typeof alarmSeen>;

export const alarmActInput = z.object({ ...alarmSeen.shape, act: alarmAct });
export type AlarmActInput = z.infer<typeof alarmActInput>;

const actRefusal = z.enum([
  ...REFUSALS,
  'unknown-alarm',
  'not-recorded',
  /** The disk has it and does not answer: done once or not at all, which the alarm will show. */
  'recording',
]);
export type ActRefusal = z.infer<typeof actRefusal>;

export const alarmActOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), code: actRefusal }),
]);
export type AlarmActOutcome = z.infer<typeof alarmActOutcome>;

/** In one act: more alarms take several, so that each is written within moments and it is seen how far they are. */
export const BULK_MOST = 1_000;

export const acknowledgeAllInput = z.object({ seen: z.array(alarmSeen).max(BULK_MOST), note: words });
export type AcknowledgeAllInput = z.infer<typeof acknowledgeAllInput>;

export const acknowledgeAllOutcome = z.object({
  acknowledged: z.number(),
  /** Critical ones, and those that changed meanwhile. */
  left: z.number(),
  /** Those that could not be written down; they are as they were. */
  unrecorded: z.number(),
});
export type AcknowledgeAllOutcome = z.infer<typeof acknowledgeAllOutcome>;
