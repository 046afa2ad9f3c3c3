import { z } from 'zod';
import { eventId, optional, timestamp } from './parts.ts';

/** What consoles send: commands, what operators did to an alarm, and their own presence. */

/** The operator and the console, `wang@control-1`, in any script. */
const by = z.string().min(1).max(128);
const note = optional(z.string().max(2_000));

export const consoleStatusPayload = z.object({
  ts: optional(timestamp),
  state: z.enum(['online', 'offline']),
  operator: optional(z.string().max(128)),
});

/** A door stays unlocked no longer than somebody needs to walk through it. */
const UNLOCK_MOST_S = 60;
/** About a minute of speech: nobody listens longer. */
const SAY_MOST_CHARACTERS = 500;

/** `second`: who confirmed it beside `by`, where two are needed. */
const commandBase = { id: eventId, ts: timestamp, expires: timestamp, by, second: optional(by) };

export const commandPayload = z.discriminatedUnion('action', [
  z.object({ ...commandBase, action: z.enum(['on', 'off', 'lock', 'restart', 'ping']) }),
  z.object({
    ...commandBase,
    action: z.literal('level'),
    args: z.object({ level: z.number().min(0).max(100) }),
  }),
  z.object({
    ...commandBase,
    action: z.literal('unlock'),
    args: z.object({ seconds: z.int().min(1).max(UNLOCK_MOST_S) }),
  }),
  z.object({
    ...commandBase,
    action: z.literal('say'),
    args: z.object({
      text: z.string().min(1).max(SAY_MOST_CHARACTERS),
      lang: optional(z.enum(['zh-CN', 'en'])),
    }),
  }),
]);

const deed = { at: timestamp, by };

/** Each field is merged by itself: the later `at` wins, then the greater `by`. */
export const operatorsAlarmPayload = z.object({
  occurrence: optional(eventId),
  acknowledged: optional(z.object({ ...deed, note })),
  reset: optional(z.object(deed)),
  /** `until` null: unshelved. `since`: when, where `at` was put later only to come after what it replaces. */
  shelved: optional(
    z.object({ ...deed, until: timestamp.nullable(), since: optional(timestamp), reason: note }),
  ),
  service: optional(z.object({ ...deed, out: z.boolean(), reason: note })),
  work: optional(
    z.object({
      ...deed,
      status: z.enum(['new', 'in-progress', 'resolved']),
      assignee: optional(z.string().max(128)),
      comment: note,
    }),
  ),
});
