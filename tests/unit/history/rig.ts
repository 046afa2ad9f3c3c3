import type { HistoryBatch } from '../../../src-shared/contract/history.ts';
import type { StationEvent } from '../../../src-shared/domain/event.ts';
import type { HistoryWorker } from '../../../src-renderer/history/calls.ts';
import { createHistory, type HistoryStatus } from '../../../src-renderer/history/client.ts';
import type { FromWorker, Request } from '../../../src-renderer/history/protocol.ts';
import type { IndexedDbAccess } from '../../../src-renderer/history/schema.ts';
import { historyService } from '../../../src-renderer/history/service.ts';

/** Main's journal as the window sees it: `pull` waits while there is nothing new. */
export function aJournal(identity = 'journal-1') {
  const events: StationEvent[] = [];
  const asked: number[] = [];
  let waiting: (() => void)[] = [];
  return {
    /** The cursors that were pulled after, in order. */
    asked,
    append: (...more: readonly StationEvent[]): void => {
      events.push(...more);
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    pull: async (after: number, limit: number): Promise<HistoryBatch> => {
      asked.push(after);
      if (events.length === after) await new Promise<void>((resolve) => waiting.push(resolve));
      const entries = events.slice(after, after + limit).map((event, at) => [after + at + 1, event]);
      const next = after + entries.length;
      return { entries: JSON.stringify(entries), next, head: events.length, earliest: 1, journal: identity };
    },
  };
}

/** Of what the worker waits for: a back-off of a second is 50 ms. */
const TIMES_FASTER = 20;

/** The worker's service on this thread; messages go through a channel, as between threads. */
export function aWorker(access: IndexedDbAccess, becomeWriter = () => Promise.resolve()): HistoryWorker {
  const { port1: outside, port2: inside } = new MessageChannel();
  const answer = historyService({
    access,
    becomeWriter,
    now: () => Date.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms / TIMES_FASTER)),
    post: (message) => inside.postMessage(message),
    estimate: () => Promise.resolve({ usage: 1_000, quota: 1_000_000 }),
  });
  const worker: HistoryWorker = {
    postMessage: (message) => outside.postMessage(message),
    onmessage: null,
    onerror: null,
    terminate: () => {
      outside.close();
      inside.close();
    },
  };
  inside.onmessage = ({ data }: MessageEvent<Request>) => void answer(data);
  outside.onmessage = (event: MessageEvent<FromWorker>) => worker.onmessage?.(event);
  return worker;
}

/** A window: the client over workers of its own. */
export function aWindow(
  journal: Pick<ReturnType<typeof aJournal>, 'pull'>,
  startWorker: () => HistoryWorker,
) {
  const statuses: HistoryStatus[] = [];
  const history = createHistory({
    startWorker,
    pull: journal.pull,
    onStatus: (status) => statuses.push(status),
  });
  return { history, statuses };
}
