import { z } from 'zod';
import { LEVEL_KINDS, STATE_KINDS, type Rule } from '../domain/alarm/rules/rule.ts';
import type { StationFacts } from '../domain/alarm/rules/station-facts.ts';
import { topicId } from '../feed/parts.ts';

/** The alarm is named `console-{id}`, and that is at most 48 characters. */
export const ruleId = topicId.max(40);

/** A day: whoever wants to wait longer wants a report. */
export const DELAY_MOST_S = 86_400;
const delayS = z.int().min(0).max(DELAY_MOST_S);
const minute = z.int().min(0).max(1_439);
export const times = z.object({
  days: z.array(z.int().min(0).max(6)).max(7).readonly(),
  fromMinute: minute,
  toMinute: minute,
});

/** More names than one operator has stations, sensors or appliances. */
const MOST_PICKED = 5_000;
const picked = z.union([z.literal('all'), z.array(topicId).max(MOST_PICKED).readonly()]);

const base = {
  id: ruleId,
  enabled: z.boolean(),
  priority: z.enum(['critical', 'high', 'medium', 'low']),
  latches: z.boolean(),
  onDelayS: delayS,
  offDelayS: delayS,
  schedule: z.union([times, z.object({ hours: z.enum(['within', 'outside']) })]).nullable(),
  stations: picked,
};

const number = z.number().min(-1e9).max(1e9);
const limit = { threshold: number, deadband: z.number().min(0).max(1e9) };

const rule = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.enum(STATE_KINDS) }),
  z.object({ ...base, ...limit, kind: z.enum(LEVEL_KINDS) }),
  z.object({ ...base, ...limit, kind: z.literal('overload'), unit: z.enum(['w', 'rated']) }),
  z.object({
    ...base,
    ...limit,
    kind: z.literal('temperature'),
    side: z.enum(['above', 'below']),
    sensors: picked,
  }),
  z.object({
    ...base,
    ...limit,
    kind: z.literal('appliance-left-on'),
    devices: picked,
    whileEmpty: z.boolean(),
  }),
]) satisfies z.ZodType<Rule>;

/** Each is evaluated at each station every second. */
export const MOST_RULES = 100;

const hasNoDoubles = (rules: readonly Rule[]): boolean =>
  new Set(rules.map(({ id }) => id)).size === rules.length;

/** All rules of a console: what lies in `rules.json`, what is exported and imported, and what goes over the port. */
export const ruleSet = z.object({
  /** Of this shape; a later one migrates it. */
  format: z.literal(1),
  /** Grows by one with each change: a change of anything but the newest is refused. */
  revision: z.int().min(0),
  rules: z.array(rule).max(MOST_RULES).refine(hasNoDoubles, 'each id once').readonly(),
});
export type RuleSet = z.infer<typeof ruleSet>;

/** What rules can be about, as the stations are now; see `StationFacts`. Made by main from parsed events only. */
export const stationFacts = z.custom<StationFacts>((value) => typeof value === 'object' && value !== null);

export const rulesSaveOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), set: ruleSet }),
  z.object({ ok: z.literal(false), code: z.enum(['stale', 'not-written']), set: ruleSet }),
]);
export type RulesSaveOutcome = z.infer<typeof rulesSaveOutcome>;
