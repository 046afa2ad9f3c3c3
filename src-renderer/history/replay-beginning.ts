import { Dexie } from 'dexie';
import { endOf, type AlarmOccurrence } from '../../src-shared/domain/alarm/occurrence.ts';
import { NO_REPORT, type Deed } from '../../src-shared/domain/alarm/operators.ts';
import type {
  AboutStation,
  AlarmEvent,
  OperatorsEvent,
  StationEvent,
} from '../../src-shared/domain/event.ts';
import { emptyStation, type StationState } from '../../src-shared/domain/station.ts';
import { occurrenceOf } from './alarm-rows.ts';
import { DAY_MS } from './digest.ts';
import { parseEvents } from './entries.ts';
import type { HistoryDb, StationRow } from './rows.ts';

/** What was raised so long before and was not over is found; what has stood longer is somebody's settled matter. */
const STOOD_BEFORE_MS = 31 * DAY_MS;
/** More alarms standing at once than any wall can show. */
const STANDING_MAX = 5_000;

/** Nothing but what the station is: as it said last, for that is all that is kept of it. */
export function unheard({ id, about, ...row }: StationRow): StationState {
  const state = emptyStation(id);
  if (about === null) return state;
  const { name, nameEn, timezone, capacity, devices } = row;
  const unknown = { address: null, district: null, lat: null, lon: null, hours: null };
  const info: AboutStation = { ...unknown, name, nameEn, timezone, capacity, devices };
  // Before all: what the station says of itself within the stretch takes its place.
  return { ...state, about: { atMs: 0, id: '', info } };
}

/** What was known before `fromMs` without reading all that happened: connections, and alarms that stood. */
export async function knownBefore(
  db: HistoryDb,
  stations: readonly string[],
  fromMs: number,
): Promise<StationEvent[]> {
  const [statuses, alarms] = await Promise.all([
    Promise.all(stations.map((station) => statusesBefore(db, station, fromMs))),
    standingAt(db, fromMs),
  ]);
  const wanted = new Set(stations);
  return [
    ...statuses.flat(),
    ...alarms.filter(({ station }) => wanted.has(station)).flatMap(eventsOfAlarm(fromMs)),
  ];
}

/** Of the last digested day on which the station connected or left. */
async function statusesBefore(db: HistoryDb, station: string, fromMs: number): Promise<StationEvent[]> {
  const series = 'trace/status';
  const row = await db.digests
    .where(':id')
    .between([station, series, Dexie.minKey], [station, series, fromMs], true, false)
    .last();
  return row === undefined ? [] : parseEvents(row.events).filter(({ atMs }) => atMs < fromMs);
}

async function standingAt(db: HistoryDb, fromMs: number): Promise<AlarmOccurrence[]> {
  const rows = await db.alarmLog
    .where(':id')
    .between([fromMs - STOOD_BEFORE_MS, Dexie.minKey], [fromMs, Dexie.minKey], true, false)
    .filter((row) => (endOf(occurrenceOf(row)) ?? Infinity) >= fromMs)
    .limit(STANDING_MAX)
    .toArray();
  return rows.map(occurrenceOf);
}

/** Raised, and what operators had done about it by then, as the events that it came from. */
const eventsOfAlarm =
  (fromMs: number) =>
  (row: AlarmOccurrence): StationEvent[] => {
    const { station, alarm, occurrence, type, priority, text, rule, raisedMs } = row;
    const origin = { station, stationMs: null, timing: 'ok', retained: false, seq: null } as const;
    const at = { ...origin, id: occurrence, atMs: raisedMs, arrivedMs: raisedMs };
    const raised: AlarmEvent = { ...at, kind: 'alarm', alarm, active: true, type, priority, text };
    const doneBefore = <T extends Deed>(deed: T | null): T | null =>
      deed !== null && deed.atMs < fromMs ? deed : null;
    const [acknowledged, shelved] = [doneBefore(row.acknowledged), doneBefore(row.shelved)];
    const deeds: OperatorsEvent = {
      ...at,
      id: `${occurrence} deeds`,
      kind: 'operators',
      alarm,
      report: { ...NO_REPORT, occurrence, acknowledged, shelved },
    };
    return [rule === null ? raised : { ...raised, rule }, deeds];
  };
