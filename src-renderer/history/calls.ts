import { isAnswerTo, type CallName, type Calls, type FromWorker, type HistoryFailure } from './protocol.ts';

/** What is used of a Worker. */
export interface HistoryWorker {
  readonly postMessage: (message: unknown) => void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  readonly terminate: () => void;
}

/** A request that the worker could not answer. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
  readonly failure: HistoryFailure;

  constructor(failure: HistoryFailure) {
    super(`${failure.code}: ${failure.detail}`);
    this.failure = failure;
  }
}

export interface WorkerCalls {
  /** Rejects with HistoryError. */
  readonly call: <Name extends CallName>(
    name: Name,
    input: Calls[Name]['input'],
  ) => Promise<Calls[Name]['output']>;
  readonly close: () => void;
}

interface Notices {
  readonly onFailure: (failure: HistoryFailure | null) => void;
  readonly onLost: () => void;
  readonly onRecounting: (progress: { readonly done: number; readonly total: number }) => void;
  /** A new worker stands where the last one was of no more use; what that had not answered is refused. */
  readonly onReplaced: () => void;
}

const REPLACED: HistoryFailure = { code: 'closed', detail: 'the database stopped answering in this thread' };

/** Requests and answers over a worker's messages, matched by number. */
export function workerCalls(startWorker: () => HistoryWorker, notices: Notices): WorkerCalls {
  const waiting = new Map<number, (message: FromWorker) => void>();
  let lastId = 0;

  const start = (): HistoryWorker => {
    const started = startWorker();
    started.onmessage = ({ data }) => hear(data);
    started.onerror = ({ message }) => notices.onFailure({ code: 'unknown', detail: message });
    return started;
  };

  const replace = (): void => {
    worker.terminate();
    const unanswered = [...waiting];
    waiting.clear();
    worker = start();
    notices.onFailure(REPLACED);
    for (const [id, settle] of unanswered) settle({ kind: 'refused', id, failure: REPLACED });
    notices.onReplaced();
  };

  const hear = (message: FromWorker): void => {
    switch (message.kind) {
      case 'failure':
        notices.onFailure(message.failure);
        return;
      case 'lost':
        notices.onLost();
        return;
      case 'recounting':
        notices.onRecounting(message);
        return;
      case 'stuck':
        replace();
        return;
      case 'answer':
      case 'refused':
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
    }
  };

  let worker = start();
  return {
    call: (call, input) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, (message) => {
          if (isAnswerTo(message, call)) resolve(message.output);
          else if (message.kind === 'refused') reject(new HistoryError(message.failure));
        });
        worker.postMessage({ id: lastId, call, input });
      }),
    close: () => worker.terminate(),
  };
}
