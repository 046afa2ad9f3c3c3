import type { Request } from './protocol.ts';
import { historyService } from './service.ts';

/** The history's own thread: IndexedDB and JSON off the window's. The worker's name is the database's. */

/** Commits of two windows would both be right, but each would wait for, and then skip, what the other wrote. */
const WRITER_LOCK = `${self.name}-history-writer`;

let writing: Promise<void> | null = null;

/** The lock is held until this thread ends, in whatever way. */
function becomeWriter(): Promise<void> {
  writing ??= new Promise((resolve, reject) => {
    const held = (): Promise<never> => {
      resolve();
      return new Promise<never>(() => undefined);
    };
    navigator.locks.request(WRITER_LOCK, held).catch(reject);
  });
  return writing;
}

const answer = historyService({
  access: { name: self.name, indexedDB, IDBKeyRange },
  becomeWriter,
  post: (message) => self.postMessage(message),
  now: () => Date.now(),
  estimate: () => navigator.storage.estimate(),
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

self.onmessage = ({ data }: MessageEvent<Request>): void => void answer(data);
