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
}

interface Notices {
  readonly onFailure: (failure: HistoryFailure | null) => void;
  readonly onLost: () => void;
}

/** Requests and answers over a worker's messages, matched by number. */
export function workerCalls(worker: HistoryWorker, { onFailure, onLost }: Notices): WorkerCalls {
  const waiting = new Map<number, (message: FromWorker) => void>();
  let lastId = 0;

  worker.onmessage = ({ data }) => {
    switch (data.kind) {
      case 'failure':
        onFailure(data.failure);
        return;
      case 'lost':
        onLost();
        return;
      case 'answer':
      case 'refused':
        waiting.get(data.id)?.(data);
        waiting.delete(data.id);
    }
  };
  worker.onerror = ({ message }) => onFailure({ code: 'unknown', detail: message });

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
  };
}
