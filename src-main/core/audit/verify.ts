import { GENESIS, isGenuine, readLine, type ChainEnd } from './chain.ts';

/**
 * What is wrong with a chain: a line that is none; a text that its hash does not fit; numbers that were left out; an entry
 * that stands where it does not belong (inserted, repeated, moved); one whose predecessor is another; an end before the
 * last known one; another entry than the last known one.
 */
export type ChainFault =
  'malformed' | 'changed' | 'removed' | 'out-of-order' | 'broken-link' | 'truncated' | 'other-head';

export interface Verdict {
  readonly entries: number;
  /** Where the chain ends, as far as it is whole. */
  readonly end: ChainEnd;
  /** The first fault; `line` counts from 1 over all files. */
  readonly fault: { readonly code: ChainFault; readonly line: number; readonly seq: number } | null;
}

interface Expected {
  /** Number of the first entry; its predecessor's hash is believed where it is not the very first. */
  readonly firstSeq: number;
  /** The last entry as it was written down beside the log; null: nothing is known of it. */
  readonly head: ChainEnd | null;
}

/** Proves a chain line by line, in one pass and with no memory but where it stands. */
export function createVerifier({ firstSeq, head }: Expected) {
  let end: ChainEnd = firstSeq === 1 ? GENESIS : { seq: firstSeq - 1, hash: '' };
  let entries = 0;
  let fault: Verdict['fault'] = null;

  const faultOf = (line: Buffer): ChainFault | null => {
    const entry = readLine(line);
    if (entry === null) return 'malformed';
    if (!isGenuine(line, entry)) return 'changed';
    if (entry.seq > end.seq + 1) return 'removed';
    if (entry.seq < end.seq + 1) return 'out-of-order';
    if (end.hash !== '' && entry.previous !== end.hash) return 'broken-link';
    if (head?.seq === entry.seq && head.hash !== entry.hash) return 'other-head';
    end = { seq: entry.seq, hash: entry.hash };
    return null;
  };

  return {
    /** False: a fault was found, and there is nothing more to look for. */
    take: (line: Buffer): boolean => {
      if (fault !== null) return false;
      const code = faultOf(line);
      if (code === null) entries += 1;
      else fault = { code, line: entries + 1, seq: end.seq + 1 };
      return code === null;
    },
    entries: (): number => entries,
    verdict: (): Verdict => {
      const isShort = fault === null && head !== null && end.seq < head.seq;
      return {
        entries,
        end,
        fault: isShort ? { code: 'truncated', line: entries + 1, seq: end.seq + 1 } : fault,
      };
    },
  };
}
