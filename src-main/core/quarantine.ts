import type { QuarantineEntry } from '../../src-shared/contract/port.ts';

/** As many as a technician can read; older ones make room, the count goes on. */
const QUARANTINE_KEPT = 500;

/** Messages that are not what the contract says: counted, kept (bounded), never shown as a reading. */
export interface Quarantine {
  readonly add: (entry: QuarantineEntry) => void;
  readonly count: () => number;
  /** Newest first. */
  readonly list: () => QuarantineEntry[];
}

export function createQuarantine(): Quarantine {
  const kept: QuarantineEntry[] = [];
  let count = 0;
  return {
    add: (entry) => {
      count += 1;
      kept.push(entry);
      if (kept.length > QUARANTINE_KEPT) kept.shift();
    },
    count: () => count,
    list: () => kept.toReversed(),
  };
}
