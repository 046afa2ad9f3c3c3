import type { AlarmDelta, LiveDelta } from '../../../src-shared/contract/live.ts';
import type { DoorEvent } from '../../../src-shared/domain/event.ts';
import type { AlarmOccurrence } from '../../../src-shared/domain/alarm/occurrence.ts';
import type { AlarmView } from '../../../src-shared/domain/alarm/alarm-view.ts';
import type { DeviceView, StationDetail, StationSummary } from '../../../src-shared/domain/station-view.ts';

/** A calm station: whatever a test does not name is well. */
export const aStation = (over: Partial<StationSummary> = {}): StationSummary => ({
  id: 'elm',
  name: '榆树驿站',
  nameEn: 'Elm Station',
  district: '中原区',
  timezone: 'Asia/Shanghai',
  capacity: 20,
  state: 'online',
  stateSinceMs: 0,
  inside: 4,
  drift: 0,
  visitsToday: 85,
  hour: [1, 2, 3],
  powerW: 812.4,
  energyTodayKwh: 9.63,
  lock: 'locked',
  leaf: 'closed',
  doorAlert: null,
  lightsOn: 2,
  lightsKnown: 2,
  lightsTotal: 2,
  activeAlarms: 0,
  unacknowledgedAlarms: 0,
  worstPriority: null,
  worstAlarmType: null,
  missingMessages: 0,
  newestMs: 0,
  origin: 'live',
  ...over,
});

export const anAlarm = (over: Partial<AlarmView> = {}): AlarmView => ({
  station: 'elm',
  alarm: 'smoke-hall',
  occurrence: 'o1',
  active: true,
  type: 'smoke',
  priority: 'critical',
  text: '大厅烟感',
  rule: null,
  latches: false,
  life: 'unacknowledged',
  suppressedBy: null,
  freedMs: null,
  escalatedMs: null,
  sinceMs: 1_000,
  changedMs: 1_000,
  acknowledged: null,
  reset: null,
  shelved: null,
  service: null,
  work: null,
  ...over,
});

export const anOccurrence = (over: Partial<AlarmOccurrence> = {}): AlarmOccurrence => ({
  station: 'elm',
  alarm: 'smoke-hall',
  occurrence: 'o1',
  type: 'smoke',
  priority: 'critical',
  text: '大厅烟感',
  rule: null,
  raisedMs: 1_000,
  dated: true,
  clearedMs: null,
  renewedMs: null,
  acknowledged: null,
  reset: null,
  shelved: null,
  ...over,
});

export const aDoorEvent = (over: Partial<DoorEvent> = {}): DoorEvent => ({
  kind: 'door',
  station: 'elm',
  id: 'd1',
  atMs: 1_000,
  stationMs: 1_000,
  arrivedMs: 1_000,
  timing: 'ok',
  retained: false,
  seq: null,
  door: 'front',
  event: 'granted',
  method: 'face',
  person: null,
  group: 'courier',
  reason: null,
  ...over,
});

type Reported = NonNullable<DeviceView['reported']>;

export const aDevice = (device: string, kind: string, reported: Partial<Reported> | null): DeviceView => ({
  info: { device, kind, name: null, meter: null, ratedW: null, url: null, snapshot: null },
  reported: reported && {
    on: null,
    levelPercent: null,
    lock: null,
    leaf: null,
    cause: null,
    atMs: 0,
    origin: 'live',
    ...reported,
  },
});

export const aDetail = (id: string): StationDetail => ({
  id,
  address: null,
  hours: null,
  devices: [],
  meters: [],
  env: [],
  doorEvents: [],
  enteredTotal: 0,
  leftTotal: 0,
  correction: null,
  gaps: [],
});

/** News of the stations given, from a broker that is there. */
export const aDelta = (over: Partial<LiveDelta> = {}): LiveDelta => ({
  session: 's1',
  version: 1,
  full: false,
  stations: [],
  commands: [],
  detail: null,
  feed: {
    connection: 'connected',
    broker: 'mqtt://broker.example:1883',
    demo: false,
    sinceMs: 0,
    lastLiveMs: 0,
    roundTripMs: 10,
    problem: null,
    problemDetail: '',
    paused: null,
  },
  health: {
    backlog: 0,
    received: 0,
    duplicates: 0,
    quarantined: 0,
    journalHead: 0,
    journalEarliest: 1,
    freeBytes: null,
    droppedReadings: 0,
    unshownEvents: 0,
    journalAside: null,
  },
  nowMs: 0,
  ...over,
});

/** News of alarms: none, and all is silent. */
export const anAlarmDelta = (over: Partial<AlarmDelta> = {}): AlarmDelta => ({
  session: 's1',
  version: 1,
  full: false,
  alarms: [],
  horn: { sounding: null, escalated: false, silenced: 0, unheard: null },
  ...over,
});
