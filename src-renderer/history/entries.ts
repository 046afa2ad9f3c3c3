import type { EventKind, StationEvent } from '../../src-shared/domain/event.ts';

/** A journal entry. */
export type Entry = readonly [cursor: number, event: StationEvent];

const KINDS: Readonly<Record<EventKind, true>> = {
  status: true,
  about: true,
  people: true,
  door: true,
  state: true,
  alarm: true,
  result: true,
  command: true,
  correction: true,
  operators: true,
  minute: true,
};

/** The `entries` of a HistoryBatch. An event of a kind that only a newer version knows is passed over. */
export function parseEntries(json: string): Entry[] {
  return parseArray(json).filter(isEntry);
}

/** A JSON array of events. */
export function parseEvents(json: string): StationEvent[] {
  return parseArray(json).filter(isEvent);
}

function parseArray(json: string): unknown[] {
  const value: unknown = JSON.parse(json);
  if (!Array.isArray(value)) throw new TypeError('events come as a JSON array');
  return value;
}

function isEntry(value: unknown): value is Entry {
  return Array.isArray(value) && typeof value[0] === 'number' && isEvent(value[1]);
}

/** The journal was written from decoded events by this program, so the kind and the keys are all that is looked at. */
function isEvent(value: unknown): value is StationEvent {
  if (typeof value !== 'object' || value === null) return false;
  if (!('kind' in value && 'station' in value && 'atMs' in value)) return false;
  const { kind, station, atMs } = value;
  return (
    typeof kind === 'string' &&
    Object.hasOwn(KINDS, kind) &&
    typeof station === 'string' &&
    typeof atMs === 'number'
  );
}
