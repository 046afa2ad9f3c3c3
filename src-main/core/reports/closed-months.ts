import { createHash } from 'node:crypto';
import {
  closedHead,
  type ClosedAnswer,
  type ClosedFault,
  type ClosedRow,
  type ClosedText,
  type MonthProblem,
} from '../../../src-shared/contract/months.ts';
import type { CloseOutcome, ReportProblem, ReportResult } from '../../../src-shared/contract/reports.ts';
import { fail, type Result } from '../../../src-shared/result.ts';
import type { Audit } from '../audit/audit.ts';
import type { AuditStore } from '../audit/store.ts';
import type { Log } from '../ports.ts';
import { closingDeed, closingsIn, type Closing } from './closings.ts';

/** Where closed months lie; names are of `nameOf`. */
export interface ClosedFiles {
  /** SHA-256 of the file, hex; null: there is none. Reads in parts: the feed goes on meanwhile. */
  readonly hashOf: (name: string) => Promise<string | null>;
  readonly read: (name: string) => Promise<Buffer | null>;
  /** Lays a file aside, whole and synced; `publish` puts it in its place. */
  readonly stage: (name: string, body: Buffer) => Promise<Result<null, 'not-writable' | 'disk-full'>>;
  readonly publish: (name: string) => Promise<void>;
  /** What was laid aside and never published. */
  readonly staged: () => Promise<readonly { readonly name: string; readonly hash: string }[]>;
  readonly discard: (name: string) => Promise<void>;
}

type Frozen = Extract<ReportResult, { kind: 'closing' }>;

export interface ClosedMonthsOptions {
  readonly files: ClosedFiles;
  readonly audit: Audit;
  readonly auditStore: Pick<AuditStore, 'chapters'>;
  /** Tells worlds apart in the one audit; empty for the real stations'. */
  readonly world: string;
  readonly now: () => number;
  readonly log: Log;
}

/** Makes the figures of a month, and what in them is other than in the version before. */
export type CountMonth = (
  month: string,
  before: ClosedText | null,
) => Promise<Result<Frozen, ReportProblem | MonthProblem>>;

export type ClosedMonths = ReturnType<typeof createClosedMonths>;

const nameOf = ({ month, version }: Pick<Closing, 'month' | 'version'>): string =>
  `${month}-${String(version)}.json`;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Months whose figures are frozen. A version exists from the moment that its hash is in the audit: its file lies aside, whole,
 * before that, and what a crash left there is put in its place or thrown away by what the audit says.
 */
export function createClosedMonths({ files, audit, auditStore, world, now, log }: ClosedMonthsOptions) {
  let known: Promise<Closing[]> | null = null;
  let isClosing = false;

  const closings = (): Promise<Closing[]> => {
    known ??= closingsIn(auditStore, world).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };

  /** Ends what a crash, or a disk that refused, left half-way. */
  const settle = async (): Promise<Closing[]> => {
    const all = await closings();
    if (isClosing) return all;
    for (const { name, hash } of await files.staged()) {
      const isClosed = all.some((closing) => nameOf(closing) === name && closing.hash === hash);
      await (isClosed ? files.publish(name) : files.discard(name)).catch((error: unknown) =>
        log.warn(`closed month ${name} is not in its place yet: ${String(error)}`),
      );
    }
    return all;
  };

  const newestOf = async (month: string): Promise<Closing | null> =>
    (await settle()).findLast((closing) => closing.month === month) ?? null;

  const faultOf = (closing: Closing, hash: string | null): ClosedFault | null => {
    if (hash === null) return 'missing';
    return hash === closing.hash ? null : 'changed';
  };

  /** Of the version's file, where it is what was closed. */
  const textOf = async (closing: Closing): Promise<Result<ClosedText, ClosedFault>> => {
    const bytes = await files.read(nameOf(closing));
    const fault = faultOf(closing, bytes === null ? null : sha256(bytes));
    if (bytes === null || fault !== null) return fail(fault ?? 'missing');
    const [head = '', changes = '', report = ''] = bytes.toString('utf8').split('\n');
    return { ok: true, value: { head: closedHead.parse(JSON.parse(head)), changes, report } };
  };

  const read = async (month: string): Promise<ClosedAnswer> => {
    const closing = await newestOf(month);
    if (closing === null) return { state: 'open' };
    const text = await textOf(closing);
    if (text.ok) return { state: 'closed', closed: text.value };
    log.warn(`closed month ${nameOf(closing)}: ${text.code}`);
    return { state: 'damaged', head: closedHead.parse(closing), fault: text.code };
  };

  /** The newest version that is whole: what a new one is held against. */
  const wholeBefore = async (month: string): Promise<ClosedText | null> => {
    for (const closing of (await settle()).toReversed()) {
      if (closing.month !== month) continue;
      const text = await textOf(closing);
      if (text.ok) return text.value;
    }
    return null;
  };

  const freeze = async (month: string, by: string, count: CountMonth): Promise<CloseOutcome> => {
    const newest = await newestOf(month);
    const before = await wholeBefore(month);
    const counted = await count(month, before);
    if (!counted.ok) return counted;
    const { changes, report, changed, visits } = counted.value;
    if (newest !== null && before?.head.version === newest.version && changed === 0) return fail('unchanged');
    const head = {
      month,
      version: (newest?.version ?? 0) + 1,
      at: new Date(now()).toISOString(),
      by,
      changed,
    };
    const body = Buffer.from(`${JSON.stringify(head)}\n${changes}\n${report}\n`);
    const closing: Closing = { ...head, visits, hash: sha256(body) };
    const name = nameOf(closing);
    const staged = await files.stage(name, body);
    if (!staged.ok) return staged;
    try {
      await audit.append(closingDeed(closing, world));
    } catch {
      await files.discard(name).catch(() => undefined);
      return fail('not-recorded');
    }
    (await closings()).push(closing);
    await files
      .publish(name)
      .catch((error: unknown) =>
        log.warn(`closed month ${name} is put in its place later: ${String(error)}`),
      );
    return { ok: true, closed: { ...closing, fault: null } };
  };

  return {
    read,
    /** All versions, newest month and version first. */
    list: async (): Promise<ClosedRow[]> => {
      const all = [...(await settle())].sort(
        (a, b) => b.month.localeCompare(a.month) || b.version - a.version,
      );
      const rows: ClosedRow[] = [];
      // One after the other: files are hashed whole, and the disk is the journal's first.
      for (const closing of all)
        rows.push({ ...closing, fault: faultOf(closing, await files.hashOf(nameOf(closing))) });
      return rows;
    },
    /** One at a time. */
    close: async (month: string, by: string, count: CountMonth): Promise<CloseOutcome> => {
      if (isClosing) return fail('busy');
      await settle();
      isClosing = true;
      try {
        return await freeze(month, by, count);
      } finally {
        isClosing = false;
      }
    },
  };
}
