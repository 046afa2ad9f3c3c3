import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backTest,
  canBackTest,
  fieldFor,
  type Rang,
} from '../../../../../src-shared/domain/alarm/rules/back-test.ts';
import { DEFAULT_WORKING_HOURS } from '../../../../../src-shared/domain/alarm/rules/working-hours.ts';
import { DEFAULT_RULES } from '../../../../../src-shared/domain/alarm/rules/default-rules.ts';
import type { Rule } from '../../../../../src-shared/domain/alarm/rules/rule.ts';
import { traceFor } from '../../../../../src-shared/domain/alarm/rules/trace.ts';
import type { StationPast } from '../../../../../src-shared/domain/alarm/rules/station-past.ts';
import { aDoorEvent, aPeopleEvent, aStatusEvent, NOON_MS, STATION } from '../../../../builders/events.ts';
import { HOUR, MINUTE, SECOND } from '../../support.ts';

function aPast(over: Partial<StationPast> = {}): StationPast {
  return {
    station: STATION,
    timezone: 'Asia/Shanghai',
    workingHours: DEFAULT_WORKING_HOURS.usual,
    capacity: 20,
    ratedW: 4_000,
    fromMs: NOON_MS,
    minutes: 60,
    staleAfterMs: 2 * MINUTE,
    inside: null,
    powerW: null,
    appliancesW: new Map(),
    celsius: new Map(),
    heard: new Uint8Array(60).fill(1),
    events: [],
    ...over,
  };
}

function aRule(id: string, over: object = {}): Rule {
  const found = DEFAULT_RULES.find((rule) => rule.id === id);
  if (found === undefined) throw new Error(`no default rule ${id}`);
  return { ...found, ...over };
}

function test(rule: Rule, ...past: readonly StationPast[]): readonly Rang[] {
  const running = backTest(rule, past);
  for (;;) {
    const { done, value } = running.next();
    if (done === true) return value;
  }
}

const minutes = (rang: readonly Rang[]): (number | null)[][] =>
  rang.map(({ fromMs, toMs }) => [
    (fromMs - NOON_MS) / MINUTE,
    toMs === null ? null : (toMs - NOON_MS) / MINUTE,
  ]);
const hour = (from: number, to: number, value: number, else_ = 1): Float32Array =>
  Float32Array.from({ length: 60 }, (_, n) => (n >= from && n < to ? value : else_));

describe('what would have rung', () => {
  it('is what stood above the limit for the on-delay, until the off-delay had passed', () => {
    expect(minutes(test(aRule('overcrowded'), aPast({ inside: hour(10, 20, 27) })))).toEqual([[12, 22]]);
    expect(test(aRule('overcrowded'), aPast({ inside: hour(10, 12, 27) }))).toEqual([]);
  });

  it('is held over minutes of which nothing is known, and not raised in them', () => {
    const inside = hour(10, 60, 27);
    inside.fill(NaN, 14, 40);
    expect(minutes(test(aRule('overcrowded'), aPast({ inside })))).toEqual([[12, null]]);
    expect(test(aRule('overcrowded'), aPast({ inside: hour(11, 60, NaN) }))).toEqual([]);
  });

  it('is a load only while nobody was inside', () => {
    const powerW = hour(0, 60, 900);
    expect(minutes(test(aRule('load-while-empty'), aPast({ powerW, inside: hour(40, 60, 2, 0) })))).toEqual([
      [30, 45],
    ]);
  });

  it('is one alarm, whichever of the sensors it was', () => {
    const celsius = new Map([
      ['a', hour(0, 30, 40)],
      ['b', hour(20, 50, 40, 20)],
    ]);
    expect(minutes(test(aRule('too-hot'), aPast({ celsius })))).toEqual([[10, 55]]);
  });

  it('is what was offline long enough, by the events', () => {
    const status = (minute: number, state: 'online' | 'offline', seconds = 0) =>
      aStatusEvent({ state, atMs: NOON_MS + minute * MINUTE + seconds * SECOND });
    const events = [
      status(0, 'online'),
      status(5, 'offline'),
      status(5, 'online', 50),
      status(10, 'offline'),
      status(20, 'online'),
      status(20, 'offline', 10),
      status(25, 'online'),
      status(50, 'offline'),
    ];
    expect(minutes(test(aRule('station-offline'), aPast({ events })))).toEqual([
      [11, 25.5],
      [51, null],
    ]);
  });

  it('is silence that nobody had announced', () => {
    const heard = new Uint8Array(60).fill(1).fill(0, 10, 30).fill(0, 40, 60);
    const events = [
      aStatusEvent({ atMs: NOON_MS }),
      aStatusEvent({ state: 'offline', atMs: NOON_MS + 39 * MINUTE }),
    ];
    expect(minutes(test(aRule('station-silent'), aPast({ heard, events })))).toEqual([[13, 30.5]]);
  });

  it('is a forced door until it was closed, and one that was held open', () => {
    const door = (minute: number, event: 'forced' | 'opened' | 'closed') =>
      aDoorEvent({ event, atMs: NOON_MS + minute * MINUTE });
    const events = [
      door(1, 'forced'),
      door(2, 'closed'),
      door(9, 'opened'),
      door(10, 'closed'),
      door(20, 'opened'),
    ];
    expect(minutes(test(aRule('door-forced'), aPast({ events })))).toEqual([[1, 2]]);
    expect(minutes(test(aRule('door-held'), aPast({ events })))).toEqual([[23, null]]);
  });

  it('is a forced door each time, at once, whatever the delays: as it rings live', () => {
    const door = (second: number, event: 'forced' | 'closed', name = 'front') =>
      aDoorEvent({ event, door: name, atMs: NOON_MS + second * SECOND });
    const events = [
      door(0, 'forced'),
      door(3, 'closed'),
      door(6, 'forced'),
      door(9, 'forced', 'back'),
      door(12, 'forced'),
      door(15, 'closed'),
    ];
    const rang = test(aRule('door-forced', { onDelayS: 60, offDelayS: 60 }), aPast({ events }));
    expect(rang.map(({ fromMs }) => (fromMs - NOON_MS) / SECOND)).toEqual([0, 6, 9, 12]);
  });

  it('is only what lasted while the rule watched, also what began before', () => {
    const opened = aDoorEvent({ event: 'opened', atMs: NOON_MS + 10 * MINUTE });
    const closed = aDoorEvent({ event: 'closed', atMs: NOON_MS + 50 * MINUTE });
    const at = (fromMinute: number, toMinute: number) => ({
      onDelayS: 180,
      offDelayS: 60,
      schedule: { days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 720 + fromMinute, toMinute: 720 + toMinute },
    });
    const rang = (schedule: object, ...events: (typeof opened)[]) =>
      minutes(test(aRule('door-held', schedule), aPast({ events })));
    expect(rang(at(20, 40), opened, closed)).toEqual([[23, 41]]);
    expect(rang(at(48, 59), opened, closed)).toEqual([]);
    expect(rang(at(20, 59), opened)).toEqual([[23, 60]]);
    expect(rang(at(20, 90), opened)).toEqual([[23, null]]);
    expect(rang(at(0, 12), opened, closed)).toEqual([]);
  });

  it('is somebody inside of whom nothing was seen for hours', () => {
    const events = [aPeopleEvent({ atMs: NOON_MS }), aPeopleEvent({ atMs: NOON_MS + 9 * HOUR })];
    const inside = new Float32Array(600).fill(1);
    const past = aPast({ minutes: 600, events, inside });
    expect(minutes(test(aRule('overstay'), past))).toEqual([[481, 540]]);
    expect(test(aRule('overstay'), { ...past, inside: new Float32Array(600) })).toEqual([]);
  });

  it('is nothing out of schedule, or at other stations', () => {
    const night = { schedule: { days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 1_320, toMinute: 360 } };
    const past = aPast({ inside: hour(10, 20, 27) });
    expect(test(aRule('overcrowded', night), past)).toEqual([]);
    expect(test(aRule('overcrowded', { stations: ['elm'] }), past)).toEqual([]);
  });

  it('never lies within the deadband', () => {
    const level = fc.constantFrom(18.5, 19, 20, NaN);
    fc.assert(
      fc.property(fc.array(level, { minLength: 60, maxLength: 60 }), (values) => {
        expect(test(aRule('overcrowded'), aPast({ inside: Float32Array.from(values) }))).toEqual([]);
      }),
    );
  });
});

describe('a back-test', () => {
  it('tells how many stations are done, and can be ended at any', () => {
    const running = backTest(aRule('overcrowded'), [aPast(), aPast(), aPast()]);
    expect([running.next().value, running.next().value]).toEqual([1, 2]);
    expect(running.return([])).toMatchObject({ done: true });
    expect(running.next()).toMatchObject({ done: true });
  });

  it('says of which rules the history can tell, and which field of a minute they judge', () => {
    expect(DEFAULT_RULES.filter((rule) => !canBackTest(rule)).map(({ id }) => id)).toEqual([
      'clock-skew',
      'broker-lost',
      'disk-low',
      'backlog',
      'sound-failed',
      'backup-missed',
    ]);
    expect(traceFor(aRule('overstay'))).toBe('moves');
    expect(traceFor(aRule('too-hot'))).toBeNull();
    expect(fieldFor(aRule('too-cold'))).toBe('last');
    expect(fieldFor(aRule('too-cold', { onDelayS: 0 }))).toBe('min');
    expect(fieldFor(aRule('overload', { onDelayS: 0 }))).toBe('max');
    expect(fieldFor(aRule('door-forced'))).toBe('last');
  });
});
