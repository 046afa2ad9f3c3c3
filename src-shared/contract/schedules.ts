import { z } from 'zod';
import type { SettledRun } from '../domain/schedule/runs.ts';
import type { LightSchedule, LitStation, Run } from '../domain/schedule/schedule.ts';
import { topicId } from '../feed/parts.ts';

/** Each is reckoned for each station. */
export const SCHEDULES_MOST = 50;
/** A light an hour before sunset is early enough; three are beyond every twilight. */
export const OFFSET_MOST_MIN = 180;
/** More than one operator has. */
const PICKED_MOST = 5_000;

const picked = z.union([z.literal('all'), z.array(topicId).max(PICKED_MOST).readonly()]);

const moment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('clock'), minute: z.int().min(0).max(1_439) }),
  z.object({
    kind: z.enum(['sunrise', 'sunset']),
    offsetMin: z.int().min(-OFFSET_MOST_MIN).max(OFFSET_MOST_MIN),
  }),
]);

const wanted = z.object({
  id: topicId,
  enabled: z.boolean(),
  action: z.enum(['on', 'off']),
  at: moment,
  days: z.array(z.int().min(0).max(6)).max(7).readonly(),
  stations: picked,
  lights: picked,
});

const lightSchedule = wanted.extend({ by: z.string().max(200) }) satisfies z.ZodType<LightSchedule>;

const hasNoDoubles = (schedules: readonly { readonly id: string }[]): boolean =>
  new Set(schedules.map(({ id }) => id)).size === schedules.length;

const base = {
  /** Of this shape; a later one migrates it. */
  format: z.literal(1),
  /** Grows by one with each change: a change of anything but the newest is refused. */
  revision: z.int().min(0),
  /** Where a station counts as that does not tell its place. */
  place: z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) }),
};

/** What lies in `schedules.json`. */
export const scheduleSet = z.object({
  ...base,
  schedules: z.array(lightSchedule).max(SCHEDULES_MOST).refine(hasNoDoubles, 'each id once').readonly(),
});
export type ScheduleSet = z.infer<typeof scheduleSet>;

/** As the window wants it: who acts is not in it, main knows. */
export const scheduleSetInput = z.object({
  ...base,
  schedules: z.array(wanted).max(SCHEDULES_MOST).refine(hasNoDoubles, 'each id once').readonly(),
});
export type ScheduleSetInput = z.infer<typeof scheduleSetInput>;

export const schedulesSaveOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), set: scheduleSet }),
  z.object({ ok: z.literal(false), code: z.enum(['stale', 'not-written']), set: scheduleSet }),
]);
export type SchedulesSaveOutcome = z.infer<typeof schedulesSaveOutcome>;

const run = z.object({
  key: z.string(),
  schedule: z.string(),
  station: z.string(),
  device: z.string(),
  action: z.enum(['on', 'off']),
  atMs: z.number(),
  by: z.string(),
}) satisfies z.ZodType<Run>;

const settledRun = run.extend({
  outcome: z.enum(['sent', 'already', 'elsewhere', 'missed']),
  settledMs: z.number(),
  cause: z.string().nullable(),
}) satisfies z.ZodType<SettledRun>;

/** What lies in `schedule-runs.json`. */
export const runsFile = z.object({
  format: z.literal(1),
  lookedMs: z.number(),
  waiting: z.array(run).readonly(),
  settled: z.array(settledRun).readonly(),
});

/** Made by main from parsed events only. */
const litStation = z.custom<LitStation>((value) => typeof value === 'object' && value !== null);

export const schedulesView = z.object({
  set: scheduleSet,
  stations: z.array(litStation),
  waiting: z.array(run).readonly(),
  /** The newest, newest first, each with the id of its command. */
  settled: z.array(settledRun.extend({ command: z.string() })).readonly(),
});
export type SchedulesView = z.infer<typeof schedulesView>;
