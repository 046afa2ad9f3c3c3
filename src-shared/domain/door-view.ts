import { lookup } from './keyed.ts';
import { doorAlert, NO_DOOR, type DoorAlert } from './door.ts';
import type { Leaf, Lock } from './event.ts';
import type { StationState } from './station.ts';

/** What asks most for a look comes first; "unknown" is worse than known to be well. */
const LOCK_RANK: Readonly<Record<Lock, number>> = { jammed: 3, unlocked: 2, unknown: 1, locked: 0 };
const LEAF_RANK: Readonly<Record<Leaf, number>> = { open: 2, unknown: 1, closed: 0 };
const ALERT_RANK: Readonly<Record<DoorAlert, number>> = { forced: 2, tamper: 1, held: 0 };

function worst<T extends string>(values: readonly T[], rank: Readonly<Record<T, number>>): T | null {
  return values.reduce<T | null>(
    (found, value) => (found === null || rank[value] > rank[found] ? value : found),
    null,
  );
}

/** The station's doors: those it lists, and whatever it does not list but reports a leaf, a lock or door events of. */
function doorNames(state: StationState): string[] {
  const listed = new Map(state.about?.info.devices.map(({ device, kind }) => [device, kind]));
  const names = [...listed.keys()].filter((device) => listed.get(device) === 'door');
  const reported = Object.keys(state.devices).filter((device) => lookup(state.devices, device)?.lock);
  const unlisted = new Set(
    [...Object.keys(state.doors), ...reported].filter((device) => !listed.has(device)),
  );
  return [...names, ...unlisted];
}

/** All doors of a station in one: the worst of them. */
export function doorFigures(state: StationState): {
  readonly lock: Lock;
  readonly leaf: Leaf;
  readonly doorAlert: DoorAlert | null;
} {
  const names = doorNames(state);
  const doors = names.map((name) => lookup(state.doors, name) ?? NO_DOOR);
  const locks = names.map((name) => lookup(state.devices, name)?.lock ?? 'unknown');
  const leaves = doors.map((door) => door.leaf?.leaf ?? 'unknown');
  const alerts = doors.map(doorAlert).filter((alert) => alert !== null);
  return {
    lock: worst(locks, LOCK_RANK) ?? 'unknown',
    leaf: worst(leaves, LEAF_RANK) ?? 'unknown',
    doorAlert: worst(alerts, ALERT_RANK),
  };
}
