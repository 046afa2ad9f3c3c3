import type { Transaction } from 'dexie';
import { NO_MINUTES } from '../../src-shared/domain/statistics/minute-figures.ts';
import type { HourCounts, StationDay } from '../../src-shared/domain/statistics/station-day.ts';
import { foldStation } from './fold.ts';
import { recount } from './recount.ts';
import type { HourRow, SegmentRow, StateRow, StationRow } from './rows.ts';
import { eventsOf } from './segments.ts';

type Names = Map<string, number>;

/** An hour as versions 1 to 3 counted it. */
interface OldHour {
  readonly visits: number;
  readonly left: number;
  readonly byGroup: Names;
  readonly byMethod: Names;
  readonly doorEvents: Names;
  readonly energyKwh: Names;
  readonly minutesWithData: number;
}

interface OldDay {
  readonly station: string;
  readonly day: string;
  readonly hours: ReadonlyMap<number, OldHour>;
  readonly lateEvents: number;
}

interface OldStation {
  readonly id: string;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly timezone: string | null;
}

/** As in alarm-upgrade.ts: most segments have none, and looking costs a hundredth of parsing. */
const HAS_ABOUT = /"kind":"about"/;
const STEP = 100;

/**
 * Version 4: hours have occupancy, appliances, commands and corrections; stations their capacity and devices. All is
 * counted from what is kept, within the transaction that raises the version; what is older keeps the figures it had.
 * Digests are made of events and minutes, which stay as they are, and so do they.
 */
export async function countDaysAnew(transaction: Transaction): Promise<void> {
  const days = transaction.table<StationDay, [string, string]>('days');
  const meta = transaction.table<StateRow, string>('meta');
  const segments = transaction.table<SegmentRow, number>('segments');
  const telemetry = transaction.table<HourRow, [number, string]>('telemetry');
  const rows = transaction.table<StationRow, string>('stations');
  const known = await transaction.table<OldStation, string>('stations').toArray();
  const stations = new Map(known.map((old) => [old.id, stationOf(old)]));
  for (let after = -Infinity; ;) {
    const step = await segments.where(':id').above(after).limit(STEP).toArray();
    const last = step.at(-1);
    if (last === undefined) break;
    for (const event of step.filter(({ events }) => HAS_ABOUT.test(events)).flatMap(eventsOf))
      stations.set(
        event.station,
        foldStation(stations.get(event.station) ?? stationOf(blank(event.station)), event),
      );
    after = last.first;
  }
  await transaction
    .table<OldDay, [string, string]>('days')
    .toCollection()
    .modify((old, held) => {
      // Dexie writes what `value` holds then: a row of the new shape.
      Object.assign(held, { value: dayOf(old) });
      if (!stations.has(old.station)) stations.set(old.station, stationOf(blank(old.station)));
    });
  await rows.bulkPut([...stations.values()]);
  await recount({ days, meta, segments, telemetry }, stations);
}

const blank = (id: string): OldStation => ({ id, name: null, nameEn: null, timezone: null });

const stationOf = ({ id, name, nameEn, timezone }: OldStation): StationRow => ({
  id,
  name,
  nameEn,
  timezone,
  capacity: null,
  devices: [],
  about: null,
});

function dayOf({ station, day, hours, lateEvents }: OldDay): StationDay {
  const [first] = hours.keys();
  const counts = [...hours].map(([hour, old]): [number, HourCounts] => [
    hour,
    hourOf(old, hour === first ? lateEvents : 0),
  ]);
  return { station, day, hours: new Map(counts) };
}

function hourOf({ energyKwh, minutesWithData, ...old }: OldHour, late: number): HourCounts {
  const { visits, left, byGroup, byMethod, doorEvents } = old;
  const minutes = { ...NO_MINUTES, energyKwh, minutesWithData };
  return { visits, left, byGroup, byMethod, doorEvents, commands: new Map(), corrections: [], late, minutes };
}
