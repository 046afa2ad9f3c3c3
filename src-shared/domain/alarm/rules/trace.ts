import type { DoorEvent, PeopleEvent, StationEvent, StatusEvent } from '../../event.ts';
import type { Rule } from './rule.ts';
import { MOVING } from './station-input.ts';

/** What of a station's events a rule is judged by; all else need not be read. */
export const TRACES = ['status', 'leaf', 'moves'] as const;
export type Trace = (typeof TRACES)[number];

/** Null: the rule judges minutes only. */
export function traceFor({ kind }: Pick<Rule, 'kind'>): Trace | null {
  if (kind === 'station-offline' || kind === 'station-silent') return 'status';
  if (kind === 'door-forced' || kind === 'door-held') return 'leaf';
  return kind === 'overstay' ? 'moves' : null;
}

/** The events of a trace, of events in order of time. Of a busy hour's movements those remain that begin or end a pause. */
export function traceOf(trace: Trace, events: readonly StationEvent[]): StationEvent[] {
  if (trace === 'status') return events.filter(isStatus);
  if (trace === 'leaf') return events.filter(isLeaf);
  return atPauses(events.filter(isMove));
}

const LEAF: ReadonlySet<string> = new Set(['opened', 'closed', 'forced', 'held']);

const isStatus = (event: StationEvent): event is StatusEvent => event.kind === 'status';
const isLeaf = (event: StationEvent): event is DoorEvent =>
  event.kind === 'door' && !event.retained && LEAF.has(event.event);

/** Somebody came or went. */
export const isMove = (event: StationEvent): event is PeopleEvent | DoorEvent =>
  !event.retained &&
  ((event.kind === 'people' && event.entered + event.left > 0) ||
    (event.kind === 'door' && MOVING.has(event.event)));

/** Nobody asks for a stay that is shorter. */
const PAUSE_MS = 5 * 60_000;

function atPauses<Move extends StationEvent>(moves: readonly Move[]): Move[] {
  return moves.filter(({ atMs }, index) => {
    const beforeMs = moves[index - 1]?.atMs ?? -Infinity;
    const afterMs = moves[index + 1]?.atMs ?? Infinity;
    return atMs - beforeMs > PAUSE_MS || afterMs - atMs > PAUSE_MS;
  });
}
