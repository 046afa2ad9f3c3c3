import { z } from 'zod';
import type { CommandOrder } from '../domain/command/order.ts';
import { eventId, topicId } from '../feed/parts.ts';
import { signInInput } from './operators.ts';

const order = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['on', 'off', 'lock', 'restart', 'ping']) }),
  z.object({ action: z.literal('level'), levelPercent: z.int().min(0).max(100) }),
  z.object({ action: z.literal('unlock'), seconds: z.int().min(1).max(60) }),
  z.object({
    action: z.literal('say'),
    text: z.string().trim().min(1).max(500),
    lang: z.enum(['zh-CN', 'en']),
  }),
]) satisfies z.ZodType<CommandOrder>;

export const commandInput = z.object({
  station: topicId,
  device: topicId,
  order,
  /** Why; needed to unlock. */
  note: z.string().trim().max(200),
  /** Who confirms it, with a secret of his own; needed to unlock where the settings want it. */
  second: signInInput.optional(),
});
export type CommandInput = z.infer<typeof commandInput>;

/** Why nothing was sent. Nothing is kept for later: whoever still wants it asks again. */
const commandRefusal = z.enum([
  'feed-down',
  'station-offline',
  /** Of one station, of whose end nothing is known yet. */
  'too-many',
  'unknown-device',
  'not-supported',
  'note-required',
  'not-recorded',
  /** Another operator must confirm it. */
  'second-needed',
  'second-same',
  /** Name or secret: which of them is not told. */
  'second-wrong',
  /** Too many wrong tries. */
  'second-delayed',
  'second-not-permitted',
]);
export type CommandRefusal = z.infer<typeof commandRefusal>;

export const commandOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), id: eventId }),
  z.object({ ok: z.literal(false), code: commandRefusal }),
]);
export type CommandOutcome = z.infer<typeof commandOutcome>;

/** More stations than one console shows. */
const STATIONS_MOST = 5_000;

export const lightsInput = z.object({ stations: z.array(topicId).max(STATIONS_MOST), on: z.boolean() });
export type LightsInput = z.infer<typeof lightsInput>;

export const lightsOutcome = z.array(
  z.object({ station: topicId, device: topicId, outcome: commandOutcome }),
);
export type LightsOutcome = z.infer<typeof lightsOutcome>;
