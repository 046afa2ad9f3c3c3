import type { AlarmLoad } from '../../src-shared/domain/alarm/load.ts';
import type { HistoryBatch } from '../../src-shared/contract/history.ts';
import type { DoorEvent, StationEvent } from '../../src-shared/domain/event.ts';
import type { BackTestReport } from '../../src-shared/domain/alarm/rules/back-test-report.ts';
import type { BackTestQuery } from './back-test.ts';
import type { StationDay } from '../../src-shared/domain/statistics/station-day.ts';
import type { DayLine } from './line.ts';
import type { Counts, Range, Reached } from './read.ts';
import type { CommandLog, CommandLogQuery } from './read-commands.ts';
import type { AlarmPage, AlarmQuery, LoadQuery } from './read-alarms.ts';
import type { ReportAnswer, ReportQuery } from './read-report.ts';
import type { KnownSignal, Trend, TrendQuery } from './read-trend.ts';
import type { ReplayMoment, ReplayOpened, ReplayQuery, ReplaySeek } from './replay.ts';
import type { PastTime, Retention } from './retention.ts';
import type { Space } from './space.ts';
import type { StationUsual, UsualHour, UsualQuery } from './usual.ts';
import type { Exported, ExportStep, Extent } from './transfer.ts';

/** How far the tables are. */
export interface Standing {
  /** The last journal entry in the tables; 0 before the first. */
  readonly cursor: number;
  /** While the tables are being made anew from the journal: entries taken, of those that were there at the start. */
  readonly rebuilding: { readonly done: number; readonly total: number } | null;
}

/**
 * quota: no room; the oldest is given up and the commit tried again. corrupt: the database is made anew from the journal.
 * blocked: another connection holds an older version. closed: the database was taken away, and is opened again.
 */
export type FailureCode = 'quota' | 'corrupt' | 'blocked' | 'closed' | 'unknown';

export interface HistoryFailure {
  readonly code: FailureCode;
  readonly detail: string;
}

/** Entries as they came from main: not parsed before they are in the worker. */
export type CommitInput = HistoryBatch & { readonly after: number };

interface Call<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

/** What the window may ask of the worker: one declaration, both sides' types derive from it. */
export interface Calls {
  /** Waits until this worker is the only writer of the origin. */
  open: Call<null, Standing>;
  /** Answers where the tables stand afterwards, which need not be the batch's end: go on from there. */
  commit: Call<CommitInput, Standing>;
  /** Empties the tables. */
  rebuild: Call<null, Standing>;
  retain: Call<Retention, null>;
  /** What would go by it. */
  pastTime: Call<Retention, PastTime>;
  /** Deletes what is past its time now; tells its progress. */
  prune: Call<null, null>;
  space: Call<null, Space>;
  /** What is usual at this time of this weekday, of all stations. */
  usual: Call<null, StationUsual[]>;
  usualInside: Call<UsualQuery, UsualHour[]>;
  dayLine: Call<Range & { readonly signals: readonly string[] }, DayLine>;
  doorEvents: Call<Range & { readonly limit: number }, DoorEvent[]>;
  events: Call<Range & { readonly limit: number }, StationEvent[]>;
  day: Call<{ readonly station: string; readonly day: string }, StationDay | null>;
  alarmPage: Call<AlarmQuery, AlarmPage>;
  alarmLoad: Call<LoadQuery, AlarmLoad>;
  counts: Call<null, Counts>;
  /** Tells its progress; null: it was cancelled. */
  backTest: Call<BackTestQuery, BackTestReport | null>;
  /** Tells its progress; null: it was cancelled. */
  commandLog: Call<CommandLogQuery, CommandLog | null>;
  /** Ends the request of that number, as soon as it looks. */
  cancel: Call<number, null>;
  /** How far the tables are, and of which journal; null: nothing was taken in yet. Waits for no writer. */
  reached: Call<null, Reached | null>;
  report: Call<ReportQuery, ReportAnswer>;
  /** The first day of which anything was counted, "2026-10-05"; null without any. */
  firstDay: Call<null, string | null>;
  /** Tells its progress; null: it was cancelled. */
  trend: Call<TrendQuery, Trend | null>;
  signals: Call<Pick<TrendQuery, 'stations' | 'toMs'>, readonly KnownSignal[]>;
  /** Makes a stretch ready to be looked at; the one before is let go. Tells its progress; null: it was cancelled. */
  replayOpen: Call<ReplayQuery, ReplayOpened | null>;
  /** Of the stretch that is open; null: none is. */
  replayAt: Call<ReplaySeek, ReplayMoment | null>;
  /** Counts the days again from all that is kept, while commits wait; tells its progress. False: it was cancelled, nothing changed. */
  recount: Call<null, boolean>;
  /** Some rows of a table, packed; see transfer.ts. */
  exportRows: Call<ExportStep, Exported>;
  extent: Call<null, Extent>;
  /** Takes a backup's rows in, written by tables of this version; what is there goes. */
  importBegin: Call<number, null>;
  importPart: Call<{ readonly table: string; readonly rows: string }, null>;
  importEnd: Call<null, null>;
}

export type CallName = keyof Calls;

/** A request by name; of any name without an argument. */
export type Request<Name extends CallName = CallName> = {
  readonly [Each in Name]: { readonly id: number; readonly call: Each; readonly input: Calls[Each]['input'] };
}[Name];

export interface AnswerTo<Name extends CallName> {
  readonly kind: 'answer';
  readonly id: number;
  readonly call: Name;
  readonly output: Calls[Name]['output'];
}

export type FromWorker =
  | AnswerTo<CallName>
  | { readonly kind: 'refused'; readonly id: number; readonly failure: HistoryFailure }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  /** Null: it is over. */
  | { readonly kind: 'failure'; readonly failure: HistoryFailure | null }
  /** The database was taken away: what the window knows of the cursor is void. */
  | { readonly kind: 'lost' }
  /** IndexedDB does not answer this thread any more; another thread it will. */
  | { readonly kind: 'stuck' };

export function isAnswerTo<Name extends CallName>(
  message: FromWorker,
  name: Name,
): message is AnswerTo<Name> {
  return message.kind === 'answer' && message.call === name;
}
