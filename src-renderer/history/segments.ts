import type { StationEvent } from '../../src-shared/domain/event.ts';
import { parseEvents } from './entries.ts';
import type { SegmentRow } from './rows.ts';

export const HOUR_MS = 3_600_000;

/** Chromium writes a value over 64 KiB into a file of its own; half of that leaves room for two-byte text. */
const SEGMENT_CHARS = 30_000;

/** Hours of this century have six digits; seven keep the order of text that of time until the year 3100. */
const HOUR_DIGITS = 7;

/** The index key under which a station's events of the UTC hour around `atMs` are found. */
export function placeOf(station: string, atMs: number): string {
  const hour = Math.max(0, Math.floor(atMs / HOUR_MS));
  return `${station} ${String(hour).padStart(HOUR_DIGITS, '0')}`;
}

/**
 * Packs events into rows, keys from `first` on. Events of a station stand together, so that who reads one station
 * reads few rows; within a station the order stays.
 */
export function packSegments(events: readonly StationEvent[], first: number): SegmentRow[] {
  const byStation = events.toSorted((a, b) => (a.station < b.station ? -1 : a.station > b.station ? 1 : 0));
  const rows: SegmentRow[] = [];
  let open: { events: StationEvent[]; texts: string[]; chars: number } = { events: [], texts: [], chars: 0 };
  let next = first;
  const close = (): void => {
    if (open.events.length === 0) return;
    rows.push({
      first: next,
      places: [...new Set(open.events.map(({ station, atMs }) => placeOf(station, atMs)))],
      arrivedMs: open.events.reduce((latest, { arrivedMs }) => Math.max(latest, arrivedMs), 0),
      events: `[${open.texts.join(',')}]`,
    });
    next += open.events.length;
    open = { events: [], texts: [], chars: 0 };
  };
  for (const event of byStation) {
    const text = JSON.stringify(event);
    if (open.chars + text.length > SEGMENT_CHARS) close();
    open.events.push(event);
    open.texts.push(text);
    open.chars += text.length;
  }
  close();
  return rows;
}

export const eventsOf = (row: SegmentRow): StationEvent[] => parseEvents(row.events);
