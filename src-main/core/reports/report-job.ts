import { setTimeout as pause } from 'node:timers/promises';
import { implement } from '@orpc/server';
import {
  reportPageContract,
  type ReportOrder,
  type ReportProgress,
  type ReportResult,
} from '../../../src-shared/contract/reports.ts';
import type { ClosedAnswer } from '../../../src-shared/contract/months.ts';
import { readBatch } from '../history-pull.ts';
import type { Journal } from '../ports.ts';

/** Where a report is made from. */
export interface ReportWorld {
  readonly journal: Journal;
  /** Name of the history's database. */
  readonly history: string;
  readonly dayBeginsAtHour: number;
  readonly nowMs: number;
  readonly program: string;
  /** The newest closed version of a month. */
  readonly closedMonth: (month: string) => Promise<ClosedAnswer>;
}

/** What the page is to do. */
export type ReportWork = ReportOrder['work'];

export interface ReportJob {
  /** Answers to the page that makes the report. */
  readonly router: ReturnType<typeof reportPageRouter>;
  readonly result: Promise<ReportResult>;
  readonly progress: () => ReportProgress;
  /** Whether the page has asked for its order. */
  readonly isBegun: () => boolean;
  /** Whatever happens to the page before it has answered. The first result counts. */
  readonly settle: (result: ReportResult) => void;
}

/** With nothing new in the journal a pull is held as long: the page looks at the clock meanwhile. */
const HOLD_MS = 500;

/** One report: what its page is told, and what it answers. All that the journal holds now is in it. */
export function openReportJob(work: ReportWork, world: ReportWorld): ReportJob {
  const { journal, history, dayBeginsAtHour, nowMs, program } = world;
  const told = { history, dayBeginsAtHour, nowMs, program };
  const order: ReportOrder = { work, ...told, journal: journal.identity, head: journal.head() };
  let progress: ReportProgress = { phase: 'catching-up', share: 0 };
  let settle: (result: ReportResult) => void = () => undefined;
  const result = new Promise<ReportResult>((resolve) => {
    settle = resolve;
  });
  let begun = false;
  const router = reportPageRouter(order, journal, {
    onBegun: () => {
      begun = true;
    },
    onProgress: (now) => {
      progress = now;
    },
    onResult: settle,
  });
  return { router, result, settle, progress: () => progress, isBegun: () => begun };
}

interface Heard {
  readonly onBegun: () => void;
  readonly onProgress: (progress: ReportProgress) => void;
  readonly onResult: (result: ReportResult) => void;
}

function reportPageRouter(order: ReportOrder, journal: Journal, { onBegun, onProgress, onResult }: Heard) {
  const os = implement(reportPageContract);
  return os.router({
    order: os.order.handler(() => {
      onBegun();
      return order;
    }),
    history: {
      pull: os.history.pull.handler(async ({ input }) => {
        if (journal.head() <= input.after) await pause(HOLD_MS);
        return readBatch(journal, input.after, input.limit);
      }),
    },
    progress: os.progress.handler(({ input }) => {
      onProgress(input);
      return null;
    }),
    result: os.result.handler(({ input }) => {
      onResult(input);
      return null;
    }),
  });
}
