import { BrowserWindow, type WebContents } from 'electron';
import type {
  ReportOutcome,
  ReportProgress,
  ReportRequest,
  ReportResult,
} from '../../src-shared/contract/reports.ts';
import { checkPlace, writeWhole } from '../adapters/report-file.ts';
import type { Log } from '../core/ports.ts';
import { openReportJob, type ReportJob, type ReportWorld } from '../core/reports/report-job.ts';
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
  /** Makes a report and writes it to `out`, an absolute path; one at a time. */
  readonly make: (request: ReportRequest, out: string, signal: AbortSignal) => Promise<ReportOutcome>;
  readonly progress: () => ReportProgress | null;
  /** The answers to a page of this room; null for every other page. */
  readonly routerOf: (contents: WebContents) => ReportJob['router'] | null;
}

/**
 * Reports are made by a page that nobody sees, in a process of its own: neither the window nor the feed waits for it, and
 * its memory is gone with it. It reads the history as any window does.
 */
export function openReportRoom({ preload, stage, world, log }: ReportRoomOptions): ReportRoom {
  let current: { readonly contents: WebContents; readonly job: ReportJob } | null = null;
  let isTaken = false;

  const inPage = async (request: ReportRequest, out: string, signal: AbortSignal): Promise<ReportOutcome> => {
    const place = await checkPlace(out);
    if (!place.ok) return place;
    const job = openReportJob(request, await world());
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
      return await write(await job.result, contents, out);
    } finally {
      clearTimeout(unheard);
      current = null;
      if (!window.isDestroyed()) window.destroy();
    }
  };

  const write = async (result: ReportResult, contents: WebContents, out: string): Promise<ReportOutcome> => {
    if (result.kind === 'refused') return { ok: false, code: result.code, detail: result.detail };
    const written = await writeWhole(out, stage, await bodyOf(result, contents));
    if (written.ok) log.info(`report written: ${out}`);
    return written.ok ? { ok: true, path: out } : written;
  };

  return {
    make: async (request, out, signal) => {
      if (isTaken) return { ok: false, code: 'busy', detail: '' };
      isTaken = true;
      try {
        return await inPage(request, out, signal);
      } finally {
        isTaken = false;
      }
    },
    progress: () => current?.job.progress() ?? null,
    routerOf: (contents) => (current?.contents === contents ? current.job.router : null),
  };
}

/** A4 with the margins that office printers need, in inches. */
const MARGINS = { top: 0.55, bottom: 0.6, left: 0.5, right: 0.5 };

function bodyOf(
  result: Exclude<ReportResult, { kind: 'refused' }>,
  contents: WebContents,
): Promise<Uint8Array> {
  switch (result.kind) {
    case 'text':
      return Promise.resolve(Buffer.from(result.body, 'utf8'));
    case 'base64':
      return Promise.resolve(Buffer.from(result.body, 'base64'));
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
