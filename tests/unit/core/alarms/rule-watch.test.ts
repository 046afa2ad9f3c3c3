import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../src-shared/domain/alarm/rules/default-rules.ts';
import { CONSOLE_STATION, type Times } from '../../../../src-shared/domain/alarm/rules/rule.ts';
import type { StationEvent } from '../../../../src-shared/domain/event.ts';
import {
  aDoorEvent,
  anAboutEvent,
  anAlarmEvent,
  anEnvSample,
  anOperatorsEvent,
  aPeopleEvent,
  aPowerSample,
  aStatusEvent,
  NOON_MS,
  STATION,
} from '../../../builders/events.ts';
import { aRule, RuleRig, STALE_AFTER_MS } from './rule-rig.ts';

const SECOND = 1_000;
const crowd = (inside: number, atMs = NOON_MS): StationEvent => aPeopleEvent({ entered: 0, inside, atMs });
const alarm = (rig: RuleRig, id: string) =>
  rig.engine.alarms(STATION).find((view) => view.alarm === `console-${id}`);

describe('the rules at work', () => {
  it('raise after the on-delay, with the figures, and clear after the off-delay', async () => {
    const rig = await RuleRig.start([aRule('overcrowded')]);
    await rig.hear(aStatusEvent(), anAboutEvent({ capacity: 20 }), crowd(27));
    await rig.pass(119);
    expect(alarm(rig, 'overcrowded')).toBeUndefined();
    await rig.pass(1);
    expect(alarm(rig, 'overcrowded')).toMatchObject({
      life: 'unacknowledged',
      occurrence: `overcrowded-${String(NOON_MS / SECOND)}`,
      type: 'overcrowded',
      priority: 'medium',
      text: '27/20',
      rule: 'overcrowded',
    });
    await rig.hear(crowd(18, rig.nowMs));
    await rig.pass(119);
    expect(alarm(rig, 'overcrowded')?.active).toBe(true);
    await rig.pass(1);
    expect(alarm(rig, 'overcrowded')?.life).toBe('returned-unacknowledged');
  });

  it('journal what is raised once, however often they look', async () => {
    const rig = await RuleRig.start([aRule('overcrowded', { onDelayS: 0 })]);
    await rig.hear(aStatusEvent(), anAboutEvent(), crowd(27));
    await rig.pass(30);
    expect(rig.writes).toBe(1);
  });

  it('wait while the journal cannot be written, and journal it once afterwards', async () => {
    const rig = await RuleRig.start([aRule('overcrowded', { onDelayS: 0 })]);
    rig.isHeld = true;
    await rig.hear(aStatusEvent(), anAboutEvent(), crowd(27));
    await rig.pass(30);
    expect([rig.writes, alarm(rig, 'overcrowded')]).toEqual([1, undefined]);
    await rig.release();
    expect([rig.writes, alarm(rig, 'overcrowded')?.active]).toEqual([1, true]);
  });

  it('raise an alarm of a station that is gone, and none while the console itself hears nobody', async () => {
    const rig = await RuleRig.start([aRule('station-offline'), aRule('station-silent')]);
    await rig.hear(aStatusEvent());
    rig.isBlind = true;
    await rig.pass(300);
    await rig.hear(aStatusEvent({ state: 'offline', atMs: rig.nowMs }));
    await rig.pass(60);
    expect(rig.engine.alarms(STATION)).toEqual([]);
    rig.isBlind = false;
    await rig.pass(61);
    expect(rig.engine.alarms(STATION)).toMatchObject([{ type: 'station-offline', active: true }]);
  });

  it('raise an alarm of a station that fell silent, by the time of its newest word', async () => {
    const rig = await RuleRig.start([aRule('station-silent')]);
    await rig.hear(aStatusEvent());
    await rig.pass(STALE_AFTER_MS / SECOND + 62);
    expect(alarm(rig, 'station-silent')?.occurrence).toBe(`station-silent-${String(NOON_MS / SECOND)}`);
    expect(rig.engine.summary(STATION)?.newestMs).toBe(NOON_MS);
  });

  it('tell of a door that was forced and closed again within one batch, and it latches', async () => {
    const rig = await RuleRig.start([aRule('door-forced')]);
    await rig.hear(aDoorEvent({ event: 'forced' }), aDoorEvent({ event: 'closed', atMs: NOON_MS + 1 }));
    expect(alarm(rig, 'door-forced')).toMatchObject({ life: 'latched-unacknowledged', text: 'front' });
  });

  it('ring anew for a second door while the first is still open', async () => {
    const rig = await RuleRig.start([aRule('door-forced')]);
    await rig.hear(aDoorEvent({ event: 'forced' }));
    await rig.hear(aDoorEvent({ event: 'forced', door: 'back', atMs: NOON_MS + 9 * SECOND }));
    expect(alarm(rig, 'door-forced')).toMatchObject({ active: true, text: 'back' });
    expect(await rig.alarmEvents()).toHaveLength(2);
  });

  it('ring once for a forced door, and at once, whatever on-delay its rule is given', async () => {
    const rig = await RuleRig.start([aRule('door-forced', { onDelayS: 5 })]);
    await rig.hear(aDoorEvent({ event: 'forced' }));
    expect(alarm(rig, 'door-forced')?.life).toBe('unacknowledged');
    await rig.pass(10);
    expect(await rig.alarmEvents()).toHaveLength(1);
  });

  it('hold an alarm while its reading is unknown', async () => {
    const rig = await RuleRig.start([aRule('load-while-empty', { onDelayS: 0, offDelayS: 0 })]);
    await rig.hear(aStatusEvent(), anAboutEvent(), crowd(0));
    rig.engine.observe(aPowerSample({ powerW: 950 }));
    await rig.pass(1);
    expect(alarm(rig, 'load-while-empty')).toMatchObject({ active: true, text: '950 W' });
    await rig.pass(600);
    expect(alarm(rig, 'load-while-empty')?.active).toBe(true);
    await rig.hear(aStatusEvent({ atMs: rig.nowMs }));
    rig.engine.observe(aPowerSample({ powerW: 100, atMs: rig.nowMs }));
    await rig.pass(1);
    expect(alarm(rig, 'load-while-empty')?.active).toBe(false);
  });

  it('are heard again after the clock of the computer was set back', async () => {
    const rig = await RuleRig.start([aRule('overcrowded', { onDelayS: 0, offDelayS: 0 })]);
    await rig.hear(aStatusEvent(), anAboutEvent(), crowd(27), crowd(1, NOON_MS + 1));
    await rig.hear(crowd(27, NOON_MS + 2));
    await rig.hear(crowd(1, NOON_MS + 3));
    rig.nowMs -= 3_600_000;
    await rig.hear(aPeopleEvent({ inside: 27, atMs: NOON_MS + 4, arrivedMs: rig.nowMs }));
    await rig.pass(1);
    expect(alarm(rig, 'overcrowded')?.life).toBe('unacknowledged');
  });

  it('clear what rang by a rule that was switched off', async () => {
    const rig = await RuleRig.start([aRule('door-forced')]);
    await rig.hear(aDoorEvent({ event: 'forced' }));
    await rig.use([aRule('door-forced', { enabled: false })]);
    expect(alarm(rig, 'door-forced')?.active).toBe(false);
  });

  it('leave an alarm alone that a station reports under the same name', async () => {
    const rig = await RuleRig.start([aRule('overcrowded')]);
    await rig.hear(aStatusEvent(), anAboutEvent(), anAlarmEvent({ alarm: 'console-overcrowded' }));
    await rig.pass(3);
    expect(alarm(rig, 'overcrowded')).toMatchObject({ active: true, rule: null });
  });

  it('tell of the console itself under a name of its own, which is no station on the screen', async () => {
    const rig = await RuleRig.start([aRule('broker-lost')]);
    rig.isConnected = false;
    await rig.pass(31);
    expect(rig.engine.alarms(CONSOLE_STATION)).toMatchObject([{ type: 'broker-lost', priority: 'critical' }]);
    expect(rig.engine.summary(CONSOLE_STATION)).toBeNull();
    rig.isConnected = true;
    await rig.pass(11);
    expect(rig.engine.alarms(CONSOLE_STATION)).toMatchObject([{ active: false }]);
  });

  it('keep calm at a calm station', async () => {
    const rig = await RuleRig.start(DEFAULT_RULES);
    await rig.hear(aStatusEvent(), anAboutEvent(), crowd(3));
    for (let minute = 0; minute < 60; minute += 1) {
      await rig.pass(60);
      rig.engine.observe(aPowerSample({ powerW: 300, atMs: rig.nowMs }));
    }
    expect(await rig.alarmEvents()).toEqual([]);
  });
});

describe('two consoles that look at the same readings a second apart', () => {
  const HOT = aRule('too-hot', { onDelayS: 10, offDelayS: 10 });
  const ALARM = 'console-too-hot';

  /** Heated up a second later for one than for the other. */
  async function apart() {
    const [one, two] = [await RuleRig.start([HOT]), await RuleRig.start([HOT])];
    for (const [rig, atMs] of [
      [one, NOON_MS],
      [two, NOON_MS + SECOND],
    ] as const) {
      await rig.hear(aStatusEvent(), anAboutEvent());
      rig.engine.observe(anEnvSample({ celsius: 50, atMs }));
    }
    return { one, two };
  }

  const acknowledgedBy = (rig: RuleRig) =>
    anOperatorsEvent({ occurrence: alarm(rig, 'too-hot')?.occurrence ?? '' }, { alarm: ALARM });

  it('take an acknowledgement of the one for that of the other', async () => {
    const { one, two } = await apart();
    await one.pass(12);
    await two.pass(12);
    expect(alarm(two, 'too-hot')?.occurrence).not.toBe(alarm(one, 'too-hot')?.occurrence);
    await two.hearOperators(acknowledgedBy(one));
    expect(alarm(two, 'too-hot')?.life).toBe('acknowledged');
  });

  it('raise as acknowledged what the other acknowledged before, and raise it once', async () => {
    const { one, two } = await apart();
    await one.pass(12);
    await two.hearOperators(acknowledgedBy(one));
    await two.pass(30);
    expect(alarm(two, 'too-hot')).toMatchObject({
      life: 'acknowledged',
      occurrence: alarm(one, 'too-hot')?.occurrence,
    });
    expect(await two.alarmEvents()).toHaveLength(1);
  });

  it('let the next occurrence ring', async () => {
    const { one, two } = await apart();
    await one.pass(12);
    await two.pass(12);
    await two.hearOperators(acknowledgedBy(one));
    const hear = (celsius: number): void =>
      two.engine.observe(anEnvSample({ celsius, atMs: two.nowMs, arrivedMs: two.nowMs }));
    hear(20);
    await two.pass(12);
    expect(alarm(two, 'too-hot')?.life).toBe('normal');
    hear(50);
    await two.pass(12);
    await two.hearOperators(acknowledgedBy(one));
    expect(alarm(two, 'too-hot')?.life).toBe('unacknowledged');
  });

  it('take each by its own name where the rule may ring twice in that time', async () => {
    const { one, two } = await apart();
    for (const rig of [one, two]) {
      await rig.use([{ ...HOT, onDelayS: 1, offDelayS: 0 }]);
      await rig.pass(3);
    }
    await two.hearOperators(acknowledgedBy(one));
    expect(alarm(two, 'too-hot')?.life).toBe('unacknowledged');
  });
});

describe('a kill at any moment', () => {
  const RULES = [aRule('door-forced'), aRule('overcrowded', { onDelayS: 0, offDelayS: 0 })];
  type Op =
    | { readonly do: 'door'; readonly name: string; readonly event: 'forced' | 'closed' }
    | { readonly do: 'people'; readonly inside: number }
    | { readonly do: 'pass' };
  const door = fc
    .tuple(fc.constantFrom('front', 'back'), fc.constantFrom('forced' as const, 'closed' as const))
    .map(([name, event]): Op => ({ do: 'door', name, event }));
  const people = fc.integer({ min: 15, max: 25 }).map((inside): Op => ({ do: 'people', inside }));
  const ops = fc.array(fc.oneof(door, people, fc.constant<Op>({ do: 'pass' })), { maxLength: 25 });
  const kill = fc.constantFrom('none', 'before-written', 'after-written');

  async function run(list: readonly Op[], kills: readonly string[]) {
    const rig = await RuleRig.start(RULES);
    await rig.hear(aStatusEvent(), anAboutEvent({ capacity: 20 }));
    for (const [n, op] of list.entries()) {
      rig.isHeld = kills[n] === 'before-written';
      await play(rig, op);
      rig.isHeld = false;
      if (kills[n] !== undefined && kills[n] !== 'none') await rig.restart(RULES);
    }
    await rig.pass(2);
    return { raised: idsOf(await rig.alarmEvents()), views: rig.engine.alarms(STATION) };
  }

  async function play(rig: RuleRig, op: Op): Promise<void> {
    await rig.pass(2);
    if (op.do === 'door') await rig.hear(aDoorEvent({ door: op.name, event: op.event, atMs: rig.nowMs }));
    if (op.do === 'people') await rig.hear(crowd(op.inside, rig.nowMs));
  }

  const idsOf = (events: Awaited<ReturnType<RuleRig['alarmEvents']>>): string[] =>
    events.filter(({ active }) => active).map(({ id }) => id);

  it('neither loses nor doubles an alarm', async () => {
    await fc.assert(
      fc.asyncProperty(ops, fc.array(kill, { maxLength: 25 }), async (list, kills) => {
        const calm = await run(list, []);
        const killed = await run(list, kills);
        expect(killed.raised).toEqual(calm.raised);
        expect(killed.views.map(({ alarm: name, active }) => [name, active])).toEqual(
          calm.views.map(({ alarm: name, active }) => [name, active]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('other rules', () => {
  const HEARD = [aStatusEvent(), anAboutEvent({ capacity: 20 }), crowd(27)];
  const AT_ONCE = { onDelayS: 0, offDelayS: 0 };
  const crowded = async (rule = aRule('overcrowded', AT_ONCE)): Promise<RuleRig> => {
    const rig = await RuleRig.start([rule]);
    await rig.hear(...HEARD);
    return rig;
  };

  it('end what stands by one that is deleted: returned, and still to be acknowledged', async () => {
    const rig = await crowded();
    expect(alarm(rig, 'overcrowded')?.life).toBe('unacknowledged');
    await rig.use([]);
    expect(alarm(rig, 'overcrowded')).toMatchObject({ life: 'returned-unacknowledged', active: false });
    await rig.pass(5);
    expect(await rig.alarmEvents()).toHaveLength(2);
  });

  it('end it also where it is deleted while its alarm is being written', async () => {
    const rig = await RuleRig.start([aRule('overcrowded', AT_ONCE)]);
    rig.isHeld = true;
    await rig.hear(...HEARD);
    await rig.use([]);
    await rig.release();
    expect(alarm(rig, 'overcrowded')?.life).toBe('returned-unacknowledged');
  });

  it('leave a latched alarm to be reset', async () => {
    const rig = await crowded({ ...aRule('overcrowded', AT_ONCE), latches: true });
    await rig.use([]);
    expect(alarm(rig, 'overcrowded')?.life).toBe('latched-unacknowledged');
  });

  it('end what stands by one whose name another kind was given, which begins anew', async () => {
    const rig = await crowded();
    await rig.use([{ ...aRule('overstay'), id: 'overcrowded' }]);
    expect(alarm(rig, 'overcrowded')?.life).toBe('returned-unacknowledged');
  });

  it('wait for the on-delay again at a station that was left out for a while', async () => {
    const rule = aRule('overcrowded', { onDelayS: 20, offDelayS: 0 });
    const rig = await RuleRig.start([rule]);
    await rig.hear(...HEARD);
    await rig.pass(21);
    expect(alarm(rig, 'overcrowded')?.active).toBe(true);
    await rig.use([{ ...rule, stations: ['elsewhere'] }]);
    expect(alarm(rig, 'overcrowded')?.active).toBe(false);
    await rig.use([rule]);
    await rig.pass(10);
    expect(alarm(rig, 'overcrowded')?.active).toBe(false);
    await rig.pass(11);
    expect(alarm(rig, 'overcrowded')?.active).toBe(true);
  });

  it('by the working hours of the station watch only then, and otherwise hold from the next look on', async () => {
    // Noon of a Monday in Shanghai, by the builders.
    const rig = await crowded({ ...aRule('overcrowded', AT_ONCE), schedule: { hours: 'outside' } });
    await rig.pass(1);
    const during = alarm(rig, 'overcrowded')?.active ?? false;
    const always: Times = { days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 0, toMinute: 0 };
    rig.workingHours = { ...rig.workingHours, stations: { [STATION]: { ...always, days: [] } } };
    await rig.pass(1);
    const outside = alarm(rig, 'overcrowded')?.active ?? false;
    rig.workingHours = { ...rig.workingHours, stations: { [STATION]: always } };
    await rig.pass(1);
    expect([during, outside, alarm(rig, 'overcrowded')?.active]).toEqual([false, true, false]);
  });
});
