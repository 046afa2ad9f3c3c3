import { oc } from '@orpc/contract';
import { z } from 'zod';
import { topicId } from '../feed/parts.ts';
import { historyBatch, historyPullInput } from './history.ts';
import { BODY_CHARS_MAX, closedRow, closedText, month, monthProblem } from './months.ts';
import { language } from './settings.ts';

export const reportFormat = z.enum(['xlsx', 'pdf', 'csv', 'json']);
export type ReportFormat = z.infer<typeof reportFormat>;

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** More stations than one operator has. */
const STATIONS_MAX = 5_000;

export const reportRequest = z.object({
  range: z.object({ from: day, to: day }),
  stations: z.union([z.literal('all'), z.array(topicId).min(1).max(STATIONS_MAX)]),
  format: reportFormat,
  language,
});
export type ReportRequest = z.infer<typeof reportRequest>;

/** Why there is no report. */
export const reportProblem = z.enum([
  'unknown-station',
  'folder-missing',
  'not-writable',
  'disk-full',
  'history-failed',
  /** The month is closed, and its file is not as it was closed. */
  'closed-damaged',
  'page-gone',
  'busy',
  'cancelled',
]);
export type ReportProblem = z.infer<typeof reportProblem>;

export const reportOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), path: z.string() }),
  z.object({ ok: z.literal(false), code: reportProblem, detail: z.string() }),
]);
export type ReportOutcome = z.infer<typeof reportOutcome>;

/** catching-up: the history takes in what the journal has; counting: the figures; writing: the file. */
export const reportProgress = z.object({
  phase: z.enum(['catching-up', 'counting', 'writing']),
  /** Of the whole of the phase, 0 to 1. */
  share: z.number().min(0).max(1),
});
export type ReportProgress = z.infer<typeof reportProgress>;

/** Of what a month is closed with, what is other than in the version before. */
const closingOrder = z.object({ month, before: closedText.nullable() });

const reportOrder = z.object({
  work: z.discriminatedUnion('kind', [
    /** `frozen`: the figures of the month that the range is, where it is closed; they are not counted then. */
    z.object({ kind: z.literal('file'), request: reportRequest, frozen: closedText.nullable() }),
    closingOrder.extend({ kind: z.literal('closing') }),
  ]),
  /** Name of the history's database, and what it must hold before it is counted. */
  history: z.string(),
  journal: z.string(),
  head: z.number(),
  dayBeginsAtHour: z.int().min(0).max(23),
  nowMs: z.number(),
  program: z.string(),
});
export type ReportOrder = z.infer<typeof reportOrder>;

const reportResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), body: z.string().max(BODY_CHARS_MAX) }),
  z.object({ kind: z.literal('base64'), body: z.string().max(BODY_CHARS_MAX) }),
  /** The page is what is to be printed. */
  z.object({ kind: z.literal('page') }),
  closedText
    .pick({ changes: true, report: true })
    .extend({ kind: z.literal('closing'), changed: z.int().nonnegative(), visits: z.int().nonnegative() }),
  z.object({
    kind: z.literal('refused'),
    code: z.enum([...reportProblem.options, ...monthProblem.options]),
    detail: z.string(),
  }),
]);
export type ReportResult = z.infer<typeof reportResult>;

/** All that the hidden page that makes one report may ask of main: nothing that acts. */
export const reportPageContract = {
  order: oc.output(reportOrder),
  history: { pull: oc.input(historyPullInput).output(historyBatch) },
  progress: oc.input(reportProgress).output(z.null()),
  result: oc.input(reportResult).output(z.null()),
};

export const closeOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), closed: closedRow }),
  z.object({
    ok: z.literal(false),
    code: z.enum([...reportProblem.options, ...monthProblem.options]),
    detail: z.string(),
  }),
]);
export type CloseOutcome = z.infer<typeof closeOutcome>;

/** The report that is written by itself once a month is over. */
export const reportSchedule = z.object({
  isOn: z.boolean(),
  /** Empty: none was chosen yet. */
  folder: z.string().max(4_096),
  formats: z.array(reportFormat).min(1).max(reportFormat.options.length),
  language,
});
export type ReportSchedule = z.infer<typeof reportSchedule>;

export const scheduleView = reportSchedule.extend({
  /** The last month that was written; null: none yet. */
  done: month.nullable(),
  /** Why the next one is not there yet; it is tried again. */
  failure: z.object({ month, code: reportProblem, detail: z.string(), atMs: z.number() }).nullable(),
});
export type ScheduleView = z.infer<typeof scheduleView>;

/** The folder is asked for by main: a page must not choose where is written. */
export const schedulePatch = reportSchedule.omit({ folder: true });
export type SchedulePatch = z.infer<typeof schedulePatch>;

export const scheduleOutcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), schedule: scheduleView }),
  z.object({ ok: z.literal(false), code: z.enum(['not-written', 'cancelled']) }),
]);
export type ScheduleOutcome = z.infer<typeof scheduleOutcome>;
