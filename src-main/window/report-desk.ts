import { dialog } from 'electron';
import { join } from 'node:path';
import type { ReportOutcome, ReportProgress, ReportRequest } from '../../src-shared/contract/reports.ts';
import type { Language } from '../../src-shared/contract/settings.ts';
import { answerErrand, reportErrand } from '../adapters/report-line.ts';
import type { CountMonth } from '../core/reports/closed-months.ts';
import type { AskAgain } from '../core/backup-acts.ts';
import type { ReportRoom } from './report-room.ts';

export interface ReportDesk extends Pick<ReportRoom, 'make'> {
  /** Counts a month to be closed; can be cancelled as a report can. */
  readonly count: CountMonth;
  /** A person at the window wants a report: asks where to, and makes it. */
  readonly ask: (request: ReportRequest, askAgain: AskAgain) => Promise<ReportOutcome>;
  /** Into which folder; null: the person thought better of it. */
  readonly askFolder: (now: string) => Promise<string | null>;
  readonly progress: () => ReportProgress | null;
  readonly cancel: () => void;
  /** Another start of the program wants one made; false: it said nothing of the kind. */
  readonly errand: (data: unknown) => boolean;
}

export function openReportDesk(room: ReportRoom, documents: string, language: () => Language): ReportDesk {
  const underWay = new Set<AbortController>();
  const cancellable = async <Answer>(work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> => {
    const mine = new AbortController();
    underWay.add(mine);
    try {
      return await work(mine.signal);
    } finally {
      underWay.delete(mine);
    }
  };
  return {
    // Also while the dialog is open: what is cancelled then writes nothing, whatever it answers.
    ask: (request, askAgain) =>
      cancellable(async (signal) => {
        const { from, to } = request.range;
        const name = `waystation-${from === to ? from : `${from}..${to}`}.${request.format}`;
        const { filePath, canceled } = await dialog.showSaveDialog({
          defaultPath: join(documents, name),
          filters: [{ name: request.format, extensions: [request.format] }],
        });
        if (canceled || filePath === '') return { ok: false, code: 'cancelled', detail: '' };
        askAgain();
        return room.make(request, filePath, signal);
      }),
    make: room.make,
    count: (month, before) => cancellable((signal) => room.count(month, before, signal)),
    askFolder: async (now) => {
      const { filePaths, canceled } = await dialog.showOpenDialog({
        defaultPath: now === '' ? documents : now,
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    progress: room.progress,
    cancel: () => {
      for (const each of underWay) each.abort();
    },
    errand: (data) => {
      const errand = reportErrand.safeParse(data);
      if (!errand.success) return false;
      const { request, out } = errand.data;
      void answerErrand(errand.data, (signal) =>
        room.make({ ...request, language: request.language ?? language() }, out, signal),
      );
      return true;
    },
  };
}
