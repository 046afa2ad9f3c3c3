import { describe, expect, it } from 'vitest';
import { createAlarmDesk } from '../../../src-main/core/alarms/alarm-desk.ts';
import { createEngine } from '../../../src-main/core/engine.ts';
import { createLiveBoard } from '../../../src-main/core/live-board.ts';
import type { AlarmAct } from '../../../src-shared/domain/alarm/life-cycle.ts';
import type { AlarmEvent, StationEvent } from '../../../src-shared/domain/event.ts';
import { LAST_MS } from '../../../src-shared/domain/stamp.ts';
import { anAlarmEvent, anOperatorsEvent, NOON_MS, STATION } from '../../builders/events.ts';
import { aMemoryJournal } from '../../builders/memory-journal.ts';

const HOUR_MS = 3_600_000;
const WANG = 'wang@control-1';

/** A desk over an engine and a journal in memory; what is recorded is applied, as in the feed. */
function aDesk(...known: readonly StationEvent[]) {
  const clock = { nowMs: NOON_MS };
  const engine = createEngine({
    board: createLiveBoard('run'),
    now: () => clock.nowMs,
    staleAfterMs: () => 60_000,
    instance: 'test',
  });
  const journal = aMemoryJournal();
  const told: string[] = [];
  /** What each write to come waits for. */
  const writes: (() => Promise<void>)[] = [];
  let isClosed = false;
  const append = async (events: readonly StationEvent[]) => {
    const fresh = await journal.append(events);
    engine.apply(fresh);
    return fresh;
  };
  /** The disk has the next write and does not answer, until it is let go; null: it answers. */
  let hanging: Promise<void> | null = null;
  const record = async (
    events: readonly StationEvent[],
    onOpen: (later: ReturnType<typeof append>) => void,
  ) => {
    await writes.shift()?.();
    if (hanging !== null) {
      onOpen(hanging.then(() => append(events)));
      return [];
    }
    return isClosed ? [] : append(events);
  };
  const desk = createAlarmDesk({
    engine,
    record,
    onDone: (station, alarm) => void told.push(`${station}/${alarm}`),
    now: () => clock.nowMs,
  });
  engine.apply(known.map((event, index) => ({ cursor: index, event })));
  return {
    desk,
    clock,
    told,
    close: () => void (isClosed = true),
    /** The next write takes until it is let go. */
    stall: (): (() => void) => {
      let letGo = (): void => undefined;
      const gate = new Promise<void>((resolve) => (letGo = resolve));
      writes.push(() => gate);
      return letGo;
    },
    hang: (): (() => Promise<void>) => {
      let letGo = (): void => undefined;
      hanging = new Promise((resolve) => (letGo = resolve));
      const hung = hanging;
      return async () => {
        letGo();
        hanging = null;
        await hung.then(() => new Promise((resolve) => setTimeout(resolve, 0)));
      };
    },
    breakNext: () => void writes.push(() => Promise.reject(new Error('bug'))),
    life: (alarm = 'smoke-1') => engine.alarms(STATION).find((view) => view.alarm === alarm)?.life,
    view: (alarm = 'smoke-1') => engine.alarms(STATION).find((view) => view.alarm === alarm),
    act: (act: AlarmAct, by = WANG, occurrence = 'o1', alarm = 'smoke-1') =>
      desk.act({ station: STATION, alarm, occurrence, act }, by),
  };
}

const aRaised = (fields: Partial<Omit<AlarmEvent, 'kind'>> = {}): AlarmEvent =>
  anAlarmEvent({ id: 'o1', priority: 'high', ...fields });
const acknowledge = (note = ''): AlarmAct => ({ kind: 'acknowledge', note });
const DONE = { ok: true, value: null };
const refused = (code: string) => expect.objectContaining({ ok: false, code }) as unknown;

describe('an operator at the desk', () => {
  it('acknowledges an alarm, and the other consoles are told once it is durable', async () => {
    const at = aDesk(aRaised());
    const letGo = at.stall();
    const acting = at.act(acknowledge('已到场'));
    expect([at.life(), at.told]).toEqual(['unacknowledged', []]);
    letGo();
    expect(await acting).toEqual(DONE);
    expect(at.view()).toMatchObject({
      life: 'acknowledged',
      acknowledged: { atMs: NOON_MS, by: WANG, note: '已到场' },
    });
    expect(at.told).toEqual([`${STATION}/smoke-1`]);
  });

  it('does not acknowledge an occurrence that was not seen', async () => {
    const at = aDesk(aRaised(), aRaised({ id: 'o2', atMs: NOON_MS + 1 }));
    expect(await at.act(acknowledge())).toEqual(refused('other-occurrence'));
    expect([at.life(), at.told]).toEqual(['unacknowledged', []]);
  });

  it('does not reset an occurrence that was not seen, but may shelve the alarm', async () => {
    const at = aDesk(aRaised(), aRaised({ id: 'o2', atMs: NOON_MS + 1 }));
    expect(await at.act({ kind: 'reset' })).toEqual(refused('other-occurrence'));
    expect(await at.act({ kind: 'shelve', untilMs: NOON_MS + HOUR_MS, reason: '检修' })).toEqual(DONE);
    expect(at.life()).toBe('shelved');
  });

  it.each(['', ' ', '\u200b\u202e', '\n'])(
    'must say something that can be read on a critical alarm: %j',
    async (note) => {
      const at = aDesk(aRaised({ priority: 'critical' }));
      expect(await at.act(acknowledge(note))).toEqual(refused('note-required'));
      expect(at.life()).toBe('unacknowledged');
    },
  );

  it('acts on what is known only', async () => {
    expect(await aDesk().act(acknowledge())).toEqual(refused('unknown-alarm'));
    expect(await aDesk(anOperatorsEvent()).act(acknowledge())).toEqual(refused('unknown-alarm'));
  });

  it('who comes second while the first is being written finds it acknowledged, by the first', async () => {
    const at = aDesk(aRaised());
    const letGo = at.stall();
    const first = at.act(acknowledge('一'), WANG);
    const second = at.act(acknowledge('二'), 'li@control-1');
    letGo();
    expect(await Promise.all([first, second])).toEqual([DONE, refused('not-unacknowledged')]);
    expect(at.view()?.acknowledged?.by).toBe(WANG);
    expect(at.told).toHaveLength(1);
  });

  it('is told when it could not be recorded, and nobody else is told anything', async () => {
    const at = aDesk(aRaised());
    at.close();
    expect(await at.act(acknowledge())).toEqual(refused('not-recorded'));
    expect([at.life(), at.told]).toEqual(['unacknowledged', []]);
  });

  it('goes on after an act that failed in the writing', async () => {
    const at = aDesk(aRaised());
    at.breakNext();
    await expect(at.act(acknowledge())).rejects.toThrow('bug');
    expect(await at.act(acknowledge())).toEqual(DONE);
  });

  it('takes back what another console did whose clock is ahead', async () => {
    const aheadMs = NOON_MS + 10 * HOUR_MS;
    const service = { atMs: aheadMs, by: 'zhao@control-9', out: true, reason: '探头损坏' };
    const at = aDesk(aRaised(), anOperatorsEvent({ acknowledged: null, service }));
    expect(await at.act({ kind: 'in-service' })).toEqual(DONE);
    expect(at.life()).toBe('unacknowledged');
  });

  it('shelves what another console shelved whose clock is far ahead', async () => {
    const aheadMs = NOON_MS + 10 * HOUR_MS;
    const shelved = { atMs: aheadMs, by: 'zhao@control-9', untilMs: aheadMs + HOUR_MS, reason: '检修' };
    const at = aDesk(aRaised(), anOperatorsEvent({ acknowledged: null, shelved }));
    const act: AlarmAct = { kind: 'shelve', untilMs: NOON_MS + HOUR_MS, reason: '检修' };
    expect(at.life()).toBe('unacknowledged');
    expect(await at.act(act)).toEqual(DONE);
    expect(at.life()).toBe('shelved');
    expect(await at.act({ kind: 'unshelve' })).toEqual(DONE);
    expect(await at.act(act)).toEqual(DONE);
    at.clock.nowMs += HOUR_MS;
    expect(at.life()).toBe('unacknowledged');
  });

  it('is told where nothing can come after what another console did', async () => {
    const service = { atMs: LAST_MS, by: 'zhao@control-9', out: true, reason: '探头损坏' };
    const at = aDesk(aRaised(), anOperatorsEvent({ acknowledged: null, service }));
    expect(await at.act({ kind: 'in-service' })).toEqual(refused('clock-behind'));
  });

  it('acknowledges also after the clock was set back', async () => {
    const at = aDesk(aRaised());
    await at.act({ kind: 'shelve', untilMs: NOON_MS + HOUR_MS, reason: '检修' });
    at.clock.nowMs -= 10 * HOUR_MS;
    expect(await at.act(acknowledge())).toEqual(DONE);
    expect(at.life()).toBe('acknowledged');
  });
});

describe('many alarms acknowledged at once', () => {
  const seen = (alarm: string, occurrence: string) => ({ station: STATION, alarm, occurrence });

  it('are those that were seen as they are; never the critical ones, which are counted as left', async () => {
    const at = aDesk(
      aRaised({ alarm: 'a', id: 'a1' }),
      aRaised({ alarm: 'b', id: 'b1', priority: 'low' }),
      aRaised({ alarm: 'c', id: 'c1', priority: 'critical' }),
      aRaised({ alarm: 'd', id: 'd2', priority: 'medium' }),
      aRaised({ alarm: 'e', id: 'e1' }),
      anOperatorsEvent({ occurrence: 'e1' }, { alarm: 'e' }),
    );
    const asked = [
      seen('a', 'a1'),
      seen('b', 'b1'),
      seen('c', 'c1'),
      seen('d', 'd1'),
      seen('e', 'e1'),
      seen('f', 'f1'),
    ];
    expect(await at.desk.acknowledgeAll({ seen: asked, note: '停电演练' }, WANG)).toEqual({
      acknowledged: 2,
      left: 4,
      unrecorded: 0,
    });
    expect(['a', 'b', 'c', 'd', 'e'].map((alarm) => at.life(alarm))).toEqual([
      'acknowledged',
      'acknowledged',
      'unacknowledged',
      'unacknowledged',
      'acknowledged',
    ]);
    expect(at.view('a')?.acknowledged).toEqual({ atMs: NOON_MS, by: WANG, note: '停电演练' });
    expect(at.told).toEqual([`${STATION}/a`, `${STATION}/b`]);
  });

  it('count each alarm once', async () => {
    const at = aDesk(aRaised());
    const twice = [seen('smoke-1', 'o1'), seen('smoke-1', 'o1')];
    expect(await at.desk.acknowledgeAll({ seen: twice, note: '' }, WANG)).toEqual({
      acknowledged: 1,
      left: 0,
      unrecorded: 0,
    });
  });

  it('are none where nothing could be recorded', async () => {
    const at = aDesk(aRaised());
    at.close();
    const outcome = await at.desk.acknowledgeAll({ seen: [seen('smoke-1', 'o1')], note: '' }, WANG);
    expect([outcome, at.told]).toEqual([{ acknowledged: 0, left: 0, unrecorded: 1 }, []]);
  });

  it('wait for the one that is being acknowledged, and leave it as it is then', async () => {
    const at = aDesk(aRaised());
    const letGo = at.stall();
    const first = at.act(acknowledge(), 'li@control-1');
    const all = at.desk.acknowledgeAll({ seen: [seen('smoke-1', 'o1')], note: '' }, WANG);
    letGo();
    expect([await first, await all]).toEqual([DONE, { acknowledged: 0, left: 1, unrecorded: 0 }]);
    expect(at.view()?.acknowledged?.by).toBe('li@control-1');
  });
});

describe('a disk that does not answer', () => {
  it('lets nobody wait; once it answers the act is done, and the other consoles are told', async () => {
    const at = aDesk(aRaised());
    const letGo = at.hang();
    expect(await at.act(acknowledge())).toEqual(refused('recording'));
    expect([at.life(), at.told]).toEqual(['unacknowledged', []]);
    await letGo();
    expect([at.life(), at.told]).toEqual(['acknowledged', [`${STATION}/smoke-1`]]);
    expect(await at.act(acknowledge())).toEqual(refused('not-unacknowledged'));
    expect(at.told).toHaveLength(1);
  });
});
