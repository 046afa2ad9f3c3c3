import '../jitless.ts';
import type { ReportOrder, ReportRequest, ReportResult } from '../../src-shared/contract/reports.ts';
import { rangeOf } from '../../src-shared/domain/report/month.ts';
import { HistoryError } from '../history/calls.ts';
import { createHistory, type HistoryClient } from '../history/client.ts';
import type { ReportAnswer } from '../history/read-report.ts';
import { connectReportPort, type ReportPortClient } from '../link/port.ts';
import { frozenPart } from '../report/closed.ts';
import { closingOf } from './closing.ts';
import { writeReport } from './writers.ts';

/** Makes one report of the history, and hands it to main. Nobody sees this page. */
async function make(): Promise<void> {
  const client = await connectReportPort();
  const order = await client.order();
  const history = createHistory({
    startWorker: () =>
      new Worker(new URL('../history/worker.ts', import.meta.url), { type: 'module', name: order.history }),
    pull: (after, limit) => client.history.pull({ after, limit }),
    onStatus: () => undefined,
  });
  await client.result(await resultOf(client, history, order));
}

async function resultOf(
  client: ReportPortClient,
  history: HistoryClient,
  order: ReportOrder,
): Promise<ReportResult> {
  try {
    const { work } = order;
    if (work.kind === 'closing') {
      const { month, before } = work;
      const answer = await counted(client, history, order, { range: rangeOf(month), stations: 'all' });
      return answer.ok ? closingOf(answer.report, month, before) : unknownStations(answer.unknown);
    }
    const { request, frozen } = work;
    const { stations, format } = request;
    const answer =
      frozen === null ? await counted(client, history, order, request) : frozenPart(frozen, stations);
    if (!answer.ok) return unknownStations(answer.unknown);
    await client.progress({ phase: 'writing', share: 0 });
    return await writeReport(answer.report, format, request.language);
  } catch (error) {
    // Main waits for an answer, whatever went wrong.
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', code: error instanceof HistoryError ? 'history-failed' : 'page-gone', detail };
  }
}

const unknownStations = (ids: readonly string[]): ReportResult => ({
  kind: 'refused',
  code: 'unknown-station',
  detail: ids.join(', '),
});

async function counted(
  client: ReportPortClient,
  history: HistoryClient,
  order: ReportOrder,
  { range, stations }: Pick<ReportRequest, 'range' | 'stations'>,
): Promise<ReportAnswer> {
  await caughtUp(client, history, order);
  await client.progress({ phase: 'counting', share: 0 });
  const { dayBeginsAtHour, nowMs, program } = order;
  return history.report({ range, stations, dayBeginsAtHour, nowMs, program });
}

const LOOK_MS = 100;
/** A history that takes nothing in for so long is stuck: a disk that is full, a database that cannot be opened. */
const STUCK_AFTER_MS = 60_000;

/** Until the history has taken in all that the journal held when the report was ordered, by whichever window. */
async function caughtUp(client: ReportPortClient, history: HistoryClient, order: ReportOrder): Promise<void> {
  let last = { cursor: -1, atMs: performance.now() };
  for (;;) {
    const reached = await history.reached();
    const cursor = reached?.journal === order.journal ? reached.cursor : 0;
    if (cursor >= order.head) return;
    if (cursor !== last.cursor) last = { cursor, atMs: performance.now() };
    else if (performance.now() - last.atMs > STUCK_AFTER_MS)
      throw new HistoryError(history.status().failure ?? { code: 'unknown', detail: 'it takes nothing in' });
    await client.progress({ phase: 'catching-up', share: cursor / order.head });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

void make();
