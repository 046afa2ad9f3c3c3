import { z } from 'zod';
import { MONTH } from '../domain/report/month.ts';

export const month = z.string().regex(MONTH);

/** A year of 300 stations as JSON is 60 MB; what is larger is not a report. */
export const BODY_CHARS_MAX = 128 * 1024 * 1024;

const json = z.string().max(BODY_CHARS_MAX);

/** See ClosedMonth of the domain. */
export const closedHead = z.object({
  month,
  version: z.int().positive(),
  at: z.iso.datetime(),
  by: z.string(),
  changed: z.int().nonnegative(),
});

/** A closed month whose hash is right: its parts are what this program wrote, JSON of `FigureChange[]` and `Report`. */
export const closedText = z.object({ head: closedHead, changes: json, report: json });
export type ClosedText = z.infer<typeof closedText>;

/** changed: the file is not what was closed; missing: it is gone. */
const closedFault = z.enum(['changed', 'missing']);
export type ClosedFault = z.infer<typeof closedFault>;

export const closedRow = closedHead.extend({
  visits: z.int().nonnegative(),
  hash: z.string(),
  fault: closedFault.nullable(),
});
export type ClosedRow = z.infer<typeof closedRow>;

export const closedAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('closed'), closed: closedText }),
  z.object({ state: z.literal('damaged'), head: closedHead, fault: closedFault }),
]);
export type ClosedAnswer = z.infer<typeof closedAnswer>;

/** Why a month is not closed, beside what hinders any report. */
export const monthProblem = z.enum([
  /** It goes on at one of the stations. */
  'not-over',
  /** Nothing is other than in the newest version. */
  'unchanged',
  /** Retention took alarms that the newest version counts: a new one would lose them. */
  'alarms-gone',
  'not-recorded',
]);
export type MonthProblem = z.infer<typeof monthProblem>;
