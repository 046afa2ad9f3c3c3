import { describe, expect, it } from 'vitest';
import { alarmViews } from '../../../../src-shared/domain/summary.ts';
import { MAX_NAMES } from '../../../../src-shared/domain/keyed.ts';
import { anAlarmEvent, anOperatorsEvent, NOON_MS } from '../../../builders/events.ts';
import { after, SECOND, tile } from '../support.ts';

const alarm = (seconds: number, active: boolean, fields: Parameters<typeof anAlarmEvent>[0] = {}) =>
  anAlarmEvent({ atMs: NOON_MS + seconds * SECOND, active, ...fields });

describe('an alarm as its station reports it', () => {
  it('is active from its report until it is reported over', () => {
    const raised = alarm(0, true, { id: 'o1' });
    expect(alarmViews(after(raised), NOON_MS)).toMatchObject([
      { active: true, occurrence: 'o1', sinceMs: NOON_MS },
    ]);
    expect(alarmViews(after(raised, alarm(5, false)), NOON_MS)).toMatchObject([
      { active: false, occurrence: 'o1', sinceMs: NOON_MS, changedMs: NOON_MS + 5 * SECOND },
    ]);
  });

  it('is a new occurrence with each new activation', () => {
    const events = [alarm(0, true, { id: 'o1' }), alarm(5, false), alarm(9, true, { id: 'o2' })];
    expect(alarmViews(after(...events), NOON_MS)).toMatchObject([
      { active: true, occurrence: 'o2', sinceMs: NOON_MS + 9 * SECOND },
    ]);
  });

  it('stays over when an older activation arrives late', () => {
    expect(tile([alarm(5, false), alarm(0, true)]).activeAlarms).toBe(0);
  });

  it('is none when all that was ever heard is that it is over', () => {
    expect(alarmViews(after(alarm(0, false, { retained: true })), NOON_MS)).toEqual([]);
  });

  it('is active too when the broker kept it', () => {
    expect(tile([alarm(0, true, { retained: true })]).activeAlarms).toBe(1);
  });
});

describe('the alarms of a tile', () => {
  it('are counted, and the newest of the highest priority is named', () => {
    const events = [
      alarm(0, true, { alarm: 'a', priority: 'high', text: '门被强开' }),
      alarm(1, true, { alarm: 'b', priority: 'high', type: 'water', text: '水浸' }),
      alarm(2, true, { alarm: 'c', priority: 'low', text: '缺纸' }),
    ];
    expect(tile(events)).toMatchObject({ activeAlarms: 3, worstPriority: 'high', worstAlarmType: 'water' });
  });

  it('make room for a new one by forgetting those that are over, and never forget an active one', () => {
    const over = Array.from({ length: MAX_NAMES }, (_, n) => [
      alarm(n, true, { alarm: `a${n}` }),
      alarm(n + 1, false, { alarm: `a${n}` }),
    ]);
    const active = Array.from({ length: MAX_NAMES }, (_, n) => alarm(n, true, { alarm: `b${n}` }));
    const full = after(...over.flat(), ...active);
    expect(alarmViews(full, NOON_MS).filter((view) => view.active)).toHaveLength(MAX_NAMES);
    expect(after(...active, alarm(0, true, { alarm: 'one-more' })).ignored).toBe(1);
  });
});

const shelved = (name: string, untilMs: number) =>
  anOperatorsEvent(
    { acknowledged: null, shelved: { atMs: NOON_MS, by: 'wang@control-1', untilMs, reason: '检修' } },
    { alarm: name },
  );

describe('the room for alarms', () => {
  const FAR_MS = NOON_MS + 1_000 * SECOND;
  const names = (prefix: string) => Array.from({ length: MAX_NAMES }, (_, n) => `${prefix}${n}`);

  it('is not taken by what operators are said to have done to alarms that nobody reported', () => {
    const madeUp = names('made-up-').map((name) => shelved(name, FAR_MS));
    const state = after(...madeUp, alarm(0, true));
    expect(alarmViews(state, NOON_MS)).toMatchObject([{ alarm: 'smoke-1', life: 'unacknowledged' }]);
    expect([Object.keys(state.alarms).length, state.ignored]).toEqual([MAX_NAMES, 0]);
  });

  it('is not made for such deeds by forgetting an alarm that was reported', () => {
    const over = names('a').flatMap((name) => [
      alarm(0, true, { alarm: name }),
      alarm(1, false, { alarm: name }),
    ]);
    const crowded = after(...over, shelved('made-up', FAR_MS));
    expect(alarmViews(crowded, NOON_MS)).toHaveLength(MAX_NAMES);
    expect(crowded.ignored).toBe(1);
  });

  it('is made by forgetting an alarm that is over once its shelf has ended, and not before', () => {
    const active = names('a')
      .slice(1)
      .map((name) => alarm(0, true, { alarm: name }));
    const over = [alarm(0, true, { alarm: 'over' }), alarm(1, false, { alarm: 'over' })];
    const full = [...active, ...over, shelved('over', NOON_MS + 60 * SECOND)];
    const oneMore = (seconds: number) => after(...full, alarm(seconds, true, { alarm: 'one-more' }));
    expect(oneMore(59).ignored).toBe(1);
    expect(Object.keys(oneMore(60).alarms)).toContain('one-more');
    expect(Object.keys(oneMore(60).alarms)).not.toContain('over');
  });
});
