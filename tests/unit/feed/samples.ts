import type { TopicKind } from '../../../src-shared/feed/topics.ts';

/**
 * Payloads that the contract takes and refuses, per topic. The schemas in code and those of docs/asyncapi.yaml are
 * both held against them, so neither can say something else than the other.
 */

const TS = '2026-10-05T10:00:00+08:00';
const MS = 1_791_165_600_000;

type Sample = Readonly<Record<string, unknown>>;

interface Samples {
  readonly valid: readonly Sample[];
  readonly invalid: readonly Sample[];
}

const status: Samples = {
  valid: [
    { ts: TS, state: 'online', session: 's1' },
    { ts: MS, state: 'offline', session: 7, seq: 0, id: '01JABCDEF' },
    { state: 'online' },
    { state: 'online', session: null, future: { field: 1 } },
  ],
  invalid: [
    {},
    { state: 'sleeping' },
    { state: 1 },
    { state: 'online', session: '' },
    { state: 'online', ts: '10:00' },
  ],
};

const about: Samples = {
  valid: [
    {},
    {
      name: '科学城驿站',
      nameEn: 'Science City Station',
      address: '…',
      district: '高新区',
      lat: 34.81,
      lon: 113.55,
      timezone: 'Asia/Shanghai',
      capacity: 20,
      hours: '24h',
      devices: [
        { device: 'front', kind: 'door', name: '正门' },
        { device: 'microwave', kind: 'appliance', meter: 'microwave', ratedW: 900 },
        { device: 'cam1', kind: 'camera', url: 'https://cam.example/index.m3u8', snapshot: null },
        { device: 'x1', kind: 'hologram' },
      ],
    },
  ],
  invalid: [
    { lat: 91 },
    { lon: -181 },
    { capacity: 2.5 },
    { capacity: -1 },
    { timezone: 'Asia Shanghai' },
    { name: 3 },
    { devices: {} },
    { devices: ['front'] },
    { devices: [{ kind: 'door' }] },
    { devices: [{ device: 'front' }] },
    { devices: [{ device: '../front', kind: 'door' }] },
    { devices: [{ device: 'm', kind: 'meter', ratedW: -1 }] },
  ],
};

const people: Samples = {
  valid: [
    { id: 'a b', ts: TS, in: 1, out: 0, inside: 7 },
    { in: 0, out: 9_999 },
    { in: 1.0, out: 0, inside: null, seq: 9_007_199_254_740_991 },
  ],
  invalid: [
    { ts: TS },
    { in: 1 },
    { out: 1 },
    { in: -1, out: 0 },
    { in: 10_000, out: 0 },
    { in: 0.5, out: 0 },
    { in: '1', out: 0 },
    { in: 1, out: 0, inside: -1 },
    { in: 1, out: 0, seq: -1 },
    { in: 1, out: 0, id: '' },
    { in: 1, out: 0, id: 'x'.repeat(65) },
    { in: 1, out: 0, id: 'a\nb' },
    { in: 1, out: 0, id: 7 },
    { in: 1, out: 0, ts: '2026-10-05T10:00:00' },
    { in: 1, out: 0, ts: -1 },
    { in: 1, out: 0, ts: true },
  ],
};

const door: Samples = {
  valid: [
    { id: 'm1', ts: TS, event: 'granted', method: 'face', person: 'tok_7f3a', group: 'courier', reason: '' },
    { event: 'forced' },
    { event: 'exit', method: 'button', group: '义工' },
  ],
  invalid: [
    {},
    { event: 'ajar' },
    { event: 'granted', method: 'iris' },
    { event: 'granted', person: 7 },
    { event: 'held', group: '' },
  ],
};

const state: Samples = {
  valid: [
    {},
    { ts: TS, on: true, level: 80, lock: 'locked', leaf: 'closed', cause: 'command', command: 'c1' },
    { on: null, level: 0.5, lock: 'jammed', leaf: 'unknown', cause: 'auto' },
  ],
  invalid: [
    { on: 'yes' },
    { level: 101 },
    { level: -1 },
    { lock: 'open' },
    { leaf: 'ajar' },
    { cause: 'magic' },
    { command: '' },
  ],
};

const power: Samples = {
  valid: [{ ts: TS, w: 812.4, kwh: 41.317, v: 227.1, a: 3.6 }, { w: -0.4 }, { kwh: 0, w: null }],
  invalid: [{}, { ts: TS }, { w: null }, { w: '812' }, { kwh: -1 }, { w: 1e9 }, { v: -1, w: 1 }],
};

const env: Samples = {
  valid: [{}, { ts: TS, c: 21.4, rh: 40.2, co2: 612 }, { c: -40 }],
  invalid: [{ c: 900 }, { rh: 101 }, { co2: -1 }, { c: 'warm' }],
};

const alarm: Samples = {
  valid: [
    { id: 'o1', ts: TS, active: true, type: 'smoke', priority: 'critical', text: '大厅' },
    { active: false, type: 'gas-leak', priority: 'low' },
  ],
  invalid: [
    { type: 'smoke', priority: 'critical' },
    { active: 1, type: 'smoke', priority: 'critical' },
    { active: true, priority: 'critical' },
    { active: true, type: 'smoke' },
    { active: true, type: '', priority: 'critical' },
    { active: true, type: 'smoke', priority: 'urgent' },
  ],
};

const base = { id: 'c1', ts: TS, expires: MS, by: '王@control-1' };

const command: Samples = {
  valid: [
    ...['on', 'off', 'lock', 'restart', 'ping'].map((action) => ({ ...base, action })),
    { ...base, action: 'level', args: { level: 40 } },
    { ...base, action: 'unlock', args: { seconds: 5 } },
    { ...base, action: 'say', args: { text: '请勿吸烟', lang: 'zh-CN' } },
  ],
  invalid: [
    { action: 'on' },
    { ...base, action: 'explode' },
    { ...base, action: 'level' },
    { ...base, action: 'level', args: { level: 101 } },
    { ...base, action: 'unlock', args: { seconds: 3_600 } },
    { ...base, action: 'unlock', args: {} },
    { ...base, action: 'say', args: { text: '' } },
    { id: 'c1', ts: TS, action: 'on', by: 'x' },
    { ...base, action: 'on', by: '' },
  ],
};

const result: Samples = {
  valid: [
    { id: 'c1', ts: TS, status: 'done' },
    { id: 'c1', status: 'rejected', reason: 'expired' },
  ],
  invalid: [{ status: 'done' }, { id: null, status: 'done' }, { id: 'c1' }, { id: 'c1', status: 'maybe' }],
};

const consoleStatus: Samples = {
  valid: [
    { ts: TS, state: 'online', operator: '王' },
    { state: 'offline', operator: null },
  ],
  invalid: [{}, { state: 'busy' }, { state: 'online', operator: 1 }],
};

const deed = { at: TS, by: 'wang@control-1' };

const operatorsAlarm: Samples = {
  valid: [
    {},
    {
      occurrence: 'o1',
      acknowledged: { ...deed, note: '已到场' },
      reset: deed,
      shelved: { ...deed, until: '2026-10-05T11:00:00+08:00', reason: '检修' },
      service: { ...deed, out: true, reason: '探头损坏' },
      work: { ...deed, status: 'in-progress', assignee: '李', comment: '' },
    },
    { shelved: { ...deed, until: null } },
  ],
  invalid: [
    { occurrence: '' },
    { acknowledged: { at: TS } },
    { reset: { by: 'wang@control-1' } },
    { shelved: deed },
    { service: { ...deed, out: 'yes' } },
    { work: { ...deed, status: 'forgotten' } },
  ],
};

export const samples: Record<TopicKind, Samples> = {
  status,
  about,
  people,
  door,
  state,
  power,
  env,
  alarm,
  command,
  result,
  consoleStatus,
  operatorsAlarm,
};
