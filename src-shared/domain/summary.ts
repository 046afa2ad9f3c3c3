import { viewAlarm } from './alarm/alarms.ts';
import { freedMs, parentsOf, suppressedBy } from './alarm/suppression.ts';
import { worstAlarm } from './alarm/worst-alarm.ts';
import type { AlarmView } from './alarm/alarm-view.ts';
import { doorFigures } from './door-view.ts';
import { lookup } from './keyed.ts';
import { localDay, zoneOrDefault, type LocalDay } from './local-time.ts';
import { hourLine, occupancy } from './occupancy.ts';
import { energyOfDay, powerFigures } from './power-view.ts';
import { sumQuarters } from './quarters.ts';
import { missingMessages, openGaps } from './sequence.ts';
import type { StationState } from './station.ts';
import type {
  Connectivity,
  DeviceView,
  EnvView,
  MeterView,
  Origin,
  StationDetail,
  StationSummary,
} from './station-view.ts';
import { reportedStatus } from './status.ts';

/** What a view depends on besides the state. Times in epoch ms. */
export interface ViewContext {
  readonly nowMs: number;
  /** A station that says "online" but is silent for so long is stale, ms. */
  readonly staleAfterMs: number;
  /** The arrival of the newest message heard live; null when none was in this run. */
  readonly lastHeardMs: number | null;
  readonly origin: Origin;
  /** When this run of the program began. */
  readonly startedMs: number;
  /** Of the station's main meters, in minutes that are not journalled yet; see mainMeters and MinuteFolder. */
  readonly openEnergyKwh: number;
}

/**
 * What the station says, doubted after silence. Arrival of its status counts as hearing it once: a kept "online" is believed for
 * `staleAfterMs` and no longer. A station that speaks but never told its status stays unknown: whether its gateway is
 * connected is known from status alone, and its readings carry their own age.
 */
export function connectivity(
  state: StationState,
  { nowMs, staleAfterMs, lastHeardMs }: Pick<ViewContext, 'nowMs' | 'staleAfterMs' | 'lastHeardMs'>,
): { readonly state: Connectivity; readonly sinceMs: number | null } {
  const reported = reportedStatus(state.status);
  if (reported === null) return { state: 'unknown', sinceMs: null };
  if (reported.state === 'offline') return { state: 'offline', sinceMs: reported.sinceMs };
  // A clock that was set back leaves times of arrival in the future: they say nothing about the silence since.
  const heardMs = Math.max(...[lastHeardMs ?? -Infinity, reported.arrivedMs].filter((atMs) => atMs <= nowMs));
  return nowMs - heardMs > staleAfterMs
    ? { state: 'stale', sinceMs: heardMs }
    : { state: 'online', sinceMs: reported.sinceMs };
}

function lightFigures(state: StationState): Pick<StationSummary, 'lightsOn' | 'lightsKnown' | 'lightsTotal'> {
  const lights = state.about?.info.devices.filter(({ kind }) => kind === 'light') ?? [];
  const reported = lights.map(({ device }) => lookup(state.devices, device)?.on ?? null);
  return {
    lightsOn: reported.filter((on) => on === true).length,
    lightsKnown: reported.filter((on) => on !== null).length,
    lightsTotal: lights.length,
  };
}

function peopleFigures(
  { people, about, newestMs }: StationState,
  link: Connectivity,
  day: LocalDay,
  { nowMs, lastHeardMs }: ViewContext,
): Pick<StationSummary, 'inside' | 'drift' | 'visitsToday' | 'hour'> {
  const now = occupancy(people, about?.info.timezone ?? null);
  const heardUntilMs =
    link === 'online' ? Infinity : Math.max(lastHeardMs ?? -Infinity, newestMs ?? -Infinity);
  return {
    inside: now.inside,
    drift: now.drift,
    visitsToday: sumQuarters(people.entries, day.startMs, day.endMs),
    hour: hourLine(people, now, nowMs, heardUntilMs),
  };
}

/** A station in one tile. Cheap: called for each station that changed, up to 60 times a second. */
export function summarise(state: StationState, context: ViewContext): StationSummary {
  const info = state.about?.info ?? null;
  const timezone = zoneOrDefault(info?.timezone ?? null);
  const day = localDay(context.nowMs, timezone);
  const link = connectivity(state, context);
  const { powerW, energyKwh } = powerFigures(state, day);
  const { active, unacknowledged, worst } = worstAlarm(state.alarms, context.nowMs);
  return {
    id: state.id,
    name: info?.name ?? null,
    nameEn: info?.nameEn ?? null,
    district: info?.district ?? null,
    timezone,
    capacity: info?.capacity ?? null,
    state: link.state,
    stateSinceMs: link.sinceMs,
    ...peopleFigures(state, link.state, day, context),
    powerW,
    energyTodayKwh: energyKwh === null ? null : energyKwh + context.openEnergyKwh,
    ...doorFigures(state),
    ...lightFigures(state),
    activeAlarms: active,
    unacknowledgedAlarms: unacknowledged,
    worstPriority: worst?.priority ?? null,
    // The figures of a rule's alarm say nothing without its type.
    worstAlarmType: worst?.type ?? null,
    missingMessages: missingMessages(state.sequence),
    newestMs: state.newestMs,
    origin: context.origin,
  };
}

/** Listed devices in the station's order, then those that report without being listed. */
function deviceViews(state: StationState, startedMs: number): DeviceView[] {
  const listed = state.about?.info.devices ?? [];
  const names = new Set(listed.map(({ device }) => device));
  const unlisted = Object.keys(state.devices)
    .filter((device) => !names.has(device))
    .sort()
    .map((device) => ({
      device,
      kind: 'unlisted',
      name: null,
      meter: null,
      ratedW: null,
      url: null,
      snapshot: null,
    }));
  return [...listed, ...unlisted].map((info) => {
    const report = lookup(state.devices, info.device);
    if (report === undefined) return { info, reported: null };
    const { on, levelPercent, lock, leaf, cause, atMs, arrivedMs, retained } = report;
    // What was heard live before this run of the program was not heard live by it.
    const heard = arrivedMs < startedMs ? 'restored' : 'live';
    return {
      info,
      reported: { on, levelPercent, lock, leaf, cause, atMs, origin: retained ? 'retained' : heard },
    };
  });
}

function meterViews(state: StationState, day: LocalDay): MeterView[] {
  const devices = state.about?.info.devices ?? [];
  return Object.entries(state.readings.meters)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([meter, known]) => ({
      meter,
      name: devices.find((info) => (info.meter ?? info.device) === meter)?.name ?? null,
      powerW: known.powerW?.last ?? null,
      energyTodayKwh: energyOfDay(known, day),
      atMs: known.powerW?.lastMs ?? known.registerKwh?.lastMs ?? 0,
    }));
}

function envViews(state: StationState): EnvView[] {
  return Object.entries(state.readings.sensors)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sensor, { celsius, humidityPercent, co2Ppm }]) => ({
      sensor,
      celsius: celsius?.last ?? null,
      humidityPercent: humidityPercent?.last ?? null,
      co2Ppm: co2Ppm?.last ?? null,
      // The oldest of what is shown: nothing may look fresher than it is.
      atMs: Math.min(...[celsius, humidityPercent, co2Ppm].flatMap((reading) => reading?.lastMs ?? [])),
    }));
}

/** All of "now" of one station, beyond its summary: for the station that is looked at. */
export function detail(state: StationState, context: ViewContext): StationDetail {
  const info = state.about?.info ?? null;
  const day = localDay(context.nowMs, info?.timezone ?? null);
  const { correction } = state.people;
  return {
    id: state.id,
    address: info?.address ?? null,
    hours: info?.hours ?? null,
    devices: deviceViews(state, context.startedMs),
    meters: meterViews(state, day),
    env: envViews(state),
    doorEvents: state.recentDoorEvents,
    enteredTotal: state.people.enteredTotal,
    leftTotal: state.people.leftTotal,
    correction: correction && {
      atMs: correction.anchor.atMs,
      inside: correction.anchor.inside,
      by: correction.by,
      note: correction.note,
    },
    gaps: openGaps(state.sequence),
  };
}

/** The station's alarms that are or were active, in order of their names. Those that are over keep the time of clearing in `changedMs`. */
export function alarmViews(state: StationState, nowMs: number): AlarmView[] {
  const parents = parentsOf(state.alarms);
  return Object.entries(state.alarms)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([alarm, known]) => {
      const place = {
        station: state.id,
        alarm,
        suppressedBy: suppressedBy(state.alarms, alarm, parents),
        freedMs: freedMs(state.alarms, alarm, parents),
        nowMs,
      };
      return viewAlarm(known, place) ?? [];
    });
}
