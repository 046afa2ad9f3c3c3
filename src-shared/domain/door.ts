import type { DoorEvent, Leaf } from './event.ts';
import { compareStamps, isAfter, isUndatedHistory, laterOf, type Stamp } from './stamp.ts';

export type DoorAlert = 'forced' | 'held' | 'tamper';

/** Each the newest of its kind, so that the order of arrival does not matter. */
export interface DoorState {
  readonly leaf: (Stamp & { readonly leaf: Leaf }) | null;
  readonly closed: Stamp | null;
  readonly alert: (Stamp & { readonly code: DoorAlert }) | null;
}

export const NO_DOOR: DoorState = { leaf: null, closed: null, alert: null };

/** As many as the station view lists; all of them are in the history. */
export const RECENT_DOOR_EVENTS = 50;

/** What a door event or a reported state says of the leaf. A closed leaf also ends the door's alert. */
export function withLeaf(door: DoorState, { atMs, id }: Stamp, leaf: Leaf): DoorState {
  const next = laterOf({ atMs, id, leaf }, door.leaf);
  const closed = leaf === 'closed' ? laterOf({ atMs, id }, door.closed) : door.closed;
  return { leaf: next, closed, alert: door.alert };
}

export function reduceDoor(door: DoorState, event: DoorEvent): DoorState {
  if (isUndatedHistory(event)) return door;
  const { atMs, id } = event;
  switch (event.event) {
    case 'opened':
      return withLeaf(door, event, 'open');
    case 'closed':
      return withLeaf(door, event, 'closed');
    case 'forced':
    case 'held':
    case 'tamper':
      return { ...door, alert: laterOf({ atMs, id, code: event.event }, door.alert) };
    case 'granted':
    case 'denied':
    case 'exit':
      return door;
  }
}

/** The door's newest alert, until the leaf is seen closed after it. */
export function doorAlert(door: DoorState): DoorAlert | null {
  return door.alert !== null && isAfter(door.alert, door.closed) ? door.alert.code : null;
}

/**
 * The newest events, newest first. The person's token is left out: how long tokens are kept is set for journal and history,
 * and a quiet door would hold it here for months.
 */
export function addRecent(recent: readonly DoorEvent[], event: DoorEvent): readonly DoorEvent[] {
  if (event.retained) return recent;
  const index = recent.findIndex((known) => compareStamps(known, event) <= 0);
  if (index === -1 && recent.length >= RECENT_DOOR_EVENTS) return recent;
  const at = index === -1 ? recent.length : index;
  if (recent[at]?.id === event.id && recent[at].atMs === event.atMs) return recent;
  const next = recent.slice(0, RECENT_DOOR_EVENTS);
  next.splice(at, 0, { ...event, person: null });
  return next.slice(0, RECENT_DOOR_EVENTS);
}
