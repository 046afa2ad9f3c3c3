import { topics } from '../../../src-shared/feed/topics.ts';
import { hash } from '../chance.ts';

/** What the load consists of. All messages follow from it and from their number alone. */
export interface LoadPlan {
  readonly root: string;
  readonly stations: number;
  /** Part of every event's id: another seed gives other events, the same seed the same. */
  readonly seed: string;
  /** Meters per station, which take turns in telemetry. */
  readonly signals: number;
  /** Share of events (QoS 1) in all messages; the rest is telemetry (QoS 0). 0 to 1. */
  readonly qos1Share: number;
}

export interface LoadMessage {
  /** Index of the station. */
  readonly station: number;
  readonly topic: string;
  readonly payload: string;
  readonly qos: 0 | 1;
}

/** Status and about of the session take the first two numbers of the sequence. */
const GREETINGS = 2;
/** A visit is four events; in the second the person is counted in. */
const VISIT_EVENTS = 4;
const COUNTED_IN = 1;
const MEAN_W = 500;
const GROUPS = ['food-delivery', 'courier', 'sanitation', 'ride-hailing', 'citizen'] as const;

export const stationId = (index: number): string => `load-${String(index + 1).padStart(4, '0')}`;

/** How many of the first `count` messages are events. */
const eventsAmong = (count: number, { qos1Share }: LoadPlan): number => Math.floor(count * qos1Share);

/** Message `n` (from 0): events and telemetry evenly mixed, the stations by turns. */
export function loadMessage(plan: LoadPlan, n: number, startedMs: number, nowMs: number): LoadMessage {
  const events = eventsAmong(n, plan);
  return eventsAmong(n + 1, plan) > events
    ? eventMessage(plan, events, nowMs)
    : telemetry(plan, n - events, startedMs, nowMs);
}

/** A visit in four events: granted, counted in, exit, counted out. Ids are `{seed}-{number within the station}`. */
function eventMessage({ root, stations, seed }: LoadPlan, event: number, nowMs: number): LoadMessage {
  const station = event % stations;
  const number = Math.floor(event / stations);
  const id = stationId(station);
  const stamp = `"id":"${seed}-${number}","ts":${nowMs},"seq":${number + GREETINGS + 1}`;
  const person = hash(id, Math.floor(number / VISIT_EVENTS));
  const group = GROUPS[person % GROUPS.length] ?? GROUPS[0];
  const door = (rest: string): LoadMessage => ({
    station,
    topic: topics.door(root, id, 'front'),
    payload: `{${stamp},${rest}}`,
    qos: 1,
  });
  const people = (counts: string): LoadMessage => ({
    station,
    topic: topics.people(root, id),
    payload: `{${stamp},${counts}}`,
    qos: 1,
  });
  switch (number % VISIT_EVENTS) {
    case 0:
      return door(`"event":"granted","method":"face","person":"p${person.toString(36)}","group":"${group}"`);
    case COUNTED_IN:
      return people(`"in":1,"out":0,"inside":1`);
    case 2:
      return door(`"event":"exit","method":"button"`);
    default:
      return people(`"in":0,"out":1,"inside":0`);
  }
}

function telemetry(plan: LoadPlan, sample: number, startedMs: number, nowMs: number): LoadMessage {
  const station = sample % plan.stations;
  const round = Math.floor(sample / plan.stations);
  const meter = `m${(round % plan.signals) + 1}`;
  const powerW = MEAN_W + (round % 100);
  const registerKwh = ((nowMs - startedMs) * MEAN_W) / 3_600_000 / 1_000;
  return {
    station,
    topic: topics.power(plan.root, stationId(station), meter),
    payload: `{"ts":${nowMs},"w":${powerW},"kwh":${registerKwh.toFixed(6)},"v":230,"a":${(powerW / 230).toFixed(2)}}`,
    qos: 0,
  };
}

/** How many visits (people counted in) are among the first `count` messages, all stations together. */
export function visitsAmong(count: number, plan: LoadPlan): number {
  const events = eventsAmong(count, plan);
  const perRound = Math.floor(events / plan.stations);
  const begun = perRound % VISIT_EVENTS === COUNTED_IN ? events % plan.stations : 0;
  return Math.floor((perRound + VISIT_EVENTS - COUNTED_IN - 1) / VISIT_EVENTS) * plan.stations + begun;
}

/** What a station says first: that it is there, and what it is. */
export function greetings(plan: LoadPlan, station: number, nowMs: number): readonly LoadMessage[] {
  const id = stationId(station);
  const say = (topic: string, seq: number, rest: Readonly<Record<string, unknown>>): LoadMessage => ({
    station,
    topic,
    payload: JSON.stringify({ id: `${plan.seed}-hello-${seq}`, ts: nowMs, seq, ...rest }),
    qos: 1,
  });
  return [
    say(topics.status(plan.root, id), 1, { state: 'online', session: plan.seed }),
    say(topics.about(plan.root, id), 2, {
      name: `压测驿站 ${station + 1}`,
      nameEn: `Load Station ${station + 1}`,
      timezone: 'Asia/Shanghai',
      capacity: 20,
      hours: '24h',
      devices: [
        { device: 'front', kind: 'door', name: '正门' },
        ...Array.from({ length: plan.signals }, (_, signal) => ({ device: `m${signal + 1}`, kind: 'meter' })),
      ],
    }),
  ];
}

export function farewell(plan: LoadPlan, station: number, messages: number, nowMs: number): LoadMessage {
  const events = eventsAmong(messages, plan);
  const ownEvents = Math.floor(events / plan.stations) + (station < events % plan.stations ? 1 : 0);
  const seq = GREETINGS + ownEvents + 1;
  return {
    station,
    topic: topics.status(plan.root, stationId(station)),
    payload: JSON.stringify({ id: `${plan.seed}-bye`, ts: nowMs, seq, state: 'offline', session: plan.seed }),
    qos: 1,
  };
}
