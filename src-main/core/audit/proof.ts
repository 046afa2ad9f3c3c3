import type { VerifyState } from '../../../src-shared/contract/audit.ts';
import type { Log } from '../ports.ts';
import type { AuditStore } from './store.ts';
import { createVerifier } from './verify.ts';

const LINE_BREAK_BYTES = 1;

/** Proves the whole log while the console goes on; one proof at a time. */
export function createProof(store: AuditStore, log: Log) {
  let state: VerifyState | null = null;

  const run = async (): Promise<void> => {
    const chapters = await store.chapters();
    const head = await store.head();
    const totalBytes = chapters.reduce((sum, { bytes }) => sum + bytes, 0);
    const verifier = createVerifier({ firstSeq: 1, head });
    let doneBytes = 0;
    for (const chapter of chapters)
      for await (const line of chapter.lines()) {
        if (!verifier.take(line)) break;
        doneBytes += line.length + LINE_BREAK_BYTES;
        state = { phase: 'running', doneBytes, totalBytes, entries: verifier.entries(), fault: null };
      }
    const { entries, fault } = verifier.verdict();
    state = {
      phase: fault === null ? 'whole' : 'faulty',
      doneBytes,
      totalBytes,
      entries,
      fault: fault === null ? null : { code: fault.code, seq: fault.seq },
    };
    if (fault !== null) log.warn(`audit: ${fault.code} at entry ${fault.seq}`);
  };

  const NOTHING_YET: VerifyState = {
    phase: 'running',
    doneBytes: 0,
    totalBytes: 0,
    entries: 0,
    fault: null,
  };

  return {
    /** How far it is; begins anew where it is asked to and none is under way, and where none was ever begun. */
    state: (restart: boolean): VerifyState => {
      if (state === null || (restart && state.phase !== 'running')) {
        state = NOTHING_YET;
        run().catch((error: unknown) => {
          log.warn(`audit: cannot be read: ${String(error)}`);
          state = { ...NOTHING_YET, phase: 'failed' };
        });
      }
      return state;
    },
  };
}
