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

/** Of a request that takes its time. */
export interface Follow {
  readonly onProgress: (done: number, total: number) => void;
  /** Aborted: the worker is told to end it. */
  readonly signal: AbortSignal;
}

export interface WorkerCalls {
  /** Rejects with HistoryError. */
  readonly call: <Name extends CallName>(
    name: Name,
    input: Calls[Name]['input'],
    follow?: Follow,
  ) => Promise<Calls[Name]['output']>;
  readonly close: () => void;
}

interface Notices {
  readonly onFailure: (failure: HistoryFailure | null) => void;
  readonly onLost: () => void;
  /** A new worker stands where the last one was of no more use; what that had not answered is refused. */
  readonly onReplaced: () => void;
}

const REPLACED: HistoryFailure = { code: 'closed', detail: 'the database stopped answering in this thread' };

/** Requests and answers over a worker's messages, matched by number. */
export function workerCalls(startWorker: () => HistoryWorker, notices: Notices): WorkerCalls {
  const waiting = new Map<number, (message: FromWorker) => void>();
  const followed = new Map<number, Follow>();
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
      case 'stuck':
        replace();
        return;
      case 'progress':
        followed.get(message.id)?.onProgress(message.done, message.total);
        return;
      case 'answer':
      case 'refused':
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
    }
  };

  let worker = start();
  return {
    call: (call, input, follow) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        const id = lastId;
        const cancel = (): void => {
          lastId += 1;
          worker.postMessage({ id: lastId, call: 'cancel', input: id });
        };
        if (follow !== undefined) followed.set(id, follow);
        follow?.signal.addEventListener('abort', cancel);
        waiting.set(id, (message) => {
          followed.delete(id);
          follow?.signal.removeEventListener('abort', cancel);
          if (isAnswerTo(message, call)) resolve(message.output);
          else if (message.kind === 'refused') reject(new HistoryError(message.failure));
        });
        worker.postMessage({ id, call, input });
      }),
    close: () => worker.terminate(),
  };
}
