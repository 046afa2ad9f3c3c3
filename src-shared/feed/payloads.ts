import { z } from 'zod';
import { commandPayload, consoleStatusPayload, operatorsAlarmPayload } from './console-payloads.ts';
import { code, envelope, eventId, optional, topicId } from './parts.ts';
import type { TopicKind } from './topics.ts';

/** The wire's shapes, as stations send them (docs/asyncapi.yaml says the same). Unknown fields are dropped. */

/** 64 KiB, by the contract: more is refused before it is read. */
export const MAX_PAYLOAD_BYTES = 65_536;

/** More heads than this in one message, or in one station, is a broken counter. */
const MOST_PEOPLE = 9_999;
const people = z.int().min(0).max(MOST_PEOPLE);

const statusPayload = z.object({
  ...envelope,
  state: z.enum(['online', 'offline']),
  /** Gateways name a session by a token or simply count their starts. */
  session: optional(z.union([code, z.int().min(0)])),
});

/** Devices of one station; 64 KiB hold hardly more. */
const MOST_DEVICES = 1_000;

const deviceInfo = z.object({
  device: topicId,
  kind: code,
  name: optional(z.string()),
  meter: optional(topicId),
  ratedW: optional(z.number().min(0).max(1_000_000)),
  url: optional(z.string()),
  snapshot: optional(z.string()),
});

const aboutPayload = z.object({
  ...envelope,
  name: optional(z.string()),
  nameEn: optional(z.string()),
  address: optional(z.string()),
  district: optional(z.string()),
  lat: optional(z.number().min(-90).max(90)),
  lon: optional(z.number().min(-180).max(180)),
  /** The station's day is counted in it, so a zone that the system does not know is refused, not guessed. */
  timezone: optional(
    z
      .string()
      .regex(/^[A-Za-z0-9_+/-]{1,64}$/)
      .refine(isTimeZone, 'an IANA time zone'),
  ),
  capacity: optional(people),
  hours: optional(z.string()),
  devices: optional(z.array(deviceInfo).max(MOST_DEVICES)),
});

function isTimeZone(name: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const peoplePayload = z.object({ ...envelope, in: people, out: people, inside: optional(people) });

const doorPayload = z.object({
  ...envelope,
  event: z.enum(['granted', 'denied', 'opened', 'closed', 'forced', 'held', 'tamper', 'exit']),
  method: optional(z.enum(['face', 'card', 'qr', 'pin', 'remote', 'button', 'key'])),
  person: optional(z.string()),
  group: optional(code),
  reason: optional(z.string()),
});

const statePayload = z.object({
  ...envelope,
  on: optional(z.boolean()),
  level: optional(z.number().min(0).max(100)),
  lock: optional(z.enum(['locked', 'unlocked', 'jammed', 'unknown'])),
  leaf: optional(z.enum(['open', 'closed', 'unknown'])),
  cause: optional(z.enum(['command', 'schedule', 'manual', 'auto'])),
  command: optional(eventId),
});

/** W, kWh, V, A. Power may be slightly negative: meters are noisy near nothing, and some loads feed back. */
const powerPayload = z
  .object({
    ts: envelope.ts,
    w: optional(z.number().min(-1_000_000).max(1_000_000)),
    kwh: optional(z.number().min(0).max(1_000_000_000)),
    v: optional(z.number().min(0).max(1_000)),
    a: optional(z.number().min(-10_000).max(10_000)),
  })
  .refine(({ w, kwh, v, a }) => (w ?? kwh ?? v ?? a ?? null) !== null, 'at least one of w, kwh, v, a');

/** °C, %, ppm. The ranges are a little wider than those of the sensors on sale. */
const envPayload = z.object({
  ts: envelope.ts,
  c: optional(z.number().min(-90).max(200)),
  rh: optional(z.number().min(0).max(100)),
  co2: optional(z.number().min(0).max(50_000)),
});

const alarmPayload = z.object({
  ...envelope,
  active: z.boolean(),
  type: code,
  priority: z.enum(['critical', 'high', 'medium', 'low']),
  /** May lack: an alarm without words is still an alarm. */
  text: optional(z.string()),
});

const resultPayload = z.object({
  ...envelope,
  /** The command's. */
  id: eventId,
  status: z.enum(['accepted', 'done', 'rejected', 'failed']),
  reason: optional(z.string()),
});

/** The payload of each topic. */
export const payloads = {
  status: statusPayload,
  about: aboutPayload,
  people: peoplePayload,
  door: doorPayload,
  state: statePayload,
  power: powerPayload,
  env: envPayload,
  alarm: alarmPayload,
  command: commandPayload,
  result: resultPayload,
  consoleStatus: consoleStatusPayload,
  operatorsAlarm: operatorsAlarmPayload,
} satisfies Record<TopicKind, z.ZodType>;

export type Payload<Kind extends TopicKind> = z.infer<(typeof payloads)[Kind]>;
