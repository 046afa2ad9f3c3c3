import type { Payload } from '../../src-shared/feed/payloads.ts';
import { DEFAULT_ROOT, topics } from '../../src-shared/feed/topics.ts';

/** A message as a gateway publishes it: `client.publish(topic, payload, { qos, retain })`. */
export interface StationMessage {
  readonly topic: string;
  readonly payload: Buffer;
  readonly qos: 0 | 1;
  /** As published; what a subscriber gets live has it off. */
  readonly retain: boolean;
}

/** 2026-10-05 10:00 in the stations' zone: when messages are sent unless a test says otherwise. */
export const SENT_MS = Date.parse('2026-10-05T10:00:00+08:00');

interface Place {
  readonly root?: string;
  readonly station?: string;
}

/** Fields to set; undefined removes one. Anything may be set, for gateways send anything. */
type Fields<Kind extends keyof typeof topics> = {
  readonly [Name in keyof Payload<Kind>]?: unknown;
} & Readonly<Record<string, unknown>>;

const encode = (payload: unknown): Buffer => Buffer.from(JSON.stringify(payload));

let sent = 0;
/** Unique over a test run, as a gateway's ULIDs are. */
const nextId = (): string => `msg-${String((sent += 1)).padStart(8, '0')}`;

const STATION = 'kexuecheng';

export function aStatusMessage(fields: Fields<'status'> = {}, place: Place = {}): StationMessage {
  const { root = DEFAULT_ROOT, station = STATION } = place;
  const payload = { ts: SENT_MS, state: 'online', session: 's1', ...fields };
  return { ...rules('status'), topic: topics.status(root, station), payload: encode(payload) };
}

export function anAboutMessage(fields: Fields<'about'> = {}, place: Place = {}): StationMessage {
  const { root = DEFAULT_ROOT, station = STATION } = place;
  return { ...rules('about'), topic: topics.about(root, station), payload: encode({ ...ABOUT, ...fields }) };
}

/** The contract's own example. */
const ABOUT = {
  name: '科学城驿站',
  nameEn: 'Science City Station',
  address: '郑州市科学大道 1 号',
  lat: 34.81,
  lon: 113.55,
  timezone: 'Asia/Shanghai',
  capacity: 20,
  hours: '24h',
  devices: [
    { device: 'front', kind: 'door', name: '正门' },
    { device: 'main-light', kind: 'light', name: '大厅灯' },
    { device: 'microwave', kind: 'appliance', name: '微波炉', meter: 'microwave', ratedW: 900 },
    { device: 'hall', kind: 'speaker' },
    { device: 'cam1', kind: 'camera', url: 'https://cam.example/index.m3u8' },
    { device: 'total', kind: 'meter' },
    { device: 'counter', kind: 'people-counter' },
  ],
};

export function aPeopleMessage(fields: Fields<'people'> = {}, place: Place = {}): StationMessage {
  const { root = DEFAULT_ROOT, station = STATION } = place;
  const payload = { id: nextId(), ts: SENT_MS, in: 1, out: 0, ...fields };
  return { ...rules('people'), topic: topics.people(root, station), payload: encode(payload) };
}

export function aDoorMessage(
  fields: Fields<'door'> = {},
  { root = DEFAULT_ROOT, station = STATION, door = 'front' }: Place & { readonly door?: string } = {},
): StationMessage {
  const payload = {
    id: nextId(),
    ts: SENT_MS,
    event: 'granted',
    method: 'face',
    person: 'tok_7f3a',
    group: 'courier',
    ...fields,
  };
  return { ...rules('door'), topic: topics.door(root, station, door), payload: encode(payload) };
}

export function aStateMessage(
  fields: Fields<'state'> = {},
  {
    root = DEFAULT_ROOT,
    station = STATION,
    device = 'main-light',
  }: Place & { readonly device?: string } = {},
): StationMessage {
  const payload = { ts: SENT_MS, on: true, ...fields };
  return { ...rules('state'), topic: topics.state(root, station, device), payload: encode(payload) };
}

export function aPowerMessage(
  fields: Fields<'power'> = {},
  { root = DEFAULT_ROOT, station = STATION, meter = 'total' }: Place & { readonly meter?: string } = {},
): StationMessage {
  const payload = { ts: SENT_MS, w: 812.4, kwh: 41.317, v: 227.1, a: 3.6, ...fields };
  return { ...rules('power'), topic: topics.power(root, station, meter), payload: encode(payload) };
}

export function anEnvMessage(
  fields: Fields<'env'> = {},
  { root = DEFAULT_ROOT, station = STATION, sensor = 'hall' }: Place & { readonly sensor?: string } = {},
): StationMessage {
  const payload = { ts: SENT_MS, c: 21.4, rh: 40.2, co2: 612, ...fields };
  return { ...rules('env'), topic: topics.env(root, station, sensor), payload: encode(payload) };
}

export function anAlarmMessage(
  fields: Fields<'alarm'> = {},
  { root = DEFAULT_ROOT, station = STATION, alarm = 'smoke' }: Place & { readonly alarm?: string } = {},
): StationMessage {
  const payload = {
    id: nextId(),
    ts: SENT_MS,
    active: true,
    type: 'smoke',
    priority: 'critical',
    text: '大厅烟感报警',
    ...fields,
  };
  return { ...rules('alarm'), topic: topics.alarm(root, station, alarm), payload: encode(payload) };
}

export function aResultMessage(fields: Fields<'result'> = {}, place: Place = {}): StationMessage {
  const { root = DEFAULT_ROOT, station = STATION } = place;
  const payload = { id: nextId(), ts: SENT_MS, status: 'done', ...fields };
  return { ...rules('result'), topic: topics.result(root, station), payload: encode(payload) };
}

/** What an operator did, as a console tells the others. */
export function anOperatorsMessage(
  fields: Fields<'operatorsAlarm'> = {},
  { root = DEFAULT_ROOT, station = STATION, alarm = 'smoke' }: Place & { readonly alarm?: string } = {},
): StationMessage {
  const acknowledged = { at: SENT_MS, by: 'wang@control-1', note: '已到场' };
  const payload = { occurrence: 'o1', acknowledged, ...fields };
  return {
    ...rules('operatorsAlarm'),
    topic: topics.operatorsAlarm(root, station, alarm),
    payload: encode(payload),
  };
}

function rules(kind: keyof typeof topics): Pick<StationMessage, 'qos' | 'retain'> {
  const { qos, retain } = topics[kind];
  return { qos, retain };
}
