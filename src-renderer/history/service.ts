import { runBackTest } from './back-test.ts';
import { historyDigester } from './digester.ts';
import { failureOf } from './failures.ts';
import { databaseKeeper } from './keeper.ts';
import { historyMonthMaker } from './month-maker.ts';
import type { CallName, Calls, FromWorker, Request } from './protocol.ts';
import { historyPruner } from './pruner.ts';
import { dayLine, doorEvents, events, readCounts, readDay, readFirstDay, readReached } from './read.ts';
import { alarmLoad, alarmPage } from './read-alarms.ts';
import { readCommandLog } from './read-commands.ts';
import { readReport } from './read-report.ts';
import { readSignals, readTrend } from './read-trend.ts';
import { openReplay, type Replay } from './replay.ts';
import { pastTime } from './retention.ts';
import type { IndexedDbAccess } from './schema.ts';
import { readSpace, type Estimate } from './space.ts';
import type { Task } from './task.ts';
import { exportRows, extentOf, historyImport } from './transfer.ts';
import { usualReader } from './usual.ts';
import { historyWriter } from './writer.ts';

export interface ServiceOptions {
  readonly access: IndexedDbAccess;
  /** Resolves once nobody else of this origin writes, and keeps it so. */
  readonly becomeWriter: () => Promise<void>;
  readonly post: (message: FromWorker) => void;
  /** Epoch ms. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
  readonly estimate: Estimate;
}

type Handlers = {
  readonly [Name in CallName]: (input: Calls[Name]['input'], task: Task) => Promise<Calls[Name]['output']>;
};

/** The worker without its thread: answers each request with one message, and tells what happens by itself. */
export function historyService(options: ServiceOptions): (request: Request) => Promise<void> {
  const { access, post, now, pause } = options;
  const keeper = databaseKeeper({
    access,
    pause,
    onLost: () => post({ kind: 'lost' }),
    onStuck: () => post({ kind: 'stuck' }),
    onBlocked: (blocked) =>
      post({
        kind: 'failure',
        failure: blocked ? { code: 'blocked', detail: 'another connection is open' } : null,
      }),
  });
  const writer = historyWriter({ keeper, pause, onFailure: (failure) => post({ kind: 'failure', failure }) });
  const pruner = historyPruner({ keeper, now, pause });
  const digester = historyDigester({ keeper, now, pause });
  const monthMaker = historyMonthMaker({ keeper, now, pause });
  const restored = historyImport(access, keeper);
  const usual = usualReader();
  let replay: Replay | null = null;
  let isWriter = false;
  let isRebuilding = false;
  /** Requests under way that may be ended, and those that were. */
  const underWay = new Map<number, { isCancelled: boolean }>();

  const tick = (): void => {
    if (!isWriter || isRebuilding) return;
    digester.tick();
    monthMaker.tick();
  };

  const handlers: Handlers = {
    open: async () => {
      await options.becomeWriter();
      isWriter = true;
      return writer.standing();
    },
    commit: async (input) => {
      const standing = await writer.commit(input);
      pruner.tick();
      isRebuilding = standing.rebuilding !== null;
      tick();
      return standing;
    },
    rebuild: () => writer.rebuild(),
    retain: (retention) => {
      pruner.retain(retention);
      return Promise.resolve(null);
    },
    pastTime: async (retention) => pastTime(await keeper.open(), retention, now()),
    prune: async (_, task) => {
      await pruner.round(task);
      return null;
    },
    space: async () => readSpace(await keeper.open(), now(), options.estimate),
    usual: async () => usual.ofAll(await keeper.open(), now()),
    usualInside: async (query) => usual.inside(await keeper.open(), query, now()),
    dayLine: async ({ signals, ...range }) => dayLine(await keeper.open(), range, signals),
    doorEvents: async ({ limit, ...range }) => doorEvents(await keeper.open(), range, limit),
    events: async ({ limit, ...range }) => events(await keeper.open(), range, limit),
    day: async ({ station, day }) => readDay(await keeper.open(), station, day),
    alarmPage: async (query) => alarmPage(await keeper.open(), query),
    alarmLoad: async (query) => alarmLoad(await keeper.open(), query),
    counts: async () => readCounts(await keeper.open()),
    commandLog: async (query, task) => readCommandLog(await keeper.open(), query, task),
    backTest: async (query, task) => {
      digester.hasten();
      const found = await runBackTest(await keeper.open(), query, task);
      // The next one, of the rule as it is changed now, need not read the tables again.
      tick();
      return found;
    },
    cancel: (id) => {
      const ended = underWay.get(id);
      if (ended !== undefined) ended.isCancelled = true;
      return Promise.resolve(null);
    },
    reached: async () => readReached(await keeper.open()),
    report: async (query) => {
      const report = await readReport(await keeper.open(), query);
      monthMaker.beginDaysAt(query.dayBeginsAtHour);
      tick();
      return report;
    },
    firstDay: async () => readFirstDay(await keeper.open()),
    trend: async (query, task) => readTrend(await keeper.open(), query, task),
    signals: async (query) => readSignals(await keeper.open(), query),
    replayOpen: async (query, task) => {
      replay = null;
      replay = await openReplay(await keeper.open(), query, task);
      return replay?.opened ?? null;
    },
    replayAt: async (seek) => (await replay?.at(seek)) ?? null,
    recount: (_, task) => writer.recount(task),
    exportRows: async (step) => exportRows(await keeper.open(), step),
    extent: async () => extentOf(await keeper.open()),
    importBegin: async (schema) => {
      await restored.begin(schema);
      return null;
    },
    importPart: async (part) => {
      await restored.put(part);
      return null;
    },
    importEnd: () => {
      restored.end();
      return Promise.resolve(null);
    },
  };

  return async (request) => {
    const { id } = request;
    const state = { isCancelled: false };
    underWay.set(id, state);
    const task: Task = {
      progress: (done, total) => post({ kind: 'progress', id, done, total }),
      isCancelled: () => state.isCancelled,
    };
    try {
      post(await answer(handlers, request, task));
    } catch (error) {
      post({ kind: 'refused', id, failure: failureOf(error) });
    } finally {
      underWay.delete(id);
    }
  };
}

async function answer<Name extends CallName>(
  handlers: Handlers,
  request: Request<Name>,
  task: Task,
): Promise<FromWorker> {
  const { id, call, input } = request;
  return { kind: 'answer', id, call, output: await handlers[call](input, task) };
}
