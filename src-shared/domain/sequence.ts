import type { StationEvent } from './event.ts';

type Range = readonly [first: number, last: number];

/** The sequence numbers seen in the station's present session; what is missing between them never came. */
export interface SequenceState {
  readonly session: string | null;
  readonly sessionMs: number;
  /** Ascending, apart by at least one. */
  readonly seen: readonly Range[];
  /** Missing numbers of holes that are no longer kept one by one. */
  readonly forgotten: number;
}

export const NO_SEQUENCE: SequenceState = { session: null, sessionMs: 0, seen: [], forgotten: 0 };

/** Holes kept one by one: more than a gateway's bad hour makes. Beyond, the oldest hole is only counted and can no longer be filled. */
const MAX_RANGES = 64;

function insert(seen: readonly Range[], seq: number): readonly Range[] {
  let index = seen.length;
  while (index > 0 && (seen[index - 1]?.[0] ?? 0) > seq) index -= 1;
  const before = seen[index - 1];
  const after = seen[index];
  if (before !== undefined && seq <= before[1]) return seen;
  const joinsBefore = before?.[1] === seq - 1;
  const joinsAfter = after?.[0] === seq + 1;
  const first = joinsBefore ? before[0] : seq;
  const last = joinsAfter ? after[1] : seq;
  const next = seen.slice();
  next.splice(joinsBefore ? index - 1 : index, Number(joinsBefore) + Number(joinsAfter), [first, last]);
  return next;
}

function addSeq({ session, sessionMs, seen: known, forgotten }: SequenceState, seq: number): SequenceState {
  const seen = insert(known, seq);
  const [oldest, second, ...rest] = seen.length > MAX_RANGES ? seen : [];
  if (oldest === undefined || second === undefined) return { session, sessionMs, seen, forgotten };
  const joined: Range = [oldest[0], second[1]];
  return { session, sessionMs, seen: [joined, ...rest], forgotten: forgotten + second[0] - oldest[1] - 1 };
}

/**
 * A session begins with its `online`: MQTT keeps the order of one publisher, so what the journal holds before it was another session's.
 * Within a session neither order nor repetition matters. Retained messages are left out: their numbers are those of long ago.
 */
export function reduceSequence(state: SequenceState, event: StationEvent): SequenceState {
  let next = state;
  if (
    event.kind === 'status' &&
    event.state === 'online' &&
    event.session !== null &&
    event.atMs >= state.sessionMs
  ) {
    const { session, atMs } = event;
    if (session !== state.session) next = { ...NO_SEQUENCE, session, sessionMs: atMs };
    else if (atMs > state.sessionMs) next = { ...state, sessionMs: atMs };
  }
  return event.seq === null || event.retained ? next : addSeq(next, event.seq);
}

/**
 * A gateway that did not hear our acknowledgement sends the same event again, at times under its next number: that number is not
 * missing. Taken only where it fills a hole or is the next one, for a broker that delivers again what was journalled brings
 * numbers of earlier sessions, too. It is no event of its own, so the journal does not have it: after a kill, and before the next
 * snapshot, the hole may be shown again.
 */
export function noteRepeated(state: SequenceState, seq: number): SequenceState {
  const isNext = state.seen.at(-1)?.[1] === seq - 1;
  const isMissing = openGaps(state).some(([first, last]) => first <= seq && seq <= last);
  return isNext || isMissing ? addSeq(state, seq) : state;
}

/** Open holes, newest first. */
export function openGaps(state: SequenceState): readonly Range[] {
  const gaps: Range[] = [];
  for (let index = state.seen.length - 1; index > 0; index -= 1) {
    const upper = state.seen[index];
    const lower = state.seen[index - 1];
    if (upper !== undefined && lower !== undefined) gaps.push([lower[1] + 1, upper[0] - 1]);
  }
  return gaps;
}

/** Messages that never came. */
export function missingMessages(state: SequenceState): number {
  return openGaps(state).reduce((sum, [first, last]) => sum + last - first + 1, state.forgotten);
}
