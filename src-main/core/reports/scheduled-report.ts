import type {
  ReportOutcome,
  ReportProblem,
  ReportRequest,
  ReportSchedule,
  ScheduleOutcome,
  ScheduleView,
} from '../../../src-shared/contract/reports.ts';
import { monthAfter, monthBefore, overMs, rangeOf } from '../../../src-shared/domain/report/month.ts';
import type { Audit } from '../audit/audit.ts';
import type { Log } from '../ports.ts';

/** What is kept of it: `done` is the last month that was written. */
export interface KeptSchedule extends ReportSchedule {
  readonly done: string | null;
}

export interface ScheduleFile {
  readonly get: () => KeptSchedule;
  /** Throws when the disk refuses. */
  readonly save: (kept: KeptSchedule) => void;
}

interface ScheduledReportOptions {
  readonly file: ScheduleFile;
  readonly now: () => number;
  /** Of the stations that are known; without any there is nothing to report. */
  readonly zones: () => readonly (string | null)[];
  readonly dayBeginsAtHour: () => number;
  readonly make: (request: ReportRequest, out: string, signal: AbortSignal) => Promise<ReportOutcome>;
  /** Where a month's report goes. */
  readonly placeOf: (folder: string, name: string) => string;
  readonly audit: Audit;
  readonly by: string;
  readonly log: Log;
}

/** Gateways that were cut off at midnight deliver what they kept within minutes. */
const GRACE_MS = 3_600_000;
const LOOK_MS = 60_000;
/** A folder on a server comes back, a disk is cleared: often enough, and no burden. */
const RETRY_MS = 600_000;
/** After a longer absence, the newest: older ones can be made by hand. */
const CAUGHT_UP_MAX = 12;

/** Months that are over and not written yet, oldest first; where none ever was, the last one alone. */
export function dueMonths(
  done: string | null,
  nowMs: number,
  zones: readonly (string | null)[],
  dayBeginsAtHour: number,
): string[] {
  const isDue = (month: string): boolean => overMs(month, zones, dayBeginsAtHour) + GRACE_MS <= nowMs;
  // Somewhere it may be the next month already.
  let last = monthAfter(new Date(nowMs).toISOString().slice(0, 7));
  while (!isDue(last)) last = monthBefore(last);
  if (done === null) return [last];
  const due: string[] = [];
  for (let month = last; month > done && due.length < CAUGHT_UP_MAX; month = monthBefore(month))
    due.unshift(month);
  return due;
}

/** Writes each month's report once, into the folder that was chosen, as soon as the month is over everywhere. */
export function startScheduledReport(options: ScheduledReportOptions) {
  const { file, now, zones, log } = options;
  let failure: ScheduleView['failure'] = null;
  let running: Promise<void> | null = null;
  const ending = new AbortController();

  const failed = (month: string, code: ReportProblem, detail: string): false => {
    // Somebody makes another one at this moment, or the program ends: that is no failure.
    if (code === 'busy' || code === 'cancelled') return false;
    failure = { month, code, detail, atMs: now() };
    log.warn(`scheduled report of ${month}: ${code} ${detail}`);
    return false;
  };

  /** False: it is to be tried again. */
  const write = async (month: string): Promise<boolean> => {
    const { folder, formats, language } = file.get();
    for (const format of formats) {
      const out = options.placeOf(folder, `waystation-${month}.${format}`);
      const outcome = await makeOne({ range: rangeOf(month), stations: 'all', format, language }, month, out);
      if (!outcome.ok) return failed(month, outcome.code, outcome.detail);
    }
    try {
      file.save({ ...file.get(), done: month });
    } catch (error) {
      return failed(month, 'not-writable', String(error));
    }
    failure = null;
    return true;
  };

  const makeOne = async (request: ReportRequest, month: string, out: string): Promise<ReportOutcome> => {
    const deed = { action: 'report' as const, subject: `report ${month}`, detail: { file: out } };
    try {
      await options.audit.append({ atMs: now(), by: options.by, ...deed });
    } catch (error) {
      return { ok: false, code: 'not-writable', detail: String(error) };
    }
    return options.make(request, out, ending.signal);
  };

  const run = async (): Promise<void> => {
    const { isOn, folder, done } = file.get();
    const known = zones();
    if (!isOn || folder === '' || known.length === 0) return;
    for (const month of dueMonths(done, now(), known, options.dayBeginsAtHour())) {
      if (ending.signal.aborted || !(await write(month))) return;
    }
  };

  /** One run at a time. */
  const look = (): void => {
    if (running !== null || ending.signal.aborted) return;
    running = run()
      .catch((error: unknown) => log.warn(`scheduled report: ${String(error)}`))
      .finally(() => {
        running = null;
      });
  };

  const tick = (): void => {
    // Set back, the clock makes nobody wait longer.
    const waitedMs = failure === null ? Infinity : Math.abs(now() - failure.atMs);
    if (waitedMs >= RETRY_MS) look();
  };

  const change = (patch: Partial<KeptSchedule>): ScheduleOutcome => {
    try {
      file.save({ ...file.get(), ...patch });
    } catch (error) {
      log.warn(`report-schedule.json not written: ${String(error)}`);
      return { ok: false, code: 'not-written' };
    }
    failure = null;
    look();
    return { ok: true, schedule: view() };
  };

  const view = (): ScheduleView => ({ ...file.get(), failure });

  const timer = setInterval(tick, LOOK_MS);
  return {
    view,
    change,
    tryNow: look,
    tick,
    close: async (): Promise<void> => {
      ending.abort();
      clearInterval(timer);
      await running;
    },
  };
}
