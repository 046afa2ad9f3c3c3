import { describe, expect, it } from 'vitest';
import { operatorsPayload } from '../../../src-main/core/feed/decode-operators.ts';
import type { OperatorsEvent } from '../../../src-shared/domain/event.ts';
import { payloads } from '../../../src-shared/feed/payloads.ts';
import { DEFAULT_ROOT, topics } from '../../../src-shared/feed/topics.ts';
import {
  aDoorMessage,
  aPeopleMessage,
  aPowerMessage,
  aResultMessage,
  aStateMessage,
  aStatusMessage,
  anAboutMessage,
  anAlarmMessage,
  anEnvMessage,
  anOperatorsMessage,
  SENT_MS,
} from '../../builders/messages.ts';
import { ARRIVED_MS, eventOf, raw, received } from './receive.ts';

const idOf = (...args: Parameters<typeof received>): string => eventOf(...args).id;

const operatorsOf = (...args: Parameters<typeof received>): OperatorsEvent => {
  const event = eventOf(...args);
  if (event.kind !== 'operators') throw new Error(`expected operators' deeds, got ${event.kind}`);
  return event;
};

const stamped = {
  station: 'kexuecheng',
  atMs: SENT_MS,
  stationMs: SENT_MS,
  arrivedMs: ARRIVED_MS,
  timing: 'ok',
  retained: false,
  seq: null,
};

describe('a message becomes', () => {
  it('a change of status', () => {
    expect(eventOf(aStatusMessage({ id: 'm1', session: 7, seq: 0 }))).toEqual({
      ...stamped,
      kind: 'status',
      id: 'm1',
      seq: 0,
      state: 'online',
      session: '7',
    });
  });

  it('what a station is and has', () => {
    const devices = [
      { device: 'front', kind: 'door', name: '正门' },
      { device: 'front', kind: 'light' },
      { device: 'cam', kind: 'hologram', url: 'https://cam.example/a.m3u8', snapshot: 'javascript:alert(1)' },
    ];
    const nothing = { name: null, meter: null, ratedW: null, url: null, snapshot: null };
    expect(eventOf(anAboutMessage({ id: 'm1', devices, district: '高新区', hours: '' }))).toEqual({
      ...stamped,
      kind: 'about',
      id: 'm1',
      atMs: ARRIVED_MS,
      stationMs: null,
      timing: 'missing',
      about: {
        name: '科学城驿站',
        nameEn: 'Science City Station',
        address: '郑州市科学大道 1 号',
        district: '高新区',
        lat: 34.81,
        lon: 113.55,
        timezone: 'Asia/Shanghai',
        capacity: 20,
        hours: null,
        devices: [
          { ...nothing, device: 'front', kind: 'door', name: '正门' },
          { ...nothing, device: 'cam', kind: 'hologram', url: 'https://cam.example/a.m3u8' },
        ],
      },
    });
  });

  it('people who came and went', () => {
    expect(eventOf(aPeopleMessage({ id: 'm1', in: 2, out: 1, inside: 7, seq: 12 }))).toEqual({
      ...stamped,
      kind: 'people',
      id: 'm1',
      seq: 12,
      entered: 2,
      left: 1,
      inside: 7,
    });
  });

  it('a door event', () => {
    expect(
      eventOf(aDoorMessage({ id: 'm1', event: 'denied', reason: '有效期已过' }, { door: 'rear' })),
    ).toEqual({
      ...stamped,
      kind: 'door',
      id: 'm1',
      door: 'rear',
      event: 'denied',
      method: 'face',
      person: 'tok_7f3a',
      group: 'courier',
      reason: '有效期已过',
    });
  });

  it('the whole reported state of a device, what lacks being unknown', () => {
    expect(eventOf(aStateMessage({ id: 'm1', on: undefined, lock: 'jammed', level: 80 }))).toEqual({
      ...stamped,
      kind: 'state',
      id: 'm1',
      device: 'main-light',
      on: null,
      levelPercent: 80,
      lock: 'jammed',
      leaf: null,
      cause: null,
      command: null,
    });
  });

  it('an alarm, with or without words', () => {
    expect(eventOf(anAlarmMessage({ id: 'm1', type: 'gas-leak', text: undefined }))).toEqual({
      ...stamped,
      kind: 'alarm',
      id: 'm1',
      alarm: 'smoke',
      active: true,
      type: 'gas-leak',
      priority: 'critical',
      text: '',
    });
  });

  it('the result of a command', () => {
    expect(eventOf(aResultMessage({ id: 'c1', status: 'rejected', reason: 'expired' }))).toEqual({
      ...stamped,
      kind: 'result',
      id: 'c1/rejected',
      command: 'c1',
      status: 'rejected',
      reason: 'expired',
    });
  });

  it('readings of power and environment', () => {
    const at = { station: 'kexuecheng', atMs: SENT_MS, arrivedMs: ARRIVED_MS };
    expect(received(aPowerMessage({ a: undefined }))).toEqual({
      kind: 'telemetry',
      sample: {
        ...at,
        kind: 'power',
        meter: 'total',
        powerW: 812.4,
        registerKwh: 41.317,
        voltageV: 227.1,
        currentA: null,
      },
    });
    expect(received(anEnvMessage({ co2: null }))).toEqual({
      kind: 'telemetry',
      sample: { ...at, kind: 'env', sensor: 'hall', celsius: 21.4, humidityPercent: 40.2, co2Ppm: null },
    });
  });

  it('the same under a root of several levels', () => {
    const message = aPeopleMessage({ id: 'm1' }, { root: 'zz/union/驿站/v1', station: 'gaoxin' });
    expect(eventOf(message, { root: 'zz/union/驿站/v1' })).toMatchObject({ station: 'gaoxin', id: 'm1' });
  });
});

describe('the time of an event', () => {
  it('is the station’s when late, the arrival when from the future, and both are kept', () => {
    const late = SENT_MS - 3_600_000;
    const future = SENT_MS + 3_600_000;
    expect(eventOf(aPeopleMessage({ ts: late }))).toMatchObject({ atMs: late, timing: 'late' });
    expect(eventOf(aPeopleMessage({ ts: future }))).toMatchObject({
      atMs: ARRIVED_MS,
      stationMs: future,
      timing: 'future',
    });
  });
});

describe('the identity of an event', () => {
  it('is its id, whenever and however often it comes', () => {
    const message = aDoorMessage({ id: 'm1' });
    expect(idOf(message)).toBe('m1');
    expect(idOf(message, { arrivedMs: ARRIVED_MS + 9_000 })).toBe('m1');
  });

  it('is derived where there is none: the same for the same message, another for another', () => {
    const message = aDoorMessage({ id: undefined });
    const id = idOf(message);
    expect(id).toMatch(/^~[\w-]{22}$/);
    expect(idOf(message, { arrivedMs: ARRIVED_MS + 9_000 })).toBe(id);
    const others = [
      aDoorMessage({ id: undefined }, { door: 'rear' }),
      aDoorMessage({ id: undefined }, { station: 'gaoxin' }),
      aDoorMessage({ id: undefined, ts: SENT_MS + 1 }),
      aDoorMessage({ id: undefined, seq: 1 }),
      aDoorMessage({ id: undefined, event: 'denied' }),
    ];
    expect(new Set([id, ...others.map((other) => idOf(other))]).size).toBe(others.length + 1);
  });

  it.each([
    ['status', aStatusMessage({ ts: undefined })],
    ['about', anAboutMessage()],
    ['state', aStateMessage({ ts: undefined })],
    ['alarm', anAlarmMessage({ id: undefined, ts: undefined })],
  ])(
    'contains the arrival where a %s has neither id nor time: on, off, on are three changes',
    (_kind, message) => {
      expect(idOf(message)).not.toBe(idOf(message, { arrivedMs: ARRIVED_MS + 1 }));
    },
  );

  it('does not contain the arrival for what is counted: a redelivery is not one more visitor', () => {
    const message = aPeopleMessage({ id: undefined, ts: undefined });
    expect(idOf(message)).toBe(idOf(message, { arrivedMs: ARRIVED_MS + 9_000 }));
  });

  it('tells the results of one command apart', () => {
    const statuses = ['accepted', 'done', 'rejected', 'failed'];
    const ids = statuses.map((status) => idOf(aResultMessage({ id: 'c1', status })));
    expect(new Set(ids).size).toBe(statuses.length);
  });

  it('tells an alarm from its return to normal, even if both carry the id of the occurrence', () => {
    expect(idOf(anAlarmMessage({ id: 'o1', active: true }))).toBe('o1');
    expect(idOf(anAlarmMessage({ id: 'o1', active: false }))).not.toBe('o1');
  });
});

describe('a retained message', () => {
  it('is marked as history', () => {
    expect(eventOf(aStateMessage({ id: 'm1' }), { retain: true })).toMatchObject({
      id: 'm1',
      retained: true,
    });
  });

  it.each([
    ['people', aPeopleMessage({ id: 'm1' })],
    ['door', aDoorMessage({ id: 'm1' })],
    ['result', aResultMessage({ id: 'm1' })],
  ])('of kind %s never takes the identity of the news, which may still come', (_kind, message) => {
    const history = eventOf(message, { retain: true });
    expect(history.retained).toBe(true);
    expect(history.id).not.toBe(idOf(message));
  });

  it('with a reading is not shown as one of now', () => {
    expect(received(aPowerMessage(), { retain: true })).toEqual({ kind: 'ignored' });
    expect(received(anEnvMessage(), { retain: true })).toEqual({ kind: 'ignored' });
  });

  it.each(['status', 'about'] as const)('of %s may be cleared by an empty payload', (kind) => {
    expect(received(raw(topics[kind](DEFAULT_ROOT, 'kexuecheng'), ''))).toEqual({ kind: 'ignored' });
  });
});

describe('what consoles send', () => {
  it('of an alarm is what operators did to it, and counts at its arrival', () => {
    const { report, ...event } = operatorsOf(anOperatorsMessage({ future: 1 }));
    expect(event).toMatchObject({
      kind: 'operators',
      station: 'kexuecheng',
      alarm: 'smoke',
      atMs: ARRIVED_MS,
    });
    expect(report).toEqual({
      occurrence: 'o1',
      acknowledged: { atMs: SENT_MS, by: 'wang@control-1', note: '已到场' },
      reset: null,
      shelved: null,
      service: null,
      work: null,
    });
  });

  it('is the same event from whichever console, however the time is written, live or kept', () => {
    const told = anOperatorsMessage({ reset: { at: '2026-10-05T10:00:00+08:00', by: 'li@control-2' } });
    const again = anOperatorsMessage({ reset: { by: 'li@control-2', at: SENT_MS + 0.5 }, work: null });
    expect(idOf(again, { retain: true, arrivedMs: ARRIVED_MS + 9 })).toBe(idOf(told));
    expect(idOf(anOperatorsMessage({}, { alarm: 'sos' }))).not.toBe(idOf(anOperatorsMessage()));
  });

  it.each([
    ['\u202e\u200b', '?'],
    [' 王\u200b@control-1\n', '王@control-1'],
  ])('never is without a name, nor with anything hidden in it: %j', (by, shown) => {
    const { report } = operatorsOf(anOperatorsMessage({ reset: { at: SENT_MS, by } }));
    expect(report.reset?.by).toBe(shown);
  });

  it.each([
    ['1970-01-01T00:00:00+14:00', 0],
    ['9999-12-31T23:59:59-10:00', 253_402_300_799_999],
    ['2026-02-30T00:00:00Z', Date.parse('2026-03-02T00:00:00Z')],
  ])('keeps a time that can be told again: %s', (at, atMs) => {
    const { report } = operatorsOf(anOperatorsMessage({ reset: { at, by: 'wang@control-1' } }));
    expect(report.reset?.atMs).toBe(atMs);
    expect(payloads.operatorsAlarm.safeParse(JSON.parse(operatorsPayload(report))).success).toBe(true);
  });

  it('of an alarm may be cleared by an empty payload', () => {
    const topic = topics.operatorsAlarm(DEFAULT_ROOT, 'kexuecheng', 'smoke');
    expect(received(raw(topic, ''))).toEqual({ kind: 'ignored' });
  });

  it.each([
    topics.command(DEFAULT_ROOT, 'kexuecheng', 'front'),
    topics.consoleStatus(DEFAULT_ROOT, 'control-1'),
  ])('is not the stations’ news: %s', (topic) => {
    expect(received(raw(topic, '{}'))).toEqual({ kind: 'ignored' });
  });
});
