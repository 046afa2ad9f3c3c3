import { BrowserWindow, type WebContents } from 'electron';
import type { ClosedText, MonthProblem } from '../../src-shared/contract/months.ts';
import {
  reportProblem,
  type ReportOutcome,
  type ReportProblem,
  type ReportProgress,
  type ReportRequest,
  type ReportResult,
} from '../../src-shared/contract/reports.ts';
import { closedName } from '../../src-shared/domain/report/closing.ts';
import { monthIn } from '../../src-shared/domain/report/range.ts';
import { fail, ok } from '../../src-shared/result.ts';
import { checkPlace, writeWhole } from '../adapters/report-file.ts';
import type { Log } from '../core/ports.ts';
import type { CountMonth } from '../core/reports/closed-months.ts';
import {
  openReportJob,
  type ReportJob,
  type ReportWork,
  type ReportWorld,
} from '../core/reports/report-job.ts';
import { REPORT_PAGE } from './security/origin.ts';
import { webPreferences } from './security/web-preferences.ts';

/** A page that has not asked for its order by then never will. */
const LOADED_WITHIN_MS = 60_000;

interface ReportRoomOptions {
  readonly preload: string;
  /** A folder of ours, where files lie until they are whole. */
  readonly stage: string;
  readonly world: () => Promise<ReportWorld>;
  readonly log: Log;
}

export interface ReportRoom {
  /** Makes a report and writes it to `out`, an absolute path; one at a time. Of a closed month, the frozen figures. */
  readonly make: (request: ReportRequest, out: string, signal: AbortSignal) => Promise<ReportOutcome>;
  /** Counts a month to be closed; takes its turn with reports. */
  readonly count: (month: string, before: ClosedText | null, signal: AbortSignal) => ReturnType<CountMonth>;
  readonly progress: () => ReportProgress | null;
  /** The answers to a page of this room; null for every other page. */
  readonly routerOf: (contents: WebContents) => ReportJob['router'] | null;
}

type Made = Exclude<ReportResult, { kind: 'refused' }>;

/**
 * Reports are made by a page that nobody sees, in a process of its own: neither the window nor the feed waits for it, and
 * its memory is gone with it. It reads the history as any window does.
 */
export function openReportRoom({ preload, stage, world, log }: ReportRoomOptions): ReportRoom {
  let current: { readonly contents: WebContents; readonly job: ReportJob } | null = null;
  let isTaken = false;

  const inPage = async <Answer>(
    work: ReportWork,
    told: ReportWorld,
    signal: AbortSignal,
    take: (made: Made, contents: WebContents) => Promise<Answer>,
  ) => {
    const job = openReportJob(work, told);
    const window = new BrowserWindow({ show: false, webPreferences: webPreferences(preload) });
    const { webContents: contents } = window;
    current = { contents, job };
    const refuse = (code: 'cancelled' | 'page-gone', detail: string): void =>
      job.settle({ kind: 'refused', code, detail });
    signal.addEventListener('abort', () => refuse('cancelled', ''), { once: true });
    if (signal.aborted) refuse('cancelled', '');
    contents.on('render-process-gone', (_event, { reason }) => refuse('page-gone', reason));
    const unheard = setTimeout(() => {
      if (!job.isBegun()) refuse('page-gone', 'not loaded');
    }, LOADED_WITHIN_MS);
    try {
      window.loadURL(REPORT_PAGE).catch((error: unknown) => refuse('page-gone', String(error)));
      const result = await job.result;
      return result.kind === 'refused' ? fail(result.code, result.detail) : ok(await take(result, contents));
    } finally {
      clearTimeout(unheard);
      current = null;
      if (!window.isDestroyed()) window.destroy();
    }
  };

  /** One at a time: whoever comes meanwhile is told so. */
  const inTurn = async <Answer>(
    work: () => Promise<Answer>,
  ): Promise<Answer | { readonly ok: false; readonly code: 'busy'; readonly detail: string }> => {
    if (isTaken) return fail('busy');
    isTaken = true;
    try {
      return await work();
    } finally {
      isTaken = false;
    }
  };

  const toFile = async (request: ReportRequest, out: string, signal: AbortSignal): Promise<ReportOutcome> => {
    const place = await checkPlace(out);
    if (!place.ok) return place;
    const told = await world();
    const frozen = await frozenOf(request, told);
    if (!frozen.ok) return frozen;
    const work = { kind: 'file' as const, request, frozen: frozen.value };
    const made = await inPage(work, told, signal, async (result, contents) =>
      writeWhole(out, stage, await bodyOf(result, contents)),
    );
    if (!made.ok) return asReport(made);
    if (!made.value.ok) return made.value;
    log.info(`report written: ${out}`);
    return { ok: true, path: out };
  };

  const closing: ReportRoom['count'] = async (month, before, signal) => {
    const work = { kind: 'closing' as const, month, before };
    const made = await inPage(work, await world(), signal, (result) => Promise.resolve(result));
    if (!made.ok) return made;
    return made.value.kind === 'closing' ? ok(made.value) : fail('page-gone', 'another answer');
  };

  return {
    make: (request, out, signal) => inTurn(() => toFile(request, out, signal)),
    count: (month, before, signal) => inTurn(() => closing(month, before, signal)),
    progress: () => current?.job.progress() ?? null,
    routerOf: (contents) => (current?.contents === contents ? current.job.router : null),
  };
}

/** The page of a file is asked for no month to close, so it cannot refuse one. */
function asReport({
  code,
  detail,
}: {
  readonly code: ReportProblem | MonthProblem;
  readonly detail: string;
}): ReportOutcome {
  const parsed = reportProblem.safeParse(code);
  return { ok: false, code: parsed.success ? parsed.data : 'page-gone', detail };
}

async function frozenOf({ range }: ReportRequest, { closedMonth }: ReportWorld) {
  const month = monthIn(range);
  const answer = month === null ? ({ state: 'open' } as const) : await closedMonth(month);
  if (answer.state === 'damaged') return fail('closed-damaged', closedName(answer.head));
  return ok(answer.state === 'closed' ? answer.closed : null);
}

/** A4 with the margins that office printers need, in inches. */
const MARGINS = { top: 0.55, bottom: 0.6, left: 0.5, right: 0.5 };

function bodyOf(result: Made, contents: WebContents): Promise<Uint8Array> {
  switch (result.kind) {
    case 'text':
      return Promise.resolve(Buffer.from(result.body, 'utf8'));
    case 'base64':
      return Promise.resolve(Buffer.from(result.body, 'base64'));
    case 'closing':
      return Promise.reject(new Error('a file was asked for'));
    case 'page':
      return contents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        margins: MARGINS,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate:
          '<div style="font-size:8px;width:100%;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
      });
  }
}
