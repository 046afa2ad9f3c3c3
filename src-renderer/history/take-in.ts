import type { HistoryImport } from '../../src-shared/contract/backup.ts';
import type { WorkerCalls } from './calls.ts';
import type { Standing } from './protocol.ts';

export interface Restored {
  /** Main's `history.import`. */
  readonly read: (part: number) => Promise<HistoryImport>;
  /** It is all in. */
  readonly done: () => Promise<unknown>;
}

/** Takes in what a restore has left for the history, if anything; the tables count for nothing before that is done. Progress is in parts. */
export async function takeInRestored(
  { read, done }: Restored,
  call: WorkerCalls['call'],
  onProgress: (progress: Standing['rebuilding']) => void,
): Promise<void> {
  const { parts, schema } = await read(0);
  if (parts === 0) return;
  await call('importBegin', schema);
  for (let at = 0; at < parts; at += 1) {
    onProgress({ done: at, total: parts });
    const { part } = await read(at);
    if (part === null) throw new Error(`part ${String(at)} of a restored history is missing`);
    await call('importPart', part);
  }
  await call('importEnd', null);
  await done();
  onProgress(null);
}
