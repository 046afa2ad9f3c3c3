import type { ErasureProgress, Journal } from '../../src-main/core/ports.ts';
import type { StationEvent } from '../../src-shared/domain/event.ts';
import { erased } from '../../src-shared/domain/tokens.ts';

/** A journal in memory with the promises of the real one: ordered, idempotent by (station, id), no holes. */
export function aMemoryJournal(): Journal {
  const entries: { cursor: number; json: string }[] = [];
  const known = new Set<string>();
  let snapshot: { cursor: number; lines: string[] } | null = null;
  let first = 1;
  let personsFrom = 1;
  let erasure: ErasureProgress | null = null;

  const appendOne = (event: StationEvent): { cursor: number; event: StationEvent } | [] => {
    const key = `${event.station}/${event.id}`;
    if (known.has(key)) return [];
    known.add(key);
    const cursor = first + entries.length;
    entries.push({ cursor, json: JSON.stringify(event) });
    return { cursor, event };
  };

  return {
    identity: 'memory',
    head: () => first + entries.length - 1,
    earliest: () => first,
    aside: () => null,
    append: (events) => Promise.resolve(events.flatMap(appendOne)),
    read: (cursor, limit) =>
      Promise.resolve(entries.filter((entry) => entry.cursor > cursor).slice(0, limit)),
    saveSnapshot: (cursor, lines) => {
      snapshot = { cursor, lines: [...lines] };
      return Promise.resolve();
    },
    loadSnapshot: () => Promise.resolve(snapshot),
    prune: (cursor) => {
      entries.splice(0, Math.max(0, cursor - first + 1));
      first = cursor + 1;
      return Promise.resolve();
    },
    personsFrom: () => Math.max(personsFrom, first),
    erasure: () => erasure,
    erase: (wanted) => {
      const from = Math.max(personsFrom, first);
      let count = erasure?.id === wanted.id ? erasure.erased : 0;
      for (const entry of entries.filter(({ cursor }) => cursor >= from && cursor <= wanted.upTo)) {
        const without = erased(entry.json, wanted);
        if (without === null) continue;
        entry.json = without;
        count += 1;
      }
      if (wanted.station === null && wanted.person === null) personsFrom = wanted.upTo + 1;
      erasure = { ...wanted, from, at: wanted.upTo, erased: count };
      return Promise.resolve(erasure);
    },
    forgetErasure: () => {
      erasure = null;
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
