import { oc } from '@orpc/contract';
import { z } from 'zod';
import { topicId } from '../feed/parts.ts';
import { historyBatch, historyPullInput } from './history.ts';
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
const reportProblem = z.enum([
  'unknown-station',
  'folder-missing',
  'not-writable',
  'disk-full',
  'history-failed',
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

const reportOrder = z.object({
  request: reportRequest,
  /** Name of the history's database, and what it must hold before it is counted. */
  history: z.string(),
  journal: z.string(),
  head: z.number(),
  dayBeginsAtHour: z.int().min(0).max(23),
  nowMs: z.number(),
  program: z.string(),
});
export type ReportOrder = z.infer<typeof reportOrder>;

/** A year of 300 stations as JSON is 60 MB; what is larger is not a report. */
const BODY_CHARS_MAX = 128 * 1024 * 1024;

const reportResult = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), body: z.string().max(BODY_CHARS_MAX) }),
  z.object({ kind: z.literal('base64'), body: z.string().max(BODY_CHARS_MAX) }),
  /** The page is what is to be printed. */
  z.object({ kind: z.literal('page') }),
  z.object({ kind: z.literal('refused'), code: reportProblem, detail: z.string() }),
]);
export type ReportResult = z.infer<typeof reportResult>;

/** All that the hidden page that makes one report may ask of main: nothing that acts. */
export const reportPageContract = {
  order: oc.output(reportOrder),
  history: { pull: oc.input(historyPullInput).output(historyBatch) },
  progress: oc.input(reportProgress).output(z.null()),
  result: oc.input(reportResult).output(z.null()),
};
