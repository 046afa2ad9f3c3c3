import { NO_REPORT, type OperatorsReport } from '../../src-shared/domain/alarm/operators.ts';
import type {
  AboutEvent,
  AboutStation,
  AlarmEvent,
  CorrectionEvent,
  DeviceInfo,
  DeviceStateEvent,
  DoorEvent,
  EnvSample,
  MinuteEvent,
  OperatorsEvent,
  PeopleEvent,
  PowerSample,
  ResultEvent,
  StatusEvent,
} from '../../src-shared/domain/event.ts';

/** Decoded events: in time and live, unless a test says otherwise. */

/** 2026-11-23 12:00 in the stations' zone: when events happen unless a test says otherwise. */
export const NOON_MS = Date.parse('2026-11-23T12:00:00+08:00');

export const STATION = 'kexuecheng';

type Fields<Event> = Partial<Omit<Event, 'kind'>>;

let made = 0;

/** What all events have; the station's time and the arrival follow `atMs`, and the id is unique over a test run. */
function envelope(fields: Fields<StatusEvent>) {
  const atMs = fields.atMs ?? NOON_MS;
  made += 1;
  return {
    station: STATION,
    id: `event-${String(made).padStart(8, '0')}`,
    atMs,
    stationMs: atMs,
    arrivedMs: atMs,
    timing: 'ok' as const,
    retained: false,
    seq: null,
  };
}

export function aStatusEvent(fields: Fields<StatusEvent> = {}): StatusEvent {
  return { ...envelope(fields), kind: 'status', state: 'online', session: 's1', ...fields };
}

export function aDevice(fields: Partial<DeviceInfo> = {}): DeviceInfo {
  const none = { name: null, meter: null, ratedW: null, url: null, snapshot: null };
  return { device: 'front', kind: 'door', ...none, ...fields };
}

export function anAboutEvent(about: Partial<AboutStation> = {}, fields: Fields<AboutEvent> = {}): AboutEvent {
  const info: AboutStation = {
    name: '科学城驿站',
    nameEn: 'Science City Station',
    address: '郑州市科学大道 1 号',
    district: '高新区',
    lat: 34.81,
    lon: 113.55,
    timezone: 'Asia/Shanghai',
    capacity: 20,
    hours: '24h',
    devices: [aDevice(), aDevice({ device: 'main-light', kind: 'light', name: '大厅灯' })],
    ...about,
  };
  return { ...envelope(fields), kind: 'about', about: info, ...fields };
}

export function aPeopleEvent(fields: Fields<PeopleEvent> = {}): PeopleEvent {
  return { ...envelope(fields), kind: 'people', entered: 1, left: 0, inside: null, ...fields };
}

export function aDoorEvent(fields: Fields<DoorEvent> = {}): DoorEvent {
  const detail = { method: 'face', person: 'token-1', group: 'courier', reason: null } as const;
  return { ...envelope(fields), kind: 'door', door: 'front', event: 'granted', ...detail, ...fields };
}

export function aDeviceStateEvent(fields: Fields<DeviceStateEvent> = {}): DeviceStateEvent {
  const unknown = { on: null, levelPercent: null, lock: null, leaf: null, cause: null, command: null };
  return { ...envelope(fields), kind: 'state', device: 'main-light', ...unknown, ...fields };
}

export function anAlarmEvent(fields: Fields<AlarmEvent> = {}): AlarmEvent {
  const detail = { type: 'smoke', priority: 'critical', text: '烟雾' } as const;
  return { ...envelope(fields), kind: 'alarm', alarm: 'smoke-1', active: true, ...detail, ...fields };
}

/** One deed on `smoke-1`, and nothing else. */
export function aDeedEvent(
  report: Partial<OperatorsReport>,
  fields: Fields<OperatorsEvent> = {},
): OperatorsEvent {
  return anOperatorsEvent({ ...NO_REPORT, ...report }, fields);
}

/** What operators did to `smoke-1`: by default, acknowledged its occurrence o1. */
export function anOperatorsEvent(
  report: Partial<OperatorsReport> = {},
  fields: Fields<OperatorsEvent> = {},
): OperatorsEvent {
  const acknowledged = { atMs: fields.atMs ?? NOON_MS, by: 'wang@control-1', note: '已到场' };
  const none = { reset: null, shelved: null, service: null, work: null };
  return {
    ...envelope(fields),
    kind: 'operators',
    stationMs: null,
    alarm: 'smoke-1',
    report: { occurrence: 'o1', acknowledged, ...none, ...report },
    ...fields,
  };
}

export function aResultEvent(fields: Fields<ResultEvent> = {}): ResultEvent {
  return {
    ...envelope(fields),
    kind: 'result',
    command: 'command-1',
    status: 'done',
    reason: null,
    ...fields,
  };
}

export function aCorrectionEvent(fields: Fields<CorrectionEvent> = {}): CorrectionEvent {
  return {
    ...envelope(fields),
    kind: 'correction',
    stationMs: null,
    inside: 3,
    by: 'wang@control-1',
    note: '数过了',
    ...fields,
  };
}

export function aMinuteEvent(fields: Fields<MinuteEvent> = {}): MinuteEvent {
  const minuteMs = Math.floor((fields.minuteMs ?? fields.atMs ?? NOON_MS) / 60_000) * 60_000;
  return {
    ...envelope({ atMs: minuteMs + 59_000 }),
    kind: 'minute',
    stationMs: null,
    minuteMs,
    signals: {},
    energyKwh: {},
    registersKwh: {},
    ...fields,
  };
}

export function aPowerSample(fields: Fields<PowerSample> = {}): PowerSample {
  const atMs = fields.atMs ?? NOON_MS;
  const values = { powerW: 800, registerKwh: null, voltageV: null, currentA: null };
  return { kind: 'power', station: STATION, meter: 'total', atMs, arrivedMs: atMs, ...values, ...fields };
}

export function anEnvSample(fields: Fields<EnvSample> = {}): EnvSample {
  const atMs = fields.atMs ?? NOON_MS;
  const values = { celsius: 21.4, humidityPercent: 40, co2Ppm: 600 };
  return { kind: 'env', station: STATION, sensor: 'hall', atMs, arrivedMs: atMs, ...values, ...fields };
}
