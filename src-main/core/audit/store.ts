import type { ChainEnd } from './chain.ts';

/** What was found wrong when the log was opened. */
export type AuditFinding =
  /** The last write did not end: bytes of a line that nobody was told of were cut off. */
  | { readonly kind: 'torn'; readonly bytes: number }
  /** The log ends before the entry that was last known, or its end is no entry. */
  | { readonly kind: 'shorter'; readonly knownSeq: number; readonly foundSeq: number }
  /** There are entries, but the word beside them that tells the last one is gone. */
  | { readonly kind: 'head-missing' };

/** One file of the log. */
export interface AuditChapter {
  readonly firstSeq: number;
  readonly bytes: number;
  /** Lines without their line breaks; a last one without a line break is a line too. */
  readonly lines: () => AsyncIterable<Buffer>;
}

/** Where the log lies: appended to, never rewritten. */
export interface AuditStore {
  readonly end: ChainEnd;
  readonly found: readonly AuditFinding[];
  /** Durable when it resolves, with the new end told beside it; when it rejects nothing was written. */
  readonly write: (text: string, end: ChainEnd) => Promise<void>;
  /** Oldest first. */
  readonly chapters: () => Promise<readonly AuditChapter[]>;
  /** The last entry, as it is told beside the log; null: nothing is told. */
  readonly head: () => Promise<ChainEnd | null>;
  readonly close: () => Promise<void>;
}
