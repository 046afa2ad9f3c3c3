import '../jitless.ts';
import type { BackupPageEnd } from '../../src-shared/contract/backup.ts';
import { HistoryError, workerCalls, type WorkerCalls } from '../history/calls.ts';
import { CARRIED } from '../history/transfer.ts';
import { connectBackupPort, type BackupPortClient } from '../link/port.ts';

/** Reads the history for a backup and hands it to main, part by part. Nobody sees this page. */
async function run(): Promise<void> {
  const client = await connectBackupPort();
  const { history: name } = await client.order();
  const { call } = workerCalls(
    () => new Worker(new URL('../history/worker.ts', import.meta.url), { type: 'module', name }),
    { onFailure: () => undefined, onLost: () => undefined, onReplaced: () => undefined },
  );
  await client.end(await readAll(client, call));
}

/** A commit that was under way when main held the journal back is over by then. */
const SETTLE_MS = 1_000;
/** A commit under load, and one after it. */
const SETTLE_TRIES = 20;

async function readAll(client: BackupPortClient, call: WorkerCalls['call']): Promise<BackupPageEnd> {
  try {
    const { rows, schema, state } = await settled(call);
    // Nothing was ever taken in: the journal has everything.
    if (state === null) return { kind: 'whole', schema };
    let done = 0;
    for (const table of CARRIED) {
      let after: unknown = undefined;
      do {
        const step = await call('exportRows', { table, after });
        done += step.count;
        if (step.count > 0)
          await client.part({ table, count: step.count, rows: step.rows, share: Math.min(1, done / rows) });
        ({ after } = step);
      } while (after !== null);
    }
    const { state: now } = await call('extent', null);
    if (now?.cursor !== state.cursor || now.journal !== state.journal)
      return { kind: 'refused', code: 'history-failed', detail: 'it was written meanwhile' };
    return { kind: 'whole', schema };
  } catch (error) {
    // Main waits for an answer, whatever went wrong.
    const code = error instanceof HistoryError ? 'history-failed' : 'page-gone';
    return { kind: 'refused', code, detail: String(error) };
  }
}

async function settled(call: WorkerCalls['call']) {
  let before = await call('extent', null);
  for (let tries = 0; tries < SETTLE_TRIES; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const now = await call('extent', null);
    if (now.state?.cursor === before.state?.cursor) return now;
    before = now;
  }
  throw new Error('the history is being written all the time');
}

void run();
