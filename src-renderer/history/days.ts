import type { StationEvent } from '../../src-shared/domain/event.ts';
import type { Counts, DayRow, HourCounts } from './schema.ts';

/** Where a station did not say which. */
const UNKNOWN = 'unknown';

/** Names counted apart in one hour; a gateway that makes up names must not fill the disk. The rest is one sum. */
const NAMES_MAX = 256;
const BEYOND_NAMES = 'other';

export function emptyDay(station: string, day: string): DayRow {
  return { station, day, hours: new Map(), lateEvents: 0 };
}

const noCounts = (): HourCounts => ({
  visits: 0,
  left: 0,
  byGroup: new Map(),
  byMethod: new Map(),
  doorEvents: new Map(),
  alarms: new Map(),
  energyKwh: new Map(),
  minutesWithData: 0,
});

function add(counts: Counts, name: string, by = 1): void {
  const key = counts.has(name) || counts.size < NAMES_MAX ? name : BEYOND_NAMES;
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** Kinds that make a figure of the day; what is retained is history already, and never counted. */
export function isCounted(event: StationEvent): boolean {
  if (event.retained) return false;
  const { kind } = event;
  return kind === 'people' || kind === 'door' || kind === 'minute' || (kind === 'alarm' && event.active);
}

/** Counts an event for which `isCounted` holds, in place. `newMinute`: it is the first fragment of its minute. */
export function countEvent(row: DayRow, hour: number, event: StationEvent, newMinute: boolean): void {
  const counts = row.hours.get(hour) ?? noCounts();
  row.hours.set(hour, counts);
  if (event.timing === 'late') row.lateEvents += 1;
  if (event.kind === 'people') {
    counts.visits += event.entered;
    counts.left += event.left;
  } else if (event.kind === 'door') {
    add(counts.doorEvents, event.event);
    if (event.event !== 'granted') return;
    add(counts.byGroup, event.group ?? UNKNOWN);
    add(counts.byMethod, event.method ?? UNKNOWN);
  } else if (event.kind === 'alarm') {
    add(counts.alarms, event.type);
  } else if (event.kind === 'minute') {
    for (const [meter, kwh] of Object.entries(event.energyKwh)) add(counts.energyKwh, meter, kwh);
    if (newMinute) counts.minutesWithData += 1;
  }
}

export interface DayTotals extends Readonly<HourCounts> {
  /** Doors granted by a known method other than the face. */
  readonly nonFace: number;
}

/** Sums over the hours of a day. */
export function dayTotals(row: DayRow): DayTotals {
  const totals = noCounts();
  for (const hour of row.hours.values()) {
    totals.visits += hour.visits;
    totals.left += hour.left;
    totals.minutesWithData += hour.minutesWithData;
    for (const field of ['byGroup', 'byMethod', 'doorEvents', 'alarms', 'energyKwh'] as const) {
      for (const [name, count] of hour[field]) add(totals[field], name, count);
    }
  }
  let nonFace = 0;
  for (const [method, count] of totals.byMethod) {
    if (method !== 'face' && method !== UNKNOWN) nonFace += count;
  }
  return { ...totals, nonFace };
}
