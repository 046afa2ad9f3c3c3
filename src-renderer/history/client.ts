import type { HistoryBatch } from '../../src-shared/contract/history.ts';
import type { AlarmLoad } from '../../src-shared/domain/alarm/load.ts';
import type { DoorEvent, StationEvent } from '../../src-shared/domain/event.ts';
import type { BackTestReport } from '../../src-shared/domain/alarm/rules/back-test-report.ts';
import type { BackTestQuery } from './back-test.ts';
import { HistoryError, workerCalls, type Follow, type HistoryWorker } from './calls.ts';
import type { StationDay } from '../../src-shared/domain/statistics/station-day.ts';
import { followJournal } from './follow.ts';
import { gather } from './gather.ts';
import type { DayLine } from './line.ts';
import type { HistoryFailure, Standing } from './protocol.ts';
import type { Counts, Range, Reached } from './read.ts';
import type { AlarmPage, AlarmQuery, LoadQuery } from './read-alarms.ts';
import type { CommandLog, CommandLogQuery } from './read-commands.ts';
import type { ReportAnswer, ReportQuery } from './read-report.ts';
import type { KnownSignal, Trend, TrendQuery } from './read-trend.ts';
import type { ReplayMoment, ReplayOpened, ReplayQuery, ReplaySeek } from './replay.ts';
import type { PastTime, Retention } from './retention.ts';
import type { Space } from './space.ts';
import type { StationUsual, UsualHour, UsualQuery } from './usual.ts';
import { takeInRestored, type Restored } from './take-in.ts';

export interface HistoryStatus {
  /** The last journal entry in the history. */
  readonly cursor: number;
  /** The journal's newest entry, as last heard. */
  readonly head: number;
  readonly rebuilding: Standing['rebuilding'];
  /** While a restored history is being taken in: parts, of all. */
  readonly restoring: Standing['rebuilding'];
  /** Null: nothing is wrong. */
  readonly failure: HistoryFailure | null;
}

export interface HistoryOptions {
  /** Called once, and again when the worker is of no more use. */
  readonly startWorker: () => HistoryWorker;
  /** Main's `history.pull`: entries after a cursor; may wait while there are none. */
  readonly pull: (after: number, limit: number) => Promise<HistoryBatch>;
  readonly onStatus: (status: HistoryStatus) => void;
  /** Where a restore may have left rows to be taken in; not for a page that only reads. */
  readonly restored?: Restored;
}

/** Queries reject with HistoryError while the database cannot be read. Times are epoch ms, ranges `[fromMs, toMs)`. */
export interface HistoryClient {
  readonly status: () => HistoryStatus;
  /** Minute by minute; of all signals where none is named. */
  readonly dayLine: (range: Range, signals?: readonly string[]) => Promise<DayLine>;
  /** Newest first. */
  readonly doorEvents: (range: Range, limit: number) => Promise<DoorEvent[]>;
  /** All but minutes, newest first. */
  readonly events: (range: Range, limit: number) => Promise<StationEvent[]>;
  /** A station's own day, "2026-10-05"; null where nothing was counted. */
  readonly day: (station: string, day: string) => Promise<StationDay | null>;
  /** Occurrences of alarms with what became of them, newest first, page by page. */
  readonly alarmPage: (query: AlarmQuery) => Promise<AlarmPage>;
  /** What the alarms of a stretch ask of the operators; reckoned in the worker. */
  readonly alarmLoad: (query: LoadQuery) => Promise<AlarmLoad>;
  readonly counts: () => Promise<Counts>;
  /** When a rule would have rung; null: it was cancelled. */
  readonly backTest: (query: BackTestQuery, follow: Follow) => Promise<BackTestReport | null>;
  /** This console's commands of a stretch, newest first; null: it was cancelled. Progress is in rows read. */
  readonly commandLog: (query: CommandLogQuery, follow: Follow) => Promise<CommandLog | null>;
  readonly reached: () => Promise<Reached | null>;
  readonly report: (query: ReportQuery) => Promise<ReportAnswer>;
  /** "2026-10-05"; null where nothing was ever counted. */
  readonly firstDay: () => Promise<string | null>;
  /** Counts the days again from all that is kept, or not at all: false where it was cancelled. Progress is in rows read. */
  readonly recount: (follow: Follow) => Promise<boolean>;
  /** Null: it was cancelled. */
  readonly trend: (query: TrendQuery, follow: Follow) => Promise<Trend | null>;
  readonly signals: (query: Pick<TrendQuery, 'stations' | 'toMs'>) => Promise<readonly KnownSignal[]>;
  readonly replay: () => ReplayClient;
  readonly retain: (retention: Retention) => Promise<void>;
  /** What would go if so much were kept. */
  readonly pastTime: (retention: Retention) => Promise<PastTime>;
  /** Deletes what is past its time, in small steps; progress is in rows. */
  readonly prune: (follow: Follow) => Promise<void>;
  readonly space: () => Promise<Space>;
  /** What is usual at this time of this weekday, of all stations. */
  readonly usual: () => Promise<StationUsual[]>;
  readonly usualInside: (query: UsualQuery) => Promise<UsualHour[]>;
  readonly close: () => void;
}

/** The past in a thread of its own: what it takes of time and memory is not taken from the history. */
export interface ReplayClient {
  /** Null: it was cancelled. */
  readonly open: (query: ReplayQuery, follow: Follow) => Promise<ReplayOpened | null>;
  /** Null: nothing is open. */
  readonly at: (seek: ReplaySeek) => Promise<ReplayMoment | null>;
  readonly close: () => void;
}

function replayClient(startWorker: () => HistoryWorker): ReplayClient {
  const nobody = (): void => undefined;
  const { call, close } = workerCalls(startWorker, { onFailure: nobody, onLost: nobody, onReplaced: nobody });
  return {
    open: (query, follow) => call('replayOpen', query, follow),
    at: (seek) => call('replayAt', seek),
    close,
  };
}

/** The window's side: brings journal entries from main to the worker and asks it what the views want to know. */
export function createHistory({ startWorker, pull, onStatus, restored }: HistoryOptions): HistoryClient {
  let status: HistoryStatus = { cursor: 0, head: 0, rebuilding: null, restoring: null, failure: null };
  const change = (part: Partial<HistoryStatus>): void => {
    status = { ...status, ...part };
    onStatus(status);
  };

  let retention: Retention | null = null;

  const { call, close } = workerCalls(startWorker, {
    onFailure: (failure) => change({ failure }),
    onLost: () => following.restart(),
    onReplaced: () => {
      following.restart();
      if (retention !== null) void retain(retention).catch(() => undefined);
    },
  });
  const retain = async (wanted: Retention): Promise<void> => {
    retention = retentionOf(wanted);
    await call('retain', retention);
  };
  const following = followJournal({
    pull: (after) => gather(pull, after),
    open: async () => {
      const standing = await call('open', null);
      if (restored === undefined) return standing;
      await takeInRestored(restored, call, (restoring) => change({ restoring, failure: null }));
      return call('open', null);
    },
    commit: (after, batch) => call('commit', { ...batch, after }),
    rebuild: () => call('rebuild', null),
    onProgress: (progress) => change({ ...progress, failure: null }),
    onTrouble: (error) => {
      // A pull that failed is main's to tell: the whole port is gone then.
      if (error instanceof HistoryError) change({ failure: error.failure });
    },
  });

  return {
    status: () => status,
    dayLine: (range, signals = []) => call('dayLine', { ...range, signals }),
    doorEvents: (range, limit) => call('doorEvents', { ...range, limit }),
    events: (range, limit) => call('events', { ...range, limit }),
    day: (station, day) => call('day', { station, day }),
    alarmPage: (query) => call('alarmPage', query),
    alarmLoad: (query) => call('alarmLoad', query),
    counts: () => call('counts', null),
    backTest: (query, follow) => call('backTest', query, follow),
    commandLog: (query, follow) => call('commandLog', query, follow),
    reached: () => call('reached', null),
    report: (query) => call('report', query),
    firstDay: () => call('firstDay', null),
    recount: (follow) => call('recount', null, follow),
    trend: (query, follow) => call('trend', query, follow),
    signals: (query) => call('signals', query),
    replay: () => replayClient(startWorker),
    retain,
    pastTime: (wanted) => call('pastTime', retentionOf(wanted)),
    prune: async (follow) => {
      await call('prune', null, follow);
    },
    space: () => call('space', null),
    usual: () => call('usual', null),
    usualInside: (query) => call('usualInside', query),
    close: () => {
      following.stop();
      close();
    },
  };
}

/** Settings have more in them. */
const retentionOf = ({
  keepEventsDays,
  keepMinutesDays,
  keepAlarmsDays,
  keepDaysDays,
}: Retention): Retention => ({
  keepEventsDays,
  keepMinutesDays,
  keepAlarmsDays,
  keepDaysDays,
});
