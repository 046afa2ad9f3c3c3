import { z } from 'zod';
import { AUDIT_ACTIONS } from '../domain/operators/audit-entry.ts';

const seq = z.int().nonnegative();

const auditFilter = z.object({
  /** Empty: all. */
  actions: z.array(z.enum(AUDIT_ACTIONS)).max(AUDIT_ACTIONS.length),
  /** Found anywhere in the entry, whatever its case. */
  text: z.string().trim().max(200),
  /** Epoch ms, inclusive; null: open. */
  fromMs: z.number().nullable(),
  untilMs: z.number().nullable(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** As many as a table shows without being scrolled for long. */
const AUDIT_PAGE_MOST = 200;

export const auditPageInput = z.object({
  /** Entries before this one; null: the newest. */
  before: seq.nullable(),
  limit: z.int().min(1).max(AUDIT_PAGE_MOST),
  filter: auditFilter,
});
export type AuditPageInput = z.infer<typeof auditPageInput>;

/** Main wrote it and hands it on as it lies there: what is no entry any more is told by the verification. */
const entry = z.object({
  seq,
  atMs: z.number(),
  by: z.string(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditRow = z.infer<typeof entry>;

export const auditPage = z.object({
  rows: z.array(entry),
  /** Pass as `before` for what is older; null: there is nothing older. */
  next: seq.nullable(),
});
export type AuditPage = z.infer<typeof auditPage>;

/** An answer of a megabyte at most or so. */
export const AUDIT_EXPORT_MOST = 2_000;

export const auditExportInput = z.object({
  after: seq,
  limit: z.int().min(1).max(AUDIT_EXPORT_MOST),
  filter: auditFilter,
});
export type AuditExportInput = z.infer<typeof auditExportInput>;

export const auditExportOutput = z.object({
  /** The entries' own text, each a line: unfiltered they can be verified elsewhere. */
  lines: z.array(z.string()),
  /** Pass as `after`; null: that was all. */
  next: seq.nullable(),
});
export type AuditExport = z.infer<typeof auditExportOutput>;

export const verifyState = z.object({
  phase: z.enum(['running', 'whole', 'faulty', 'failed']),
  doneBytes: z.number(),
  totalBytes: z.number(),
  entries: z.number(),
  /** The first fault; null while there is none. */
  fault: z
    .object({
      code: z.enum([
        'malformed',
        'changed',
        'removed',
        'out-of-order',
        'broken-link',
        'truncated',
        'other-head',
      ]),
      seq,
    })
    .nullable(),
});
export type VerifyState = z.infer<typeof verifyState>;
